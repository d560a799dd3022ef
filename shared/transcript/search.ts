import { extendsList, lineAt } from './line-list.ts';
import type { Rows, ShownLine } from './rows.ts';

/** The lines that a search finds among those that are shown, in their order. */
export interface Matches {
  readonly query: string;
  readonly rows: Rows;
  /** Indexes of lines. */
  readonly indexes: readonly number[];
}

/** Upper and lower case are the same, and nothing in a query has a meaning of its own. */
function pattern(query: string, flags: string): RegExp | undefined {
  if (query === '') return undefined;
  return new RegExp(query.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'), flags);
}

/**
 * Finds the lines whose text has the query in it.
 *
 * @param before what was found of the same query before lines were added: only these are looked at
 */
export function findMatches(rows: Rows, query: string, before?: Matches): Matches {
  const wanted = pattern(query, 'iu');
  if (wanted === undefined) return { query, rows, indexes: [] };
  const grown = before?.query === query && isGrown(rows, before.rows) ? before : undefined;
  const added: number[] = [];
  for (let row = grown?.rows.length ?? 0; row < rows.length; row++) {
    const index = rows.codes[row] ?? -1;
    const line = index < 0 ? undefined : lineAt(rows.lines, index);
    if (line !== undefined && wanted.test(line.text)) added.push(index);
  }
  if (grown && added.length === 0) return { ...grown, rows };
  return { query, rows, indexes: grown ? [...grown.indexes, ...added] : added };
}

function isGrown(rows: Rows, before: Rows): boolean {
  return rows.filter === before.filter && extendsList<ShownLine>(rows.lines, before.lines);
}

/**
 * Which match comes next.
 *
 * @param from the index of the line that one is at; none before the first
 * @param step 1 for the next, -1 for the one before; after the last comes the first again
 * @returns its place among the matches, from 0; `undefined` where nothing was found
 */
export function stepMatch(
  { indexes }: Matches,
  from: number | undefined,
  step: 1 | -1,
): number | undefined {
  if (indexes.length === 0) return undefined;
  if (from === undefined) return step === 1 ? 0 : indexes.length - 1;
  if (step === 1) {
    const next = indexes.findIndex((index) => index > from);
    return next === -1 ? 0 : next;
  }
  const previous = indexes.findLastIndex((index) => index < from);
  return previous === -1 ? indexes.length - 1 : previous;
}

/** A part of a text, and whether it is what was looked for. */
export interface TextPart {
  text: string;
  found: boolean;
}

/** A text in parts, so that what was looked for can be marked; one part where nothing is. */
export function markedParts(text: string, query: string): TextPart[] {
  const wanted = pattern(query, 'giu');
  if (wanted === undefined) return [{ text, found: false }];
  const parts: TextPart[] = [];
  let end = 0;
  for (const match of text.matchAll(wanted)) {
    if (match.index > end) parts.push({ text: text.slice(end, match.index), found: false });
    parts.push({ text: match[0], found: true });
    end = match.index + match[0].length;
  }
  if (end < text.length) parts.push({ text: text.slice(end), found: false });
  return parts;
}
