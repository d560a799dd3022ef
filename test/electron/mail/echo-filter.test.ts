import { randomBytes } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { makeSecret } from '../../../electron/auth/make-secret.ts';
import { EchoFilter, hiddenEcho } from '../../../electron/mail/echo-filter.ts';

/** A token as Entra ID makes them, in size and alphabet. */
const token = ['eyJ0eXAiOiJKV1QifQ', randomBytes(1000).toString('base64url'), 'sig-_nature'].join(
  '.',
);

describe('EchoFilter', () => {
  const filter = new EchoFilter(makeSecret(token));

  test('leaves everything else as it is', () => {
    const text = 'A01 NO AUTHENTICATE failed. eyJ0eXAiOiJKV1 dXNlcj1zb21ldXNlckBleGFtcGxlLmNvbQ==';
    expect(filter.hide(text)).toBe(text);
    expect(filter.hide('')).toBe('');
  });

  test('hides pieces of 16 characters or more wherever they begin', () => {
    for (let from = 0; from < 40; from++) {
      const piece = token.slice(100, 116);
      expect(filter.hide(`${'.'.repeat(from)}!${piece}!`)).toBe(
        `${'.'.repeat(from)}!${hiddenEcho}!`,
      );
    }
  });

  test('hides several pieces in one line, and tells adjoining ones once', () => {
    const piece = token.slice(200, 240);
    const far = token.slice(700, 730);
    expect(filter.hide(`a ${piece} b ${piece}${far} c`)).toBe(`a ${hiddenEcho} b ${hiddenEcho} c`);
  });

  test('hides a short token as a whole, but not what is no secret', () => {
    const short = new EchoFilter(makeSecret('s3cr3t-8'));
    expect(short.hide('you said s3cr3t-8 twice: s3cr3t-8')).toBe(
      `you said ${hiddenEcho} twice: ${hiddenEcho}`,
    );
    const inBase64 = Buffer.from('user=x s3cr3t-8').toString('base64');
    expect(short.hide(inBase64)).toContain(hiddenEcho);
    expect(new EchoFilter(makeSecret('x')).hide('xxxx')).toBe('xxxx');
  });

  test('a line at the limit is looked through in no time', () => {
    const startedAt = performance.now();
    filter.hide('x'.repeat(65_536));
    filter.hide(token.repeat(40));
    expect(performance.now() - startedAt).toBeLessThan(2000);
  });

  test('hides it in another case: servers write what they refuse in capitals', () => {
    const piece = token.slice(300, 340);
    expect(filter.hide(`UNKNOWN ${piece.toUpperCase()} ${piece.toLowerCase()}.`)).toBe(
      `UNKNOWN ${hiddenEcho} ${hiddenEcho}.`,
    );
    const encoded = Buffer.from(`x${token}`).toString('base64').slice(40, 80).toUpperCase();
    expect(filter.hide(`BAD ${encoded} 😀İ`)).toBe(`BAD ${hiddenEcho} 😀İ`);
    expect(new EchoFilter(makeSecret('s3cr3t-8')).hide('S3CR3T-8')).toBe(hiddenEcho);
  });

  test('hides it in base64 within base64: challenges quote what they refuse', () => {
    const response = Buffer.from(`user=x\x01auth=Bearer ${token}\x01\x01`).toString('base64');
    for (const before of ['', ' ', '  ']) {
      const challenge = Buffer.from(`{"e":${before}"${response}"}`).toString('base64');
      expect(filter.hide(`+ ${challenge}`)).toBe(`+ ${hiddenEcho}`);
      expect(filter.hide(`at /${challenge}`)).toBe(`at ${hiddenEcho}`);
    }
    const short = new EchoFilter(makeSecret('s3cr3t-8'));
    const twice = Buffer.from(Buffer.from('s3cr3t-8').toString('base64')).toString('base64');
    expect(short.hide(`+ ${twice}`)).toBe(`+ ${hiddenEcho}`);
    const harmless = Buffer.from(Buffer.from('nothing here').toString('base64')).toString('base64');
    expect(short.hide(`+ ${harmless}`)).toBe(`+ ${harmless}`);
  });

  test('hides a piece whose beginning stands elsewhere in the secret too', () => {
    const common = 'ABCDEFGHIJK';
    const repetitive = new EchoFilter(makeSecret(`wxyz${common}0000${common}12345stop`));
    // Its first block of eight is in both places; only the second goes on.
    for (let from = 0; from < 16; from++) {
      const text = `${'.'.repeat(from)}z${common}12345.`;
      expect(repetitive.hide(text)).not.toContain(`${common}12345`);
    }
  });
});
