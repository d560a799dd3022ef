import { expect, test } from 'vitest';
import { makeVisible, visibleByte } from '../../../shared/text/visible.ts';

test.each([
  ['C0', 'a\0b\x01\t\r\n\x1b', 'a\\x00b\\x01\\x09\\x0d\\x0a\\x1b'],
  ['DEL', '\x7f', '\\x7f'],
  ['C1', '\u0085\u009f', '\\u{85}\\u{9f}'],
  ['bidirectional', '\u202eabc\u2066\u200f', '\\u{202e}abc\\u{2066}\\u{200f}'],
  ['zero width', 'a\u200bb\u200dc\ufeff', 'a\\u{200b}b\\u{200d}c\\u{feff}'],
  ['soft hyphen', 'a\u00adb', 'a\\u{ad}b'],
  ['line separators', '\u2028\u2029', '\\u{2028}\\u{2029}'],
  ['tag characters', '\u{e0041}', '\\u{e0041}'],
  ['fillers that draw nothing', '\u3164\u115f', '\\u{3164}\\u{115f}'],
  ['lone surrogates', 'a\ud800b', 'a\\u{d800}b'],
])('%s is written out', (_, text, visible) => {
  expect(makeVisible(text)).toBe(visible);
});

test('what can be seen stays as it is', () => {
  const text = 'A01 NO “é” 漢字 😀 \\x00 ~ שלום';
  expect(makeVisible(text)).toBe(text);
  expect(makeVisible('')).toBe('');
});

test('making visible twice is the same as once', () => {
  const once = makeVisible('a\0\u202e\ud800');
  expect(makeVisible(once)).toBe(once);
});

test('a byte that is no text has the same form', () => {
  expect(visibleByte(0xe9)).toBe('\\xe9');
  expect(visibleByte(0x05)).toBe('\\x05');
});
