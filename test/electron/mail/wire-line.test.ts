import { describe, expect, test } from 'vitest';
import { makeSecret } from '../../../electron/auth/make-secret.ts';
import { composeLine, xoauth2Part } from '../../../electron/mail/wire-line.ts';

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

describe('xoauth2Part', () => {
  const token = makeSecret('t'.repeat(1842));

  test('shows whose mailbox, how long the token is and its fingerprint', () => {
    expect(xoauth2Part('adele@contoso.example', token).shown).toBe(
      `user=adele@contoso.example · access token hidden, 1,842 characters, sha256 ${token.fingerprint}`,
    );
  });

  test('carries user and token on the wire', () => {
    const { wire } = xoauth2Part('adele@contoso.example', token);
    expect(Buffer.from(wire, 'base64').toString()).toBe(
      `user=adele@contoso.example\x01auth=Bearer ${'t'.repeat(1842)}\x01\x01`,
    );
  });

  test('makes invisible characters of the user visible, and refuses those that end something', () => {
    expect(xoauth2Part('a\u202e@b', token).shown).toMatch(/^user=a\\u\{202e\}@b /);
    expect(() => xoauth2Part('a\r@b', token)).toThrow(RangeError);
  });
});
