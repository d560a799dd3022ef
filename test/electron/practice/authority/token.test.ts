import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createLocalJWKSet, jwtVerify, type JSONWebKeySet } from 'jose';
import { clouds } from '../../../../shared/clouds.ts';
import { startPractice } from '../../../../electron/practice/practice-tenant.ts';
import { httpsRequest } from '../https-request.ts';
import {
  allScopes,
  createPkce,
  imapScope,
  refreshRequest,
  requestToken,
  signIn,
  signInForTokens,
} from '../sign-in.ts';

let time = Date.now();
let practice: Awaited<ReturnType<typeof startPractice>>;
beforeAll(async () => {
  practice = await startPractice({ now: () => time });
});
afterAll(() => practice.stop());

/** A right code request, with a code of its own. */
async function codeRequest(): Promise<Record<string, string>> {
  const { verifier, challenge } = createPkce();
  const redirect = await signIn(practice, { code_challenge: challenge });
  return {
    grant_type: 'authorization_code',
    client_id: practice.info.clientId,
    code: redirect.searchParams.get('code') ?? '',
    redirect_uri: clouds.global.nativeClientRedirectUri.value,
    code_verifier: verifier,
    scope: allScopes,
  };
}

describe('token endpoint, authorization code', () => {
  it('answers in the shape of Entra ID', async () => {
    const { status, body } = await requestToken(practice, {
      ...(await codeRequest()),
      client_info: '1',
    });
    expect(status).toBe(200);
    expect(Object.keys(body).sort()).toEqual([
      'access_token',
      'client_info',
      'expires_in',
      'ext_expires_in',
      'id_token',
      'refresh_token',
      'scope',
      'token_type',
    ]);
    expect(body['token_type']).toBe('Bearer');
    expect(body['scope']).toBe(imapScope);
    expect(body['expires_in']).toBe(3599);
    expect(
      JSON.parse(Buffer.from(String(body['client_info']), 'base64url').toString('utf8')),
    ).toEqual({ uid: '1b6f0d52-7c34-4e9a-8f21-0a9d3c5e7b18', utid: practice.info.tenantId });
  });

  it('gives an access token that the mail servers accept', async () => {
    const tokens = await signInForTokens(practice);
    const token = String(tokens['access_token']);
    expect(await practice.decide(token, 'adele@contoso.example', 'imap')).toEqual({ ok: true });
    expect(await practice.decide(token, 'adele@contoso.example', 'pop3')).toEqual({
      ok: false,
      reason: 'scope',
    });
  });

  it('gives an ID token with the nonce of the request, signed with a published key', async () => {
    const tokens = await signInForTokens(practice, { nonce: 'this one' });
    const configuration = await httpsRequest(
      `${practice.authority}/v2.0/.well-known/openid-configuration`,
      { ca: practice.ca },
    );
    const { issuer, jwks_uri } = JSON.parse(configuration.body) as {
      issuer: string;
      jwks_uri: string;
    };
    const keys = await httpsRequest(jwks_uri, { ca: practice.ca });
    const { payload } = await jwtVerify(
      String(tokens['id_token']),
      createLocalJWKSet(JSON.parse(keys.body) as JSONWebKeySet),
      { issuer, audience: practice.info.clientId, currentDate: new Date(time) },
    );
    expect(payload).toMatchObject({
      nonce: 'this one',
      preferred_username: 'adele@contoso.example',
      tid: practice.info.tenantId,
      oid: '1b6f0d52-7c34-4e9a-8f21-0a9d3c5e7b18',
    });
    expect(keys.body).not.toMatch(/"d":/);
  });

  it('gives no refresh token and no ID token where they were not asked for', async () => {
    const body = await signInForTokens(practice, { scope: imapScope });
    expect(body).toHaveProperty('access_token');
    expect(body).not.toHaveProperty('refresh_token');
    expect(body).not.toHaveProperty('id_token');
  });

  it('takes a code once, and a second try ends what came of the first', async () => {
    const request = await codeRequest();
    const first = await requestToken(practice, request);
    expect(first.status).toBe(200);
    const second = await requestToken(practice, request);
    expect(second.status).toBe(400);
    expect(second.body['error']).toBe('invalid_grant');
    expect(second.body['error_codes']).toEqual([54005]);
    const refreshed = await requestToken(
      practice,
      refreshRequest(practice, first.body['refresh_token']),
    );
    expect(refreshed.body['error_codes']).toEqual([50173]);
  });

  it('takes a code once when two requests come at the same time', async () => {
    const request = await codeRequest();
    const answers = await Promise.all([
      requestToken(practice, request),
      requestToken(practice, request),
    ]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 400]);
  });

  it('takes a code for ten minutes', async () => {
    const request = await codeRequest();
    const late = await codeRequest();
    time += 10 * 60_000 - 1;
    expect((await requestToken(practice, request)).status).toBe(200);
    time += 1;
    const { body } = await requestToken(practice, late);
    expect(body['error']).toBe('invalid_grant');
    expect(body['error_codes']).toEqual([70008]);
  });

  it('spends the code on a wrong verifier, so that nobody can try verifiers', async () => {
    const request = await codeRequest();
    const wrong = await requestToken(practice, {
      ...request,
      code_verifier: createPkce().verifier,
    });
    expect(wrong.status).toBe(400);
    expect(wrong.body['error']).toBe('invalid_grant');
    expect(wrong.body['error_codes']).toEqual([501481]);
    expect((await requestToken(practice, request)).body['error_codes']).toEqual([54005]);
  });

  it('refuses the challenge itself as verifier', async () => {
    const { challenge } = createPkce();
    const redirect = await signIn(practice, { code_challenge: challenge });
    const { body } = await requestToken(practice, {
      ...(await codeRequest()),
      code: redirect.searchParams.get('code') ?? '',
      code_verifier: challenge,
    });
    expect(body['error_codes']).toEqual([501481]);
  });

  it('wants the redirect URI of the authorization request', async () => {
    const { status, body } = await requestToken(practice, {
      ...(await codeRequest()),
      redirect_uri: 'http://localhost',
    });
    expect(status).toBe(401);
    expect(body['error_codes']).toEqual([500112]);
  });

  it.each<[string, Record<string, string | undefined>, number, string]>([
    [
      'an unknown client',
      { client_id: '00000000-0000-4000-8000-000000000000' },
      700016,
      'unauthorized_client',
    ],
    ['no client', { client_id: undefined }, 900144, 'invalid_request'],
    ['no grant type', { grant_type: undefined }, 900144, 'invalid_request'],
    ['another grant type', { grant_type: 'password' }, 70003, 'unsupported_grant_type'],
    ['no code', { code: undefined }, 900144, 'invalid_request'],
    ['an invented code', { code: '1.invented' }, 9002313, 'invalid_grant'],
    ['no redirect URI', { redirect_uri: undefined }, 900144, 'invalid_request'],
    ['no verifier', { code_verifier: undefined }, 900144, 'invalid_request'],
    [
      'a malformed scope',
      { scope: 'https://outlook.office.com/IMAP,openid' },
      70011,
      'invalid_scope',
    ],
    ['two resources', { scope: `${imapScope} User.Read` }, 700022, 'invalid_request'],
  ])('refuses %s', async (_name, changes, code, error) => {
    const { status, body } = await requestToken(practice, { ...(await codeRequest()), ...changes });
    expect(status).toBe(400);
    expect(body['error']).toBe(error);
    expect(body['error_codes']).toEqual([code]);
    expect(body).not.toHaveProperty('access_token');
  });

  it('names the missing parameter', async () => {
    const { body } = await requestToken(practice, {
      ...(await codeRequest()),
      code_verifier: undefined,
    });
    expect(body['error_description']).toContain(
      "AADSTS900144: The request body must contain the following parameter: 'code_verifier'.",
    );
  });
});

