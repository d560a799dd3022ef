import { describe, expect, it } from 'vitest';
import { maxDetailCharacters } from '../../../electron/auth/limits.ts';
import { makeSecret } from '../../../electron/auth/make-secret.ts';
import { readRefusal } from '../../../electron/auth/refusal-body.ts';
import { aadstsNumber, describeRefusal } from '../../../electron/auth/refusals.ts';
import { serverText } from '../../../electron/auth/server-text.ts';

describe('describeRefusal', () => {
  it('keeps the words of the server, with trace and correlation IDs', () => {
    const description =
      'AADSTS700016: Application was not found. Trace ID: 1-2 Correlation ID: 3-4 Timestamp: 2026';
    expect(describeRefusal({ error: 'unauthorized_client', description })).toEqual({
      code: 'signin/refused',
      detail: `unauthorized_client: ${description}`,
    });
  });

  it('calls access_denied denied', () => {
    expect(
      describeRefusal({ error: 'access_denied', description: 'AADSTS65004: declined' }),
    ).toEqual({ code: 'signin/denied', detail: 'access_denied: AADSTS65004: declined' });
    expect(describeRefusal({ error: 'access_denied', description: '' })).toEqual({
      code: 'signin/denied',
      detail: 'access_denied',
    });
  });

  it.each([50097, 50129, 53000, 53001])('sends AADSTS%i to the system browser', (number) => {
    const description = `AADSTS${number}: the device is not managed`;
    expect(describeRefusal({ error: 'access_denied', description }).code).toBe(
      'signin/needs-browser',
    );
    expect(
      describeRefusal({ error: 'interaction_required', description: '', numbers: [number] }).code,
    ).toBe('signin/needs-browser');
  });

  it('does not take a longer number for one of those', () => {
    expect(
      describeRefusal({ error: 'invalid_grant', description: 'AADSTS530003: other' }).code,
    ).toBe('signin/refused');
  });
});

describe('aadstsNumber', () => {
  it.each([
    ['AADSTS50011: The redirect URI', 50011],
    ['AADSTS7000218: The request body', 7000218],
    ['Error AADSTS90002. Tenant', 90002],
    ['no number', undefined],
    ['XAADSTS50011', undefined],
    ['AADSTS1', undefined],
  ])('reads %s', (text, number) => {
    expect(aadstsNumber(text)).toBe(number);
  });
});

describe('serverText', () => {
  it('makes control characters visible and cuts what is too long', () => {
    expect(serverText('a\r\nb')).toBe('a\\x0d\\x0ab');
    expect(serverText('a'.repeat(maxDetailCharacters))).toHaveLength(maxDetailCharacters);
    expect(serverText('a'.repeat(maxDetailCharacters + 1))).toBe(
      `${'a'.repeat(maxDetailCharacters)}…`,
    );
  });

  it('hides secrets that the server echoed, whichever way they are written', () => {
    const secret = makeSecret('0.AX?code/with+signs==');
    const value = secret.reveal();
    const base64 = Buffer.from(value).toString('base64');
    const text = [
      value,
      encodeURIComponent(value),
      base64,
      Buffer.from(value).toString('base64url'),
    ];
    expect(serverText(`got ${text.join(' and ')}`, [secret])).toBe(
      'got [hidden] and [hidden] and [hidden] and [hidden]',
    );
  });
});

describe('readRefusal', () => {
  it('takes the named fields and leaves the rest of the body behind', () => {
    expect(
      readRefusal({
        error: 'invalid_grant',
        error_description: 'AADSTS70008: expired',
        error_codes: [70008],
        access_token: 'canary',
      }),
    ).toEqual({
      error: 'invalid_grant',
      description: 'AADSTS70008: expired',
      numbers: [70008],
    });
  });

  it('reads an error whose other fields are of the wrong type', () => {
    expect(readRefusal({ error: 'invalid_grant', error_description: 7, error_codes: 'x' })).toEqual(
      { error: 'invalid_grant', description: '' },
    );
  });

  it.each([{}, { error: '' }, { error: 7 }, null, 'error', []])('finds none in %j', (body) => {
    expect(readRefusal(body)).toBeUndefined();
  });
});
