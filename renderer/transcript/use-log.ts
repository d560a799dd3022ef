import { useDeferredValue, useState } from 'react';
import type { LineList } from '../../shared/transcript/line-list.ts';
import {
  countBetween,
  linesBetween,
  rowsOf,
  type LineFilter,
  type Rows,
  type ShownLine,
} from '../../shared/transcript/rows.ts';
import { findMatches, stepMatch, type Matches } from '../../shared/transcript/search.ts';

/** All lines; the same object, so that it is seen that nothing has changed. */
export const everything: LineFilter = { kinds: ['sent', 'received', 'note'] };

/** Lines from one to another, by their indexes; `head` is the end that moves. */
export interface LineSelection {
  anchor: number;
  head: number;
}

/** What a person sees of a transcript, and does with its lines. Lines are named by their indexes. */
export interface Log {
  lines: LineList<ShownLine>;
  rows: Rows;
  /** What is looked for, as it is typed; and what was found of it, a moment later where it is much. */
  query: string;
  matches: Matches;
  /** Which of the matches one is at, from 0. */
  place: number | undefined;
  filter: LineFilter;
  isFiltered: boolean;
  /** The line that the keyboard is at. */
  cursor: number | undefined;
  selection: LineSelection | undefined;
  selectedCount: number;
  setFilter: (filter: LineFilter) => void;
  setQuery: (query: string) => void;
  /** Goes to the next match or the one before; the index of its line, where there is one. */
  step: (step: 1 | -1) => number | undefined;
  setCursor: (index: number) => void;
  select: (selection: LineSelection | undefined) => void;
  /** The selected lines, from the first to the last. */
  selectedLines: () => ShownLine[];
}

/** Rows and matches that are kept from one look to the next, so that only what is new is looked at. */
class Kept {
  #rows: Rows | undefined;
  #matches: Matches | undefined;

  rows(lines: LineList<ShownLine>, filter: LineFilter): Rows {
    if (this.#rows?.lines !== lines || this.#rows.filter !== filter) {
      this.#rows = rowsOf(lines, filter, this.#rows);
    }
    return this.#rows;
  }

  matches(rows: Rows, query: string): Matches {
    if (this.#matches?.rows !== rows || this.#matches.query !== query) {
      this.#matches = findMatches(rows, query, this.#matches);
    }
    return this.#matches;
  }
}

/** Keeps what is shown, found and selected of a transcript that grows. */
export function useLog(lines: LineList<ShownLine>): Log {
  const [kept] = useState(() => new Kept());
  const [filter, setFilter] = useState(everything);
  const [query, setQuery] = useState('');
  const [at, setAt] = useState<number>();
  const [cursor, setCursor] = useState<number>();
  const [selection, select] = useState<LineSelection>();
  const looked = useDeferredValue(query);
  const rows = kept.rows(lines, filter);
  const matches = kept.matches(rows, looked);
  const place = at === undefined ? -1 : matches.indexes.indexOf(at);
  const [from, to] = selection ? ends(selection) : [0, -1];
  return {
    ...{ lines, rows, query, matches, filter, cursor, selection },
    place: place === -1 ? undefined : place,
    isFiltered: filter !== everything,
    selectedCount: selection ? countBetween(rows, from, to) : 0,
    setFilter: (wanted) => {
      const shows = wanted.kinds.length === everything.kinds.length && wanted.stage === undefined;
      setFilter(shows ? everything : wanted);
      // A selection of what is not seen any more would be copied unseen.
      select(undefined);
    },
    setQuery: (typed) => {
      setQuery(typed);
      setAt(undefined);
    },
    step: (step) => {
      // What was typed a moment ago is looked for now, so that Enter never goes to what was before.
      const found = kept.matches(rows, query);
      const next = stepMatch(found, at ?? cursor, step);
      const index = next === undefined ? undefined : found.indexes[next];
      setAt(index);
      return index;
    },
    setCursor,
    select,
    selectedLines: () => linesBetween(rows, from, to),
  };
}

/** The first and the last line of a selection. */
export function ends({ anchor, head }: LineSelection): [number, number] {
  return anchor < head ? [anchor, head] : [head, anchor];
}
