import { describe, expect, test } from 'vitest';
import {
  decodeOauthbearerChallenge,
  encodeOauthbearer,
  oauthbearerAbort,
} from '../../shared/oauthbearer.ts';

const fields = { user: 'user', token: 'token', host: 'mail.example', port: 993 };

function decoded(base64: string): string {
  return Buffer.from(base64, 'base64').toString('utf8');
}

describe('encodeOauthbearer', () => {
  test("encodes the RFC's example to exactly its base64 (section 4.1)", () => {
    const printed = [
      'bixhPXVzZXJAZXhhbXBsZS5jb20sAWhvc3Q9c2VydmVyLmV4YW1wbGUuY29tAXBvcnQ9MTQzAWF1',
      'dGg9QmVhcmVyIHZGOWRmdDRxbVRjMk52YjNSbGNrQmhiSFJoZG1semRHRXVZMjl0Q2c9PQEB',
    ];
    expect(
      encodeOauthbearer({
        user: 'user@example.com',
        token: 'vF9dft4qmTc2Nvb3RlckBhbHRhdmlzdGEuY29tCg==',
        host: 'server.example.com',
        port: 143,
      }),
    ).toBe(printed.join(''));
  });

  test('writes the comma and the equals sign of a user name as RFC 5801 wants them', () => {
    expect(decoded(encodeOauthbearer({ ...fields, user: 'a,b=c=2C@example.com' }))).toBe(
      'n,a=a=2Cb=3Dc=3D2C@example.com,\x01host=mail.example\x01port=993\x01auth=Bearer token\x01\x01',
    );
  });

  test('keeps characters beyond ASCII as UTF-8, in base64 of ASCII', () => {
    const response = encodeOauthbearer({ ...fields, user: 'jürgen😀@example.com' });
    expect(response).toMatch(/^[A-Za-z0-9+/]+={0,2}$/);
    expect(decoded(response)).toContain('n,a=jürgen😀@example.com,\x01');
  });

  test.each(['\r', '\n', '\0', '\x01', '\ud800', '\udc00x'])(
    'refuses %j in user, token and host, naming no value',
    (bad) => {
      for (const name of ['user', 'token', 'host']) {
        const encode = () => encodeOauthbearer({ ...fields, [name]: `secret${bad}value` });
        expect(encode).toThrow(RangeError);
        expect(encode).not.toThrow(/secret/);
      }
    },
  );

  test.each(['user', 'token', 'host'])('refuses an empty %s', (name) => {
    expect(() => encodeOauthbearer({ ...fields, [name]: '' })).toThrow(RangeError);
  });
});

test('the answer to an error challenge is ^A in base64 (section 3.2.3)', () => {
  expect(oauthbearerAbort).toBe('AQ==');
});

describe('decodeOauthbearerChallenge', () => {
  test("reads the RFC's example (section 4.3)", () => {
    const challenge = [
      'eyJzdGF0dXMiOiJpbnZhbGlkX3Rva2VuIiwic2NvcGUiOiJleGFtcGxlX3Njb3BlIiwib3BlbmlkLWNvbmZp',
      'Z3VyYXRpb24iOiJodHRwczovL2V4YW1wbGUuY29tLy53ZWxsLWtub3duL29wZW5pZC1jb25maWd1cmF0aW9uIn0=',
    ].join('');
    expect(decodeOauthbearerChallenge(challenge)).toEqual({
      status: 'invalid_token',
      scope: 'example_scope',
      'openid-configuration': 'https://example.com/.well-known/openid-configuration',
      text: decoded(challenge),
    });
  });

  test.each([
    ['', ''],
    ['not base64!', 'not base64!'],
    ['/w==', '/w=='],
    [Buffer.from('not json').toString('base64'), 'not json'],
    [Buffer.from('["status"]').toString('base64'), '["status"]'],
    [Buffer.from('null').toString('base64'), 'null'],
    [Buffer.from('{"status":["401"]}').toString('base64'), '{"status":["401"]}'],
    [Buffer.from('a\0b').toString('base64'), 'a\\x00b'],
  ])('shows %j as text alone', (challenge, text) => {
    expect(decodeOauthbearerChallenge(challenge)).toEqual({ text });
  });

  test('takes a status that is a number', () => {
    const challenge = Buffer.from('{"status":401}').toString('base64');
    expect(decodeOauthbearerChallenge(challenge).status).toBe('401');
  });

  test('makes control characters of the fields visible, and cuts what is too long', () => {
    const challenge = Buffer.from('{"status":"4\\u202e01"}').toString('base64');
    expect(decodeOauthbearerChallenge(challenge).status).toBe('4\\u{202e}01');
    expect(decodeOauthbearerChallenge('!'.repeat(100_000)).text).toHaveLength(4096);
  });
});
