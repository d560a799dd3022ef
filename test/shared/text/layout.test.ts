import { describe, expect, test } from 'vitest';
import { formatField, formatTable, padTo, wrapText } from '../../../shared/text/layout.ts';

describe('wrapText', () => {
  test('breaks at spaces and fills each line', () => {
    expect(wrapText('one two three four', 9)).toEqual(['one two', 'three', 'four']);
    expect(wrapText('one two', 7)).toEqual(['one two']);
  });
  test('gives a longer word a line of its own, whole', () => {
    expect(wrapText('see https://example.org/long now', 8)).toEqual([
      'see',
      'https://example.org/long',
      'now',
    ]);
  });
  test('cuts longer words where asked to', () => {
    expect(wrapText('ab cdefghij k', 4, 'break')).toEqual(['ab', 'cdef', 'ghij', 'k']);
  });
  test('never tears a surrogate pair', () => {
    expect(wrapText('😀😀😀', 4, 'break')).toEqual(['😀😀', '😀']);
  });
  test('breaks a script without spaces where it may end, never before a closing mark', () => {
    expect(wrapText('接続を確認します。', 8)).toEqual(['接続を確', '認しま', 'す。']);
    expect(wrapText('「接続」を IMAP で', 6)).toEqual(['「接', '続」を', 'IMAP', 'で']);
  });
  test('gives one empty line for an empty text', () => {
    expect(wrapText('', 10)).toEqual(['']);
  });
});

test('padTo counts columns, of which wide characters take two, and never cuts', () => {
  expect(padTo('😀', 3)).toBe('😀 ');
  expect(padTo('接続', 6)).toBe('接続  ');
  expect(padTo('e\u0301', 2)).toBe('e\u0301 ');
  expect(padTo('abcd', 3)).toBe('abcd');
});

test('formatField keeps a long value in its column', () => {
  expect(formatField('Name', 'one two three', { indent: 2, nameWidth: 6, width: 15 })).toEqual([
    '  Name  one two',
    '        three',
  ]);
});

describe('formatTable', () => {
  test('is as wide as its longest cell needs, up to the column limit', () => {
    expect(
      formatTable(
        [
          ['A', 'B'],
          ['one', 'two three'],
        ],
        [10, 5],
      ),
    ).toEqual([
      '+-----+-------+',
      '| A   | B     |',
      '+-----+-------+',
      '| one | two   |',
      '|     | three |',
      '+-----+-------+',
    ]);
  });
  test('a header alone is a frame', () => {
    expect(formatTable([['Title']], [10])).toEqual(['+-------+', '| Title |', '+-------+']);
  });
  test('decorates the padded cell', () => {
    const lines = formatTable([['A'], ['b']], [3], (text, row) => (row === 1 ? `<${text}>` : text));
    expect(lines[3]).toBe('| <b> |');
  });
});
