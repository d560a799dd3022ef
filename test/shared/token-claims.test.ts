import { describe, expect, test } from 'vitest';
import { summariseToken } from '../../shared/token-claims.ts';
import { tokenSummarySchema } from '../../shared/token-summary.ts';

function jwt(payload: unknown, header: unknown = { alg: 'RS256', typ: 'JWT' }): string {
  const part = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url');
  return `${part(header)}.${part(payload)}.c2lnbmF0dXJl`;
}

const delegated = {
  aud: 'https://outlook.office.com',
  iss: 'https://sts.windows.net/tenant/',
  tid: 'tenant',
  appid: 'client',
  azp: 'other',
  scp: 'IMAP.AccessAsUser.All SMTP.Send',
  upn: 'adele@contoso.example',
  unique_name: 'other',
  oid: 'object',
  iat: 1_790_000_000,
  exp: 1_790_003_600,
  secret_claim: 'never shown',
};

test('the claims of a delegated token', () => {
  const token = jwt(delegated);
  expect(summariseToken(token, '9f2c41aa')).toEqual({
    kind: 'jwt',
    length: token.length,
    fingerprint: '9f2c41aa',
    audience: 'https://outlook.office.com',
    issuer: 'https://sts.windows.net/tenant/',
    tenantId: 'tenant',
    clientId: 'client',
    scopes: ['IMAP.AccessAsUser.All', 'SMTP.Send'],
    roles: [],
    user: 'adele@contoso.example',
    objectId: 'object',
    issuedAt: '2026-09-21T14:13:20.000Z',
    expiresAt: '2026-09-21T15:13:20.000Z',
  });
});

test('the roles of an application token, and the other names of app and person', () => {
  const summary = summariseToken(
    jwt({ roles: ['IMAP.AccessAsApp'], azp: 'client', preferred_username: 'a@b.example' }),
    'f',
  );
  expect(summary).toMatchObject({
    roles: ['IMAP.AccessAsApp'],
    scopes: [],
    clientId: 'client',
    user: 'a@b.example',
  });
});

describe('a token that is no JWT is opaque', () => {
  const [header = '', payload = '', signature = ''] = jwt(delegated).split('.');
  test.each([
    ['opaque', 'EwBAAl3BAAUFFpUAo7J3Ve0bjLBWZWCclRC3EoAA'],
    ['two parts', `${header}.${payload}`],
    ['five parts, encrypted', `${header}.${payload}.${signature}.x.y`],
    ['no base64', `${header}.%%%.${signature}`],
    ['no JSON', `${header}.aGVsbG8.${signature}`],
    ['no UTF-8', `${header}._w.${signature}`],
    ['an array', jwt([1])],
    ['null', jwt(null)],
    ['a header that is none', `x.${payload}.${signature}`],
    ['much too long', `${header}.${'a'.repeat(70_000)}.${signature}`],
  ])('%s', (_, token) => {
    expect(summariseToken(token, 'f')).toEqual({
      kind: 'opaque',
      length: token.length,
      fingerprint: 'f',
      scopes: [],
      roles: [],
    });
  });
});

test('claims of the wrong type are left out', () => {
  const wrong = {
    aud: ['a'],
    iss: 1,
    tid: null,
    scp: {},
    roles: 'x',
    upn: '',
    exp: '1',
    iat: 1e300,
  };
  expect(summariseToken(jwt(wrong), 'f')).toEqual({
    kind: 'jwt',
    length: jwt(wrong).length,
    fingerprint: 'f',
    scopes: [],
    roles: [],
  });
  expect(summariseToken(jwt({ roles: [1, 'a', null, ''] }), 'f').roles).toEqual(['a']);
});

test('a hostile token gives a bounded, visible and valid summary', () => {
  const token = jwt({
    upn: `a\u202e\0${'x'.repeat(10_000)}`,
    scp: 'a '.repeat(5000),
    __proto__: { aud: 'x' },
  });
  const summary = summariseToken(token, 'f');
  expect(summary.user).toMatch(/^a\\u\{202e\}\\x00x+$/);
  expect(JSON.stringify(summary).length).toBeLessThan(2000);
  expect(tokenSummarySchema.parse(summary)).toEqual(summary);
});
