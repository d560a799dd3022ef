import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { clouds } from '../../../../shared/clouds.ts';
import { startPractice } from '../../../../electron/practice/practice-tenant.ts';
import { httpsRequest } from '../https-request.ts';
import { imapScope, redirectOf, requestAuthorize, requestToken, signIn } from '../sign-in.ts';

let practice: Awaited<ReturnType<typeof startPractice>>;
beforeAll(async () => {
  practice = await startPractice();
});
afterAll(() => practice.stop());

describe('authorization request', () => {
  it.each<[string, Record<string, string | undefined>, string]>([
    ['an unknown client', { client_id: '00000000-0000-4000-8000-000000000000' }, 'AADSTS700016'],
    ['no client', { client_id: undefined }, 'AADSTS900144'],
    ['no redirect URI', { redirect_uri: undefined }, 'AADSTS900144'],
    ['another redirect URI', { redirect_uri: 'https://attacker.example/' }, 'AADSTS50011'],
    [
      'a redirect URI that only begins right',
      { redirect_uri: `${clouds.global.nativeClientRedirectUri.value}/x` },
      'AADSTS50011',
    ],
    [
      'a redirect URI with a query',
      { redirect_uri: `${clouds.global.nativeClientRedirectUri.value}?x=1` },
      'AADSTS50011',
    ],
    ['localhost over https', { redirect_uri: 'https://localhost:4000' }, 'AADSTS50011'],
    ['localhost with a path', { redirect_uri: 'http://localhost:4000/callback' }, 'AADSTS50011'],
    [
      'localhost as a user name',
      { redirect_uri: 'http://localhost@attacker.example' },
      'AADSTS50011',
    ],
    [
      'localhost as a subdomain',
      { redirect_uri: 'http://localhost.attacker.example' },
      'AADSTS50011',
    ],
  ])('with %s is refused on a page that leads nowhere', async (_name, changes, code) => {
    const answer = await requestAuthorize(practice, changes);
    expect(answer.status).toBe(400);
    expect(answer.headers.location).toBeUndefined();
    expect(answer.body).toContain(code);
    expect(answer.body).toContain('Trace ID: ');
    expect(answer.body).toContain('Correlation ID: ');
    expect(answer.body).toContain('Timestamp: ');
    expect(answer.body).not.toContain('href=');
  });

  it.each<[string, Record<string, string | undefined>, string, string]>([
    ['no response type', { response_type: undefined }, 'invalid_request', 'AADSTS900144'],
    ['the implicit flow', { response_type: 'token' }, 'unsupported_response_type', 'AADSTS700054'],
    ['another response mode', { response_mode: 'fragment' }, 'invalid_request', 'AADSTS90023'],
    ['no challenge', { code_challenge: undefined }, 'invalid_request', 'AADSTS900144'],
    ['a plain challenge', { code_challenge_method: 'plain' }, 'invalid_request', 'AADSTS501491'],
    ['a challenge too short', { code_challenge: 'abc' }, 'invalid_request', 'AADSTS501491'],
    ['no scope', { scope: undefined }, 'invalid_request', 'AADSTS900144'],
    ['a malformed scope', { scope: `${imapScope},openid` }, 'invalid_scope', 'AADSTS70011'],
    [
      'an unknown resource',
      { scope: 'https://mail.example/IMAP.AccessAsUser.All' },
      'invalid_scope',
      'AADSTS70011',
    ],
    [
      'an unknown permission',
      { scope: 'https://outlook.office.com/IMAP.Read' },
      'invalid_client',
      'AADSTS650053',
    ],
    [
      'two resources',
      { scope: `${imapScope} https://graph.microsoft.com/User.Read` },
      'invalid_request',
      'AADSTS700022',
    ],
    ['no person to be asked', { prompt: 'none' }, 'login_required', 'AADSTS50058'],
    ['an unknown prompt', { prompt: 'please' }, 'invalid_request', 'AADSTS90023'],
  ])('with %s is refused at the redirect URI', async (_name, changes, error, code) => {
    const redirect = redirectOf(await requestAuthorize(practice, changes));
    expect(redirect.origin + redirect.pathname).toBe(clouds.global.nativeClientRedirectUri.value);
    expect(redirect.searchParams.get('error')).toBe(error);
    expect(redirect.searchParams.get('error_description')).toContain(`${code}: `);
    expect(redirect.searchParams.get('state')).toBe('state-of-this-test');
    expect(redirect.searchParams.has('code')).toBe(false);
  });

  it('with a state longer than any address is refused', async () => {
    const answer = await requestAuthorize(practice, { state: 'x'.repeat(4097) });
    expect(answer.status).toBe(400);
    expect(answer.body).toContain('AADSTS9002313');
  });

  it('with a parameter given twice is refused', async () => {
    const url = `${practice.authority}/oauth2/v2.0/authorize?client_id=a&client_id=b`;
    const answer = await httpsRequest(url, { ca: practice.ca });
    expect(answer.status).toBe(400);
    expect(answer.body).toContain('AADSTS9002313');
  });

  it('to another tenant is refused on a page', async () => {
    const { origin } = new URL(practice.authority);
    const answer = await httpsRequest(`${origin}/fabrikam.example/oauth2/v2.0/authorize`, {
      ca: practice.ca,
    });
    expect(answer.status).toBe(400);
    expect(answer.body).toContain('AADSTS90002');
    expect(answer.headers['content-type']).toContain('text/html');
  });

  it('gives a Microsoft Graph token for a bare permission name, as Entra ID does', async () => {
    const redirect = await signIn(practice, {
      scope: 'IMAP.AccessAsUser.All',
      code_challenge: 'E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM',
    });
    const { body } = await requestToken(practice, {
      grant_type: 'authorization_code',
      client_id: practice.info.clientId,
      code: redirect.searchParams.get('code') ?? '',
      redirect_uri: clouds.global.nativeClientRedirectUri.value,
      // The verifier and challenge of RFC 7636 appendix B.
      code_verifier: 'dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk',
    });
    expect(body['scope']).toBe('https://graph.microsoft.com/IMAP.AccessAsUser.All');
    const decision = await practice.decide(
      String(body['access_token']),
      'adele@contoso.example',
      'imap',
    );
    expect(decision).toEqual({ ok: false, reason: 'audience' });
  });
});
