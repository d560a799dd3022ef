import { describe, expect, test } from 'vitest';
import { decodeUtf8, encodeUtf8 } from '../../../shared/text/utf8.ts';

test('agrees with the platform on every kind of character, both ways', () => {
  const text = 'A\0\x7f\u0080\u07ff\u0800\ud7ff\ue000\uffff\u{10000}\u{10ffff} é 漢 😀\ufeff';
  const bytes = new TextEncoder().encode(text);
  expect(encodeUtf8(text)).toEqual(bytes);
  expect(decodeUtf8(bytes)).toBe(text);
});

test('a lone surrogate is encoded as the replacement character', () => {
  expect(encodeUtf8('a\ud800b')).toEqual(new TextEncoder().encode('a\ud800b'));
});

describe('bytes that are not UTF-8 are undefined', () => {
  test.each([
    ['a continuation alone', [0x80]],
    ['a sequence cut short', [0xe2, 0x82]],
    ['a sequence interrupted', [0xe2, 0x41, 0x82]],
    ['an overlong form of two', [0xc0, 0x80]],
    ['an overlong form of three', [0xe0, 0x80, 0x80]],
    ['an overlong form of four', [0xf0, 0x80, 0x80, 0x80]],
    ['a surrogate', [0xed, 0xa0, 0x80]],
    ['past the last character', [0xf4, 0x90, 0x80, 0x80]],
    ['a byte that is never used', [0xff]],
  ])('%s', (_, bytes) => {
    expect(decodeUtf8(Uint8Array.from(bytes))).toBeUndefined();
  });

  test('exactly where the platform refuses them too', () => {
    const platform = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
    for (let first = 0; first < 256; first++) {
      for (let second = 0; second < 256; second++) {
        const bytes = Uint8Array.of(first, second);
        let expected: string | undefined;
        try {
          expected = platform.decode(bytes);
        } catch {
          expected = undefined;
        }
        if (decodeUtf8(bytes) !== expected) throw new Error(`differs at ${first} ${second}`);
      }
    }
    expect(decodeUtf8(Uint8Array.of(0xc3, 0xa9))).toBe('é');
  });
});
