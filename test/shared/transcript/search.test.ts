import { describe, expect, test } from 'vitest';
import { appendLines, lineListOf } from '../../../shared/transcript/line-list.ts';
import { rowsOf, type LineFilter, type ShownLine } from '../../../shared/transcript/rows.ts';
import { findMatches, markedParts, stepMatch } from '../../../shared/transcript/search.ts';

const everything: LineFilter = { kinds: ['sent', 'received', 'note'] };

function lines(...texts: string[]): ShownLine[] {
  return texts.map((text, index) => ({
    ...{ n: index + 1, atMs: 0, kind: index % 2 === 0 ? 'sent' : 'received', stage: 'auth' },
    ...{ text, redacted: false },
  }));
}

const said = lines('EHLO a.b', '250 STARTTLS', 'starttls', '220 (ready)', 'AUTH XOAUTH2');

describe('a search', () => {
  test.each([
    ['starttls', [1, 2]],
    ['STARTTLS', [1, 2]],
    ['a.b', [0]],
    ['(', [3]],
    ['nowhere', []],
    ['', []],
  ])('for %j finds its lines', (query, expected) => {
    expect(findMatches(rowsOf(lineListOf(said), everything), query).indexes).toEqual(expected);
  });

  test('finds only what is shown', () => {
    const rows = rowsOf(lineListOf(said), { kinds: ['received'] });
    expect(findMatches(rows, 'starttls').indexes).toEqual([1]);
  });

  test('goes on where lines are added, and begins anew for another query or filter', () => {
    const list = lineListOf(said);
    const rows = rowsOf(list, everything);
    const before = findMatches(rows, 'starttls');
    const grown = rowsOf(appendLines(list, lines('x', 'STARTTLS?')), everything, rows);
    expect(findMatches(grown, 'starttls', before).indexes).toEqual([1, 2, 6]);
    expect(findMatches(grown, 'xoauth2', before).indexes).toEqual([4]);
    const received = rowsOf(list, { kinds: ['received'] });
    expect(findMatches(received, 'starttls', before).indexes).toEqual([1]);
  });

  test('steps from match to match, and round at both ends', () => {
    const matches = findMatches(rowsOf(lineListOf(said), everything), 'starttls');
    expect(stepMatch(matches, undefined, 1)).toBe(0);
    expect(stepMatch(matches, undefined, -1)).toBe(1);
    expect(stepMatch(matches, 1, 1)).toBe(1);
    expect(stepMatch(matches, 2, 1)).toBe(0);
    expect(stepMatch(matches, 1, -1)).toBe(1);
    expect(stepMatch(matches, 4, -1)).toBe(1);
    expect(stepMatch({ ...matches, indexes: [] }, 1, 1)).toBeUndefined();
  });
});

describe('what was found in a line', () => {
  test.each([
    [
      'AUTH XOAUTH2',
      'auth',
      [
        ['AUTH', true],
        [' XO', false],
        ['AUTH', true],
        ['2', false],
      ],
    ],
    ['AUTH', 'auth', [['AUTH', true]]],
    ['250 OK', 'auth', [['250 OK', false]]],
    ['250 OK', '', [['250 OK', false]]],
    [
      'a+b',
      '+',
      [
        ['a', false],
        ['+', true],
        ['b', false],
      ],
    ],
  ])('is a part of its own: %j, %j', (text, query, expected) => {
    expect(markedParts(text, query).map((part) => [part.text, part.found])).toEqual(expected);
  });
});
