/** Lines of a chunk. A batch of lines copies one chunk at most, whatever came before it. */
const chunkLength = 1024;
const chunkShift = 10;

/**
 * Lines in the order in which they came. Lists do not change; appending shares all but the last
 * chunk with the list before, so that a transcript of 100,000 lines can grow many times a second.
 */
export interface LineList<T> {
  readonly length: number;
  readonly chunks: readonly (readonly T[])[];
}

/** No lines yet. */
export const noLines: LineList<never> = { length: 0, chunks: [] };

/** The list with these lines at its end. */
export function appendLines<T>(list: LineList<T>, lines: readonly T[]): LineList<T> {
  if (lines.length === 0) return list;
  const chunks = [...list.chunks];
  let taken = 0;
  const last = chunks.at(-1);
  if (last !== undefined && last.length < chunkLength) {
    taken = chunkLength - last.length;
    chunks[chunks.length - 1] = [...last, ...lines.slice(0, taken)];
  }
  for (; taken < lines.length; taken += chunkLength) {
    chunks.push(lines.slice(taken, taken + chunkLength));
  }
  return { length: list.length + lines.length, chunks };
}

/** The list of these lines. */
export function lineListOf<T>(lines: readonly T[]): LineList<T> {
  return appendLines<T>(noLines, lines);
}

/** The line at an index from 0; `undefined` where there is none. */
export function lineAt<T>({ chunks }: LineList<T>, index: number): T | undefined {
  return chunks[index >> chunkShift]?.[index & (chunkLength - 1)];
}

/** All lines as an array of their own. */
export function toArray<T>({ chunks }: LineList<T>): T[] {
  return chunks.flat();
}

/** The index of the line with this number; `undefined` where there is none. */
export function indexOfLine(list: LineList<{ n: number }>, n: number): number | undefined {
  // Lines are numbered from 1 without gaps, as a rule; where they are not, they are looked through.
  if (lineAt(list, n - 1)?.n === n) return n - 1;
  for (let index = 0; index < list.length; index++) {
    if (lineAt(list, index)?.n === n) return index;
  }
  return undefined;
}

/** The line with this number; `undefined` where there is none. */
export function lineNumbered<T extends { n: number }>(list: LineList<T>, n: number): T | undefined {
  const index = indexOfLine(list, n);
  return index === undefined ? undefined : lineAt(list, index);
}

/** True where a list begins with all lines of another: it is the other, or grew out of it. */
export function extendsList<T>(list: LineList<T>, before: LineList<T>): boolean {
  if (before.length === 0) return true;
  const end = before.length - 1;
  // Lines are objects that are made once: the same first and last are the same lines.
  return lineAt(list, 0) === lineAt(before, 0) && lineAt(list, end) === lineAt(before, end);
}