describe('token endpoint, refusals', () => {
  it('have the shape of Entra ID, with the IDs that support asks for', async () => {
    const requestId = '0F8FAD5B-D9CB-469F-A165-70867728950E';
    const answer = await httpsRequest(`${practice.authority}/oauth2/v2.0/token`, {
      ca: practice.ca,
      form: { client_id: practice.info.clientId },
      headers: { 'client-request-id': requestId },
    });
    const body = JSON.parse(answer.body) as Record<string, unknown>;
    expect(answer.status).toBe(400);
    expect(answer.headers['content-type']).toBe('application/json; charset=utf-8');
    expect(answer.headers['cache-control']).toContain('no-store');
    expect(body).toEqual({
      error: 'invalid_request',
      error_description: [
        "AADSTS900144: The request body must contain the following parameter: 'grant_type'.",
        `Trace ID: ${String(body['trace_id'])}`,
        `Correlation ID: ${requestId.toLowerCase()}`,
        `Timestamp: ${String(body['timestamp'])}`,
      ].join('\r\n'),
      error_codes: [900144],
      timestamp: expect.stringMatching(/^\d{4}-\d\d-\d\d \d\d:\d\d:\d\dZ$/) as string,
      trace_id: expect.stringMatching(/^[0-9a-f-]{36}$/) as string,
      correlation_id: requestId.toLowerCase(),
      error_uri: 'https://login.microsoftonline.com/error?code=900144',
    });
  });

  it('say AADSTS900561 to a GET', async () => {
    const answer = await httpsRequest(`${practice.authority}/oauth2/v2.0/token`, {
      ca: practice.ca,
    });
    expect(answer.status).toBe(405);
    expect(answer.headers.allow).toBe('POST');
    expect(answer.body).toContain('AADSTS900561');
  });

  it('say AADSTS90002 for another tenant', async () => {
    const { origin } = new URL(practice.authority);
    const answer = await httpsRequest(`${origin}/fabrikam.example/oauth2/v2.0/token`, {
      ca: practice.ca,
      form: await codeRequest(),
    });
    expect(answer.status).toBe(400);
    expect(answer.body).toContain("AADSTS90002: Tenant 'fabrikam.example' not found.");
  });

  it('come for a body that is no form, and for a parameter given twice', async () => {
    const url = `${practice.authority}/oauth2/v2.0/token`;
    const json = await httpsRequest(url, {
      ca: practice.ca,
      body: JSON.stringify(await codeRequest()),
      headers: { 'Content-Type': 'application/json' },
    });
    expect(json.body).toContain('AADSTS900144');
    const form = new URLSearchParams(await codeRequest());
    form.append('code', 'another');
    const twice = await httpsRequest(url, { ca: practice.ca, form: form });
    expect(twice.status).toBe(400);
    expect(twice.body).toContain('AADSTS9002313');
  });
});
