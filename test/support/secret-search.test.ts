import { describe, expect, it } from 'vitest';
import { findSecrets } from './secret-search.ts';

const token = 'eyJ0eXAiOiJKV1QiLCJhbGciOiJSUzI1NiJ9.eyJhdWQiOiJodHRwczovL291dGxvb2sifQ.c2ln-_x';
const secrets = { token };

describe('the search for secrets', () => {
  it('finds nothing where nothing is', () => {
    expect(findSecrets('C: A01 AUTHENTICATE XOAUTH2 [access token hidden]', secrets)).toEqual([]);
  });

  it.each([
    ['plain', token],
    ['a piece of it', token.slice(20, 40)],
    ['percent-encoded', encodeURIComponent(`${token}==`)],
    ['base64', Buffer.from(token).toString('base64')],
    ['base64 behind one byte', Buffer.from(`x${token}`).toString('base64')],
    [
      'base64 inside XOAUTH2',
      Buffer.from(`user=a@b.example\u0001auth=Bearer ${token}\u0001\u0001`).toString('base64'),
    ],
    [
      'base64 inside longer XOAUTH2',
      Buffer.from(`user=ab@b.example\u0001auth=Bearer ${token}\u0001\u0001`).toString('base64'),
    ],
    ['base64url', Buffer.from(`xy${token}`).toString('base64url')],
    ['hexadecimal', Buffer.from(token).toString('hex')],
  ])('finds a planted one: %s', (_, planted) => {
    expect(findSecrets(`before ${planted} after`, secrets)).not.toEqual([]);
  });

  it('finds short ones whole', () => {
    expect(findSecrets('password=Practice-1', { password: 'Practice-1' })).toEqual([
      'password (plain)',
    ]);
  });
});
