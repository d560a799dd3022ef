import { expect, test } from 'vitest';
import { maskSecrets } from '../../../shared/text/mask-secrets.ts';

const header = 'eyJ0eXAiOiJKV1QiLCJhbGciOiJSUzI1NiJ9';
const payload = 'eyJhdWQiOiJodHRwczovL291dGxvb2sub2ZmaWNlLmNvbSIsImV4cCI6MTd9';
const signature = 'Zm9vYmFyYmF6cXV4Zm9vYmFyYmF6cXV4Zm9vYmFyYmF6cXV4';
const jwt = `${header}.${payload}.${signature}`;
const opaque = 'EwB4A8l6BAAUkj1NuJYtTVha4Mogk0HEiPbQo04AAbcDefGhi1JklMno2PqrStu3VwxYz4';

test.each([
  ['a token in a header', `Authorization: Bearer ${jwt}`, jwt],
  [
    'a token that was cut off',
    `"access_token":"${header}.${payload.slice(0, 40)}`,
    payload.slice(0, 40),
  ],
  ['a token of a personal account', `{"access_token":"${opaque}"}`, opaque],
  ['a refresh token', `refresh_token=0.AXoA${opaque}`, opaque],
  ['a client secret', 'secret is abc8Q~abcdefghijklmnopqrstuvwxyzABCDEF12 ok', 'abc8Q~'],
  ['a form', 'client_id=x&client_secret=short-one&grant_type=y', 'short-one'],
  ['a setting', 'Password: "hunter2hunter2"', 'hunter2hunter2'],
  ['a code in an address', 'http://localhost/?code=M.C5_BAY.2.abcdef&state=1', 'M.C5_BAY.2.abcdef'],
  ['an initial response', 'C: AUTH PLAIN AGFkZWxlAHNlY3JldA==', 'AGFkZWxlAHNlY3JldA=='],
  ['an answer to a challenge', 'S: 334 UGFzc3dvcmQ6\nC: c2VjcmV0MTI=', 'c2VjcmV0MTI='],
  ['a password of IMAP', 'a1 LOGIN adele@contoso.example hunter2', 'hunter2'],
  ['a password of POP', '+OK\nPASS hunter2', 'hunter2'],
])('%s is hidden', (_name, text, secret) => {
  const masked = maskSecrets(text);
  expect(masked).not.toContain(secret);
  expect(masked).toMatch(/\[\d+ characters hidden\]/);
});

test('a token that was broken into lines is hidden to its end', () => {
  const wrapped = `${opaque}\n${opaque.slice(0, 30)}\n${opaque.slice(0, 12)}\nend of it`;
  expect(maskSecrets(`token:\n${wrapped}`)).toBe(
    `token:\n[${wrapped.length - '\nend of it'.length} characters hidden]\nend of it`,
  );
});

test.each([
  'A01 NO AUTHENTICATE failed.',
  'NO LOGIN failed due to a policy.',
  '535 5.7.3 Authentication unsuccessful [AM0PR02CA0018.eurprd02.prod.outlook.com 2026-11-21T12:00:00.000Z 08DC]',
  'POST https://login.microsoftonline.com/8a1c0f5e-3c1d-4d0e-9a55-0f2f6b1f8c11/oauth2/v2.0/token',
  'Trace ID: d320620c-3d56-42bc-bc45-4cdd85c41f00 Correlation ID: 8478d534-5b2c-4325-8c2c-51395c342c89',
  'https://learn.microsoft.com/exchange/clients-and-mobile-in-exchange-online/authenticated-client-smtp-submission',
  'FullyQualifiedErrorId : [Server=AM0PR02MB1234],Microsoft.Exchange.Management.RecipientTasks.AddMailboxPermission',
  'client_secret=[hidden, 40 characters]&refresh_token=<hidden>',
  'error_description=AADSTS90094%3a+An+administrator+of+Contoso+has+set+a+policy+that+prevents+you',
])('what is no secret stays: %s', (text) => {
  expect(maskSecrets(text)).toBe(text);
});

test('a hundred thousand characters of anything take no long time', () => {
  for (const piece of ['a', 'aB1', 'eyJ', 'LOGIN a@', 'password=', '\n ', 'AUTH PLAIN ']) {
    const text = piece.repeat(100_000 / piece.length);
    const start = performance.now();
    maskSecrets(text);
    expect(performance.now() - start).toBeLessThan(2_000);
  }
});
