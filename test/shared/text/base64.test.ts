import { describe, expect, test } from 'vitest';
import {
  decodeBase64,
  decodeBase64Text,
  decodeBase64Url,
  encodeBase64,
  encodeBase64Text,
} from '../../../shared/text/base64.ts';

describe('the vectors of RFC 4648 section 10', () => {
  test.each([
    ['', ''],
    ['f', 'Zg=='],
    ['fo', 'Zm8='],
    ['foo', 'Zm9v'],
    ['foob', 'Zm9vYg=='],
    ['fooba', 'Zm9vYmE='],
    ['foobar', 'Zm9vYmFy'],
  ])('%j is %j', (text, encoded) => {
    expect(encodeBase64Text(text)).toBe(encoded);
    expect(decodeBase64Text(encoded)).toBe(text);
  });
});

test('agrees with Node on bytes of every length and value, both ways', () => {
  for (let length = 0; length < 300; length++) {
    const bytes = Uint8Array.from({ length }, (_, index) => (index * 37 + length * 11) % 256);
    const encoded = Buffer.from(bytes).toString('base64');
    const urlEncoded = Buffer.from(bytes).toString('base64url');
    expect(encodeBase64(bytes)).toBe(encoded);
    expect(decodeBase64(encoded)).toEqual(bytes);
    expect(decodeBase64Url(urlEncoded)).toEqual(bytes);
  }
});

describe('what is not exactly base64 is undefined', () => {
  test.each([
    'Z',
    'Zg',
    'Zg=',
    'Zg===',
    '=',
    '====',
    'Zm9v\n',
    ' Zm9v',
    'Zm9v====',
    'Z=g=',
    'Zm9-',
    'Zm8é',
    'Zh==',
    'Zm9=',
  ])('%j', (text) => {
    expect(decodeBase64(text)).toBeUndefined();
  });

  test.each(['Z', 'Zg==', 'Zm9+', 'Zm9/', 'Zm 9', 'Zh', 'Zm9'])('base64url %j', (text) => {
    expect(decodeBase64Url(text)).toBeUndefined();
  });

  test('text that is not UTF-8', () => {
    expect(decodeBase64Text('/w==')).toBeUndefined();
    expect(decodeBase64('/w==')).toEqual(Uint8Array.of(255));
  });
});
