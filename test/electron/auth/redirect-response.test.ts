import { describe, expect, it } from 'vitest';
import { makeSecret } from '../../../electron/auth/make-secret.ts';
import { maxRedirectUrlCharacters } from '../../../electron/auth/limits.ts';
import {
  parseRedirectResponse,
  type RedirectResponse,
} from '../../../electron/auth/redirect-response.ts';
import { clouds } from '../../../shared/clouds.ts';

const issuer = 'https://login.microsoftonline.com/6b1d6a11-5c0e-4b52-9d7d-0b1f3c2a4e5f/v2.0';
const state = 'x'.repeat(43);

function parse(
  query: string,
  base: string = clouds.global.nativeClientRedirectUri.value,
): RedirectResponse {
  return parseRedirectResponse(makeSecret(base + query), {
    redirectUri: clouds.global.nativeClientRedirectUri.value,
    state,
    issuer,
  });
}

describe('parseRedirectResponse', () => {
  it('gives the code once the state was checked', () => {
    const response = parse(`?code=a%2Fb&state=${state}&session_state=s`);
    expect(response.kind).toBe('code');
    if (response.kind !== 'code') return;
    expect(response.code.secret.reveal()).toBe('a/b');
    expect(response.code.returnedState).toBe(state);
  });

  it('does not show the code when the response is printed', () => {
    const response = parse(`?code=canary-code&state=${state}`);
    expect(JSON.stringify(response)).not.toContain('canary');
  });

  it('gives an error as the server worded it', () => {
    expect(
      parse(`?error=access_denied&error_description=AADSTS65004%3A+declined&state=${state}`),
    ).toEqual({ kind: 'error', error: 'access_denied', description: 'AADSTS65004: declined' });
  });

  it('gives an error without a description', () => {
    expect(parse(`?error=server_error&state=${state}`)).toEqual({
      kind: 'error',
      error: 'server_error',
      description: '',
    });
  });

  it.each([
    ['True', true],
    ['False', false],
  ])('knows the answer of the admin-consent page: %s', (text, granted) => {
    expect(parse(`?admin_consent=${text}&state=${state}`)).toEqual({
      kind: 'adminConsent',
      granted,
    });
    expect(parse(`?admin_consent=${text}&tenant=t&scope=a%20b&state=${state}`)).toEqual({
      kind: 'adminConsent',
      granted,
      tenant: 't',
      scope: 'a b',
    });
  });

  it.each([
    ['?code=abc', 'state is missing'],
    ['?error=access_denied', 'state is missing'],
    [`?code=abc&state=${'y'.repeat(43)}`, 'state is not the one sent'],
    [`?code=abc&state=${state.slice(1)}`, 'state is not the one sent'],
    [`?code=abc&state=`, 'state is not the one sent'],
    [`?error=access_denied&state=wrong`, 'state is not the one sent'],
    [`?code=abc&state=${state}&state=${state}`, 'state is there more than once'],
    [`?code=abc&code=abc&state=${state}`, 'code is there more than once'],
    [`?error=a&error=b&state=${state}`, 'error is there more than once'],
    [`?code=abc&state=${state}&x=1&x=2`, 'x is there more than once'],
    [`?code=abc&error=access_denied&state=${state}`, 'both code and error are there'],
    [`?code=&state=${state}`, 'neither code nor error is there'],
    [`?state=${state}`, 'neither code nor error is there'],
    [`?state=${state}#code=abc`, 'neither code nor error is there'],
    [`#code=abc&state=${state}`, 'state is missing'],
    ['', 'state is missing'],
  ])('does not use %s', (query, reason) => {
    expect(parse(query)).toEqual({ kind: 'unknown', reason });
  });

  it('takes an iss that is the issuer and no other', () => {
    expect(parse(`?code=abc&state=${state}&iss=${encodeURIComponent(issuer)}`).kind).toBe('code');
    expect(parse(`?code=abc&state=${state}&iss=https%3A%2F%2Fevil.example`)).toEqual({
      kind: 'unknown',
      reason: 'iss is not the expected issuer',
    });
  });

  it('does not look at an answer at another address', () => {
    expect(
      parse(`?code=abc&state=${state}`, `${clouds.global.nativeClientRedirectUri.value}X`),
    ).toEqual({
      kind: 'unknown',
      reason: 'the address is not the redirect URI',
    });
  });

  it('looks at an address of the greatest length and at none beyond it', () => {
    const query = `?code=abc&state=${state}&x=`;
    const room =
      maxRedirectUrlCharacters - clouds.global.nativeClientRedirectUri.value.length - query.length;
    expect(parse(query + 'a'.repeat(room)).kind).toBe('code');
    expect(parse(query + 'a'.repeat(room + 1))).toEqual({
      kind: 'unknown',
      reason: 'the address is too long',
    });
  });
});
