import { expect, test } from 'vitest';
import {
  appendLines,
  extendsList,
  indexOfLine,
  lineAt,
  lineListOf,
  noLines,
  toArray,
  type LineList,
} from '../../../shared/transcript/line-list.ts';

interface Line {
  n: number;
}

function lines(count: number, first = 1): Line[] {
  return Array.from({ length: count }, (_none, index) => ({ n: first + index }));
}

test.each([[1], [3], [200], [1023], [1024], [1025], [5000]])(
  'has all lines in order, however they came: %i at a time',
  (size) => {
    const all = lines(5000);
    let list: LineList<Line> = noLines;
    for (let at = 0; at < all.length; at += size) {
      list = appendLines(list, all.slice(at, at + size));
    }
    expect(list.length).toBe(all.length);
    expect(toArray(list)).toEqual(all);
    expect(lineAt(list, 0)).toBe(all[0]);
    expect(lineAt(list, 1024)).toBe(all[1024]);
    expect(lineAt(list, 4999)).toBe(all[4999]);
    expect(lineAt(list, 5000)).toBeUndefined();
    expect(lineAt(list, -1)).toBeUndefined();
  },
);

test('does not change when lines are added to it, and shares its full chunks', () => {
  const before = lineListOf(lines(1500));
  const after = appendLines(before, lines(10, 1501));
  expect([before.length, toArray(before).length]).toEqual([1500, 1500]);
  expect(after.chunks[0]).toBe(before.chunks[0]);
  expect(appendLines(after, [])).toBe(after);
});

test('finds a line by its number, also where the numbers have gaps', () => {
  expect(indexOfLine(lineListOf(lines(3000)), 2048)).toBe(2047);
  const gaps = lineListOf([{ n: 2 }, { n: 7 }, { n: 9 }]);
  expect([1, 2, 3, 7, 9, 10].map((n) => indexOfLine(gaps, n))).toEqual([
    undefined,
    0,
    undefined,
    1,
    2,
    undefined,
  ]);
});

test('knows a list that grew out of another from one of another run', () => {
  const before = lineListOf(lines(1500));
  expect(extendsList(appendLines(before, lines(1)), before)).toBe(true);
  expect(extendsList(before, before)).toBe(true);
  expect(extendsList(before, noLines)).toBe(true);
  expect(extendsList(lineListOf(lines(1600)), before)).toBe(false);
  expect(extendsList<Line>(noLines, before)).toBe(false);
});
