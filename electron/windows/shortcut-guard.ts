import type { Input, WebContents } from 'electron';

/** What decides about a key: which one, and what is held with it. */
export type KeyPress = Pick<Input, 'type' | 'key' | 'control' | 'meta' | 'shift' | 'alt'>;

/**
 * True for the keys that reload a page or open developer tools: F5 and F12 with anything, Ctrl+R
 * (Command on macOS), and Ctrl+Shift or Option+Command with I, J or C.
 */
export function isDeveloperShortcut(press: KeyPress): boolean {
  if (press.type !== 'keyDown') return false;
  const key = press.key.toLowerCase();
  if (key === 'f5' || key === 'f12') return true;
  if (!press.control && !press.meta) return false;
  if (key === 'r') return true;
  return (press.shift || press.alt) && ['i', 'j', 'c'].includes(key);
}

/**
 * Keeps reload and developer tools out of packaged builds: reloading would lose what was typed,
 * and the tools of a sign-in page would show what an administrator types there.
 */
export function guardShortcuts(contents: Pick<WebContents, 'on'>): void {
  contents.on('before-input-event', (event, press) => {
    if (isDeveloperShortcut(press)) event.preventDefault();
  });
}
