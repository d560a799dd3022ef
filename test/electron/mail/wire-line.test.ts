import { describe, expect, test } from 'vitest';
import { composeLine } from '../../../electron/mail/wire-line.ts';

describe('composeLine', () => {
  test('gives wire and transcript from the same parts', () => {
    const line = composeLine('A01 ', { wire: 'c2VjcmV0', shown: 'hidden' }, ' end');
    expect(line.bytes.toString()).toBe('A01 c2VjcmV0 end\r\n');
    expect(line.text).toBe('A01 hidden end');
    expect(line.redacted).toBe(true);
  });

  test('a line without hidden parts is shown as it is sent; an empty one too', () => {
    expect(composeLine('L01 LOGOUT')).toEqual({
      bytes: Buffer.from('L01 LOGOUT\r\n'),
      text: 'L01 LOGOUT',
      redacted: false,
    });
    expect(composeLine().bytes.toString()).toBe('\r\n');
  });

  test.each(['a\rb', 'a\nb', 'a\0b', 'a\x7fb', 'é'])('refuses %j in any part', (text) => {
    expect(() => composeLine('A01 ', text)).toThrow(RangeError);
    expect(() => composeLine('A01 ', { wire: text, shown: '' })).toThrow(RangeError);
  });
});
