import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Stage } from '../../../shared/stages.ts';
import type { LineKind } from '../../../shared/transcript.ts';
import {
  appendLines,
  lineListOf,
  noLines,
  type LineList,
} from '../../../shared/transcript/line-list.ts';
import {
  countBetween,
  firstRowFrom,
  lineIndexOf,
  linesBetween,
  rowAt,
  rowOfLine,
  rowsOf,
  type LineFilter,
  type Rows,
  type ShownLine,
} from '../../../shared/transcript/rows.ts';

const everything: LineFilter = { kinds: ['sent', 'received', 'note'] };

function said(n: number, kind: LineKind, stage: Stage): ShownLine {
  return { n, atMs: n, kind, stage, text: `line ${n}`, redacted: false };
}

const exchange = [
  said(1, 'note', 'dns'),
  said(2, 'note', 'tcp'),
  said(3, 'received', 'greeting'),
  said(4, 'sent', 'auth'),
  said(5, 'received', 'auth'),
  said(6, 'sent', 'logout'),
];

/** The rows as one reads them. */
function read(rows: Rows): string[] {
  return Array.from({ length: rows.length }, (_none, row) => {
    const found = rowAt(rows, row);
    return found?.kind === 'stage' ? found.stage : String(found?.index);
  });
}

describe('the rows of a transcript', () => {
  test('have a separator above the first line of each stage', () => {
    const rows = rowsOf(lineListOf(exchange), everything);
    expect(read(rows)).toEqual([
      ...['dns', '0', 'tcp', '1', 'greeting', '2', 'auth', '3', '4', 'logout', '5'],
    ]);
    expect(rows.shownLines).toBe(6);
    expect(rowAt(rows, 11)).toBeUndefined();
  });

  test.each<[string, LineFilter, string[]]>([
    ['one direction', { kinds: ['sent'] }, ['auth', '3', 'logout', '5']],
    [
      'two directions',
      { kinds: ['sent', 'received'] },
      [...['greeting', '2', 'auth', '3', '4', 'logout', '5']],
    ],
    ['one stage', { ...everything, stage: 'auth' }, ['auth', '3', '4']],
    ['one direction of one stage', { kinds: ['received'], stage: 'auth' }, ['auth', '4']],
    ['nothing', { kinds: [] }, []],
  ])('are those of the lines that are shown: %s', (_name, filter, expected) => {
    expect(read(rowsOf(lineListOf(exchange), filter))).toEqual(expected);
  });

  test('have no separators where the lines have no stages', () => {
    const lines = exchange.map(({ stage: _none, ...line }) => line);
    expect(read(rowsOf(lineListOf(lines), everything))).toEqual(['0', '1', '2', '3', '4', '5']);
  });

  test('lead from a line to its row and back', () => {
    const rows = rowsOf(lineListOf(exchange), { kinds: ['sent', 'received'] });
    expect([2, 3, 4, 5].map((index) => rowOfLine(rows, index))).toEqual([1, 3, 4, 6]);
    expect([0, 1, 6].map((index) => rowOfLine(rows, index))).toEqual([
      undefined,
      undefined,
      undefined,
    ]);
    expect([0, 1, 2, 3].map((row) => lineIndexOf(rows, row))).toEqual([2, 2, 3, 3]);
    expect([0, 4, 9].map((index) => firstRowFrom(rows, index))).toEqual([0, 4, rows.length]);
  });

  test('give the lines between two of them, as far as they are shown', () => {
    const rows = rowsOf(lineListOf(exchange), { kinds: ['sent', 'note'] });
    expect(linesBetween(rows, 1, 4).map(({ n }) => n)).toEqual([2, 4]);
    expect(countBetween(rows, 1, 4)).toBe(2);
    expect(linesBetween(rows, 0, 99).map(({ n }) => n)).toEqual([1, 2, 4, 6]);
  });

  test('that grew are the same as those made at once', () => {
    const line = fc.record({
      kind: fc.constantFrom<LineKind>('sent', 'received', 'note'),
      stage: fc.constantFrom<Stage>('dns', 'auth', 'logout'),
    });
    const filter = fc.record({
      kinds: fc.subarray<LineKind>(['sent', 'received', 'note']),
      stage: fc.constantFrom<Stage | undefined>(undefined, 'auth'),
    });
    fc.assert(
      fc.property(fc.array(fc.array(line, { maxLength: 5 })), filter, (batches, asked) => {
        let list: LineList<ShownLine> = noLines;
        let rows: Rows | undefined;
        for (const batch of batches) {
          const first = list.length + 1;
          list = appendLines(
            list,
            batch.map(({ kind, stage }, index) => said(first + index, kind, stage)),
          );
          rows = rowsOf(list, asked, rows);
        }
        const atOnce = rowsOf(list, asked);
        expect(rows === undefined ? [] : read(rows)).toEqual(read(atOnce));
        expect(rows?.shownLines ?? 0).toBe(atOnce.shownLines);
      }),
    );
  });

  test('of another run or filter take over nothing', () => {
    const before = rowsOf(lineListOf(exchange), everything);
    const other = lineListOf([said(1, 'sent', 'auth')]);
    expect(read(rowsOf(other, everything, before))).toEqual(['auth', '0']);
    expect(read(rowsOf(lineListOf(exchange), { kinds: ['note'] }, before))).toEqual([
      ...['dns', '0', 'tcp', '1'],
    ]);
  });

  test('of 100,000 lines grow by a batch without looking at all of them again', () => {
    const many = Array.from({ length: 100_000 }, (_none, index) =>
      said(index + 1, 'received', 'mailbox'),
    );
    const list = lineListOf(many);
    const rows = rowsOf(list, everything);
    let looks = 0;
    const watched: LineFilter = {
      ...everything,
      get kinds() {
        looks += 1;
        return everything.kinds;
      },
    };
    const before = { ...rows, filter: watched };
    const grown = rowsOf(appendLines(list, [said(100_001, 'sent', 'logout')]), watched, before);
    expect(grown.length).toBe(rows.length + 2);
    expect(looks).toBe(1);
  });
});
