import type { Stage } from '../stages.ts';
import type { LineKind, TranscriptLine } from '../transcript.ts';
import { extendsList, lineAt, type LineList } from './line-list.ts';

/** What every kind of transcript's line has: of a check, and of a sign-in, which has no stages. */
export type ShownLine = Pick<TranscriptLine, 'n' | 'atMs' | 'kind' | 'text' | 'redacted'> & {
  stage?: Stage;
};

/** Which lines are shown. */
export interface LineFilter {
  /** Of these directions. */
  kinds: readonly LineKind[];
  /** Of this stage; of all without it. */
  stage?: Stage | undefined;
}

/** What stands in one row: a line, or above the first line of a stage the stage's name. */
export type Row = { kind: 'line'; index: number } | { kind: 'stage'; index: number; stage: Stage };

/**
 * The rows of a transcript: the indexes of the lines that are shown, with separators between the
 * stages. Rows do not change; those of a longer list take over what is known of the shorter one.
 */
export interface Rows {
  readonly length: number;
  /** How many of the rows are lines. */
  readonly shownLines: number;
  /** A line's index, or for a separator -1 minus the index of the line that it stands above. */
  readonly codes: Int32Array;
  readonly lines: LineList<ShownLine>;
  readonly filter: LineFilter;
}

const initialRows = 1024;

/**
 * The rows of the lines that a filter shows.
 *
 * @param before rows of the same transcript; where nothing but lines were added since, only these
 *   are looked at, and the array is shared, of which nobody reads more than its own length
 */
export function rowsOf(lines: LineList<ShownLine>, filter: LineFilter, before?: Rows): Rows {
  const grown = before?.filter === filter && extendsList(lines, before.lines) ? before : undefined;
  let codes = grown?.codes ?? new Int32Array(initialRows);
  let length = grown?.length ?? 0;
  let shownLines = grown?.shownLines ?? 0;
  let stage = grown && lastStage(grown);
  for (let index = grown?.lines.length ?? 0; index < lines.length; index++) {
    const line = lineAt(lines, index);
    if (line === undefined || !isShown(line, filter)) continue;
    if (length + 2 > codes.length) codes = doubled(codes);
    if (line.stage !== undefined && line.stage !== stage) {
      stage = line.stage;
      codes[length++] = -1 - index;
    }
    codes[length++] = index;
    shownLines++;
  }
  return { length, shownLines, codes, lines, filter };
}

function isShown({ kind, stage }: ShownLine, filter: LineFilter): boolean {
  return filter.kinds.includes(kind) && (filter.stage === undefined || filter.stage === stage);
}

function lastStage(rows: Rows): Stage | undefined {
  const index = lineIndexOf(rows, rows.length - 1);
  return index === undefined ? undefined : lineAt(rows.lines, index)?.stage;
}

function doubled(codes: Int32Array): Int32Array {
  const larger = new Int32Array(codes.length * 2);
  larger.set(codes);
  return larger;
}

/** What stands in a row; `undefined` where there is none. */
export function rowAt(rows: Rows, row: number): Row | undefined {
  const code = row < rows.length ? rows.codes[row] : undefined;
  if (code === undefined) return undefined;
  if (code >= 0) return { kind: 'line', index: code };
  const index = -1 - code;
  const stage = lineAt(rows.lines, index)?.stage;
  return stage === undefined ? undefined : { kind: 'stage', index, stage };
}

/** The index of the line in a row, or of the line that the separator in it stands above. */
export function lineIndexOf(rows: Rows, row: number): number | undefined {
  const code = row >= 0 && row < rows.length ? rows.codes[row] : undefined;
  if (code === undefined) return undefined;
  return code >= 0 ? code : -1 - code;
}

/** The row of a line by its index; `undefined` where the filter does not show it. */
export function rowOfLine(rows: Rows, index: number): number | undefined {
  const row = firstRowFrom(rows, index);
  return rows.codes[row] === index && row < rows.length ? row : undefined;
}

/**
 * The row from which on there are only lines of this index and later ones: that of the line, or
 * where it is not shown the next row; the number of rows where there is none.
 */
export function firstRowFrom(rows: Rows, index: number): number {
  let [low, high] = [0, rows.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    // A separator stands above its line, so it counts as a little less than that.
    const code = rows.codes[middle] ?? 0;
    if (code >= 0 ? code < index : -1 - code <= index) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The lines that the rows show, from one index of a line to another, both included. */
export function linesBetween(rows: Rows, from: number, to: number): ShownLine[] {
  const found: ShownLine[] = [];
  for (let row = firstRowFrom(rows, from); row < rows.length; row++) {
    const code = rows.codes[row] ?? 0;
    if (code > to) break;
    const line = code >= 0 ? lineAt(rows.lines, code) : undefined;
    if (line !== undefined) found.push(line);
  }
  return found;
}

/** How many lines the rows show from one index of a line to another, both included. */
export function countBetween(rows: Rows, from: number, to: number): number {
  let count = 0;
  for (let row = firstRowFrom(rows, from); row < rows.length; row++) {
    const code = rows.codes[row] ?? 0;
    if (code > to) break;
    if (code >= 0) count++;
  }
  return count;
}
