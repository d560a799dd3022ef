/** The size of every box, in CSS pixels, and the height of every line of a transcript. */
const box = { width: 800, height: 400 };
const lineHeight = 19;

/**
 * Gives the elements of a page sizes, which this DOM does not compute: without them a list that
 * shows only what is in sight shows nothing.
 */
export function fakeLayout(): void {
  const sizes: Partial<Record<keyof HTMLElement, number>> = {
    clientWidth: box.width,
    clientHeight: box.height,
    offsetWidth: box.width,
    offsetHeight: lineHeight,
  };
  for (const [name, value] of Object.entries(sizes)) {
    Object.defineProperty(HTMLElement.prototype, name, { configurable: true, get: () => value });
  }
}
