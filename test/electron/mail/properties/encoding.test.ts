import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseXoauth2Response } from '../../../../electron/practice/xoauth2-response.ts';
import { encodeOauthbearer } from '../../../../shared/oauthbearer.ts';
import { encodeXoauth2 } from '../../../../shared/xoauth2.ts';
import { seed } from './seed.ts';

/** Any text at all, and often of what has a meaning in a response, an address or base64. */
const value = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 40 }),
  fc.string({
    unit: fc.constantFrom(
      ...Array.from('aZ0@.,=-_+/~ \\"\'\r\n\0\x01\x7fäß€😀\ufeff\u202e\udfff\ud800'),
    ),
    maxLength: 40,
  }),
  fc.emailAddress(),
  fc.base64String({ maxLength: 60 }),
);

/** True where a value cannot be sent so that the server reads it as it was meant. */
function mustBeRefused(text: string): boolean {
  return text === '' || /[\r\n\0\x01]/.test(text) || /\p{Surrogate}/u.test(text);
}

/** What `encode` gives, or `undefined` where it refuses; nothing else may come of it. */
function encoded(encode: () => string): string | undefined {
  try {
    return encode();
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}

/** Decoded by Node, strictly: what does not come back the same was no base64 of UTF-8. */
function decoded(base64: string): string {
  expect(base64).toMatch(/^[A-Za-z0-9+/]*={0,2}$/);
  const text = Buffer.from(base64, 'base64').toString('utf8');
  expect(Buffer.from(text, 'utf8').toString('base64')).toBe(base64);
  return text;
}

/** Takes XOAUTH2 apart by hand: `user=…^Aauth=Bearer …^A^A`. */
function takeXoauth2Apart(base64: string): { user: string; token: string } {
  const [user = '', token = '', ...ends] = decoded(base64).split('\x01');
  expect(ends).toEqual(['', '']);
  expect([user.slice(0, 5), token.slice(0, 12)]).toEqual(['user=', 'auth=Bearer ']);
  return { user: user.slice(5), token: token.slice(12) };
}

/** Takes OAUTHBEARER apart by hand: RFC 7628 section 3.1, RFC 5801 section 4. */
function takeOauthbearerApart(base64: string): Record<string, string> {
  const [header = '', ...pairs] = decoded(base64).split('\x01');
  expect(pairs.slice(-2)).toEqual(['', '']);
  const [flag, identity = '', rest, ...more] = header.split(',');
  expect([flag, identity.slice(0, 2), rest, more]).toEqual(['n', 'a=', '', []]);
  const user = identity.slice(2).replace(/=(..)/g, (_, code: string) => {
    expect(['2C', '3D']).toContain(code);
    return code === '2C' ? ',' : '=';
  });
  const fields = pairs.slice(0, -2).map((pair) => {
    const at = pair.indexOf('=');
    return [pair.slice(0, at), pair.slice(at + 1)] as const;
  });
  return { user, ...Object.fromEntries(fields) };
}

test('XOAUTH2: what was encoded comes back, or was refused', () => {
  fc.assert(
    fc.property(value, value, (user, token) => {
      const response = encoded(() => encodeXoauth2(user, token));
      expect(response === undefined).toBe(mustBeRefused(user) || mustBeRefused(token));
      if (response === undefined) return;
      expect(takeXoauth2Apart(response)).toEqual({ user, token });
      expect(parseXoauth2Response(response)).toEqual({ user, token });
    }),
    { seed, numRuns: 500 },
  );
});

test('OAUTHBEARER: what was encoded comes back, or was refused', () => {
  const port = fc.integer({ min: 1, max: 65_535 });
  fc.assert(
    fc.property(value, value, fc.domain(), port, (user, token, host, port) => {
      const response = encoded(() => encodeOauthbearer({ user, token, host, port }));
      expect(response === undefined).toBe(mustBeRefused(user) || mustBeRefused(token));
      if (response === undefined) return;
      expect(takeOauthbearerApart(response)).toEqual({
        ...{ user, host, port: String(port) },
        auth: `Bearer ${token}`,
      });
    }),
    { seed, numRuns: 500 },
  );
});
