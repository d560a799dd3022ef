import { describe, expect, test } from 'vitest';
import { decodeXoauth2Challenge, encodeXoauth2 } from '../../shared/xoauth2.ts';

describe('encodeXoauth2', () => {
  test("encodes Microsoft's example to exactly Microsoft's base64", () => {
    const printed = [
      'dXNlcj10ZXN0QGNvbnRvc28ub25taWNyb3NvZnQuY29tAWF1dGg9QmVhcmVy',
      'IEV3QkFBbDNCQUFVRkZwVUFvN0ozVmUwYmpMQldaV0NjbFJDM0VvQUEBAQ==',
    ];
    expect(
      encodeXoauth2('test@contoso.onmicrosoft.com', 'EwBAAl3BAAUFFpUAo7J3Ve0bjLBWZWCclRC3EoAA'),
    ).toBe(printed.join(''));
  });

  test("encodes the IMAP exchange's example to exactly its base64", () => {
    expect(
      encodeXoauth2('someuser@example.com', 'ya29.vF9dft4qmTc2Nvb3RlckBhdHRhdmlzdGEuY29tCg'),
    ).toBe(
      'dXNlcj1zb21ldXNlckBleGFtcGxlLmNvbQFhdXRoPUJlYXJlciB5YTI5LnZGOWRmdDRxbVRjMk52YjNSbGNrQmhkSFJoZG1semRHRXVZMjl0Q2cBAQ==',
    );
  });

  test('keeps characters beyond ASCII as UTF-8', () => {
    expect(Buffer.from(encodeXoauth2('jürgen@example.com', 't'), 'base64').toString('utf8')).toBe(
      'user=jürgen@example.com\x01auth=Bearer t\x01\x01',
    );
  });

  test.each(['\r', '\n', '\0', '\x01', '\ud800'])(
    'refuses %j in user and token, naming no value',
    (bad) => {
      expect(() => encodeXoauth2(`a${bad}b`, 'token')).toThrow(RangeError);
      expect(() => encodeXoauth2('user', `secret${bad}value`)).toThrow(RangeError);
      expect(() => encodeXoauth2('user', `secret${bad}value`)).not.toThrow(/secret/);
    },
  );

  test('refuses an empty user and an empty token', () => {
    expect(() => encodeXoauth2('', 'token')).toThrow(RangeError);
    expect(() => encodeXoauth2('user', '')).toThrow(RangeError);
  });
});

describe('decodeXoauth2Challenge', () => {
  test("reads Dovecot's challenge", () => {
    expect(
      decodeXoauth2Challenge(
        'eyJzdGF0dXMiOiI0MDEiLCJzY2hlbWVzIjoiYmVhcmVyIiwic2NvcGUiOiJtYWlsIn0=',
      ),
    ).toEqual({
      status: '401',
      schemes: 'bearer',
      scope: 'mail',
      text: '{"status":"401","schemes":"bearer","scope":"mail"}',
    });
  });

  test('takes a number as the status, and leaves out what is of another type', () => {
    const challenge = Buffer.from('{"status":400,"schemes":["x"],"scope":null}').toString('base64');
    expect(decodeXoauth2Challenge(challenge)).toEqual({
      status: '400',
      text: '{"status":400,"schemes":["x"],"scope":null}',
    });
  });

  test.each([
    ['', ''],
    ['not base64!', 'not base64!'],
    ['/w==', '/w=='],
    [Buffer.from('not json').toString('base64'), 'not json'],
    [Buffer.from('[1]').toString('base64'), '[1]'],
    [Buffer.from('null').toString('base64'), 'null'],
    [Buffer.from('a\0b').toString('base64'), 'a\\x00b'],
  ])('shows %j as text alone', (challenge, text) => {
    expect(decodeXoauth2Challenge(challenge)).toEqual({ text });
  });

  test('makes control characters of the fields visible', () => {
    const challenge = Buffer.from('{"status":"4\\u202e01"}').toString('base64');
    expect(decodeXoauth2Challenge(challenge).status).toBe('4\\u{202e}01');
  });

  test('shows no more than a few thousand characters', () => {
    expect(decodeXoauth2Challenge('!'.repeat(100_000)).text).toHaveLength(4096);
  });
});
