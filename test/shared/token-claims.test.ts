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
  xms_ftd: 'never shown',
  rh: 'never shown',
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
    forApplication: false,
    claims: [
      { name: 'aud', value: 'https://outlook.office.com' },
      { name: 'iss', value: 'https://sts.windows.net/tenant/' },
      { name: 'tid', value: 'tenant' },
      { name: 'appid', value: 'client' },
      { name: 'azp', value: 'other' },
      { name: 'scp', value: 'IMAP.AccessAsUser.All SMTP.Send' },
      { name: 'upn', value: 'adele@contoso.example' },
      { name: 'unique_name', value: 'other' },
      { name: 'oid', value: 'object' },
      { name: 'iat', value: '1790000000 (2026-09-21T14:13:20.000Z)' },
      { name: 'exp', value: '1790003600 (2026-09-21T15:13:20.000Z)' },
    ],
    issuedAt: '2026-09-21T14:13:20.000Z',
    expiresAt: '2026-09-21T15:13:20.000Z',
  });
});

test.each([
  ['text', 'a', 'a'],
  ['no text', '', ''],
  ['a number', 2, '2'],
  ['a truth', false, 'false'],
  ['a list', ['a', 'b'], 'a, b'],
  ['an empty list', [], ''],
  ['the texts of a list', ['a', 1, null], 'a'],
])('a claim that is %s is shown', (_, value, shown) => {
  expect(summariseToken(jwt({ name: value }), 'f').claims).toEqual([
    { name: 'name', value: shown },
  ]);
});

test.each([
  ['nothing', { name: null }],
  ['an object', { name: { a: 1 } }],
  ['a list of objects', { name: [{ a: 1 }] }],
  ['a session', { sid: 'x' }],
  ['only for Entra ID', { aio: 'x', uti: 'x', xms_st: 'x', login_hint: 'x', puid: 'x' }],
])('a claim that is %s is not shown', (_, claims) => {
  expect(summariseToken(jwt(claims), 'f').claims).toEqual([]);
});

test('a time that is none is shown as the number it is', () => {
  expect(summariseToken(jwt({ exp: 1e300 }), 'f').claims).toEqual([
    { name: 'exp', value: '1e+300' },
  ]);
});

test.each([
  ['idtyp says app', { idtyp: 'app' }, true],
  ['idtyp says app, whatever else is there', { idtyp: 'app', scp: 'x' }, true],
  ['roles without scp', { roles: ['IMAP.AccessAsApp'] }, true],
  ['empty roles', { roles: [] }, true],
  ['no roles, but oid is sub: RBAC for Applications', { oid: 'o', sub: 'o' }, true],
  ['roles beside scp: a person with a role', { roles: ['x'], scp: 'y' }, false],
  ['oid beside another sub', { oid: 'o', sub: 's' }, false],
  ['neither oid nor sub', { appid: 'a' }, false],
])('for an application, or not: %s', (_, claims, forApplication) => {
  expect(summariseToken(jwt(claims), 'f').forApplication).toBe(forApplication);
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
      forApplication: false,
      claims: [],
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
    // There is a `scp`, whatever it is, so the token is a person's.
    forApplication: false,
    claims: [
      { name: 'aud', value: 'a' },
      { name: 'iss', value: '1' },
      { name: 'roles', value: 'x' },
      { name: 'upn', value: '' },
      { name: 'exp', value: '1' },
      { name: 'iat', value: '1e+300' },
    ],
  });
  expect(summariseToken(jwt({ roles: [1, 'a', null, ''] }), 'f').roles).toEqual(['a']);
});

test('a hostile token gives a bounded, visible and valid summary', () => {
  const token = jwt({
    upn: `a\u202e\0${'x'.repeat(10_000)}`,
    scp: 'a '.repeat(5000),
    __proto__: { aud: 'x' },
    ['n\u202e'.repeat(100)]: 'x',
    ...Object.fromEntries(Array.from({ length: 1000 }, (_, index) => [`claim${index}`, 'x'])),
  });
  const summary = summariseToken(token, 'f');
  expect(summary.user).toMatch(/^a\\u\{202e\}\\x00x+$/);
  expect(summary.claims).toHaveLength(100);
  expect(JSON.stringify(summary).length).toBeLessThan(10_000);
  expect(tokenSummarySchema.parse(summary)).toEqual(summary);
});
