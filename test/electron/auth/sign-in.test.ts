import { inspect } from 'node:util';
import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import type { SignInPageOutcome } from '../../../electron/auth/types.ts';
import { clouds } from '../../../shared/clouds.ts';
import { appError } from '../../../shared/errors.ts';
import { stubConfiguration, unsignedJwt } from '../../servers/stub-authority.ts';
import {
  accessClaims,
  clientId,
  code,
  failure,
  redirect,
  signInAtStub,
  tenantId,
  tokens,
  useStubAuthorities,
} from './stub-sign-in.ts';

useStubAuthorities();

describe('signIn', () => {
  it('asks with PKCE, state and nonce, and for whom', async () => {
    const { asked, stub } = await signInAtStub();
    const parameters = asked?.searchParams;
    expect(Object.fromEntries(parameters ?? [])).toMatchObject({
      client_id: clientId,
      redirect_uri: clouds.global.nativeClientRedirectUri.value,
      response_type: 'code',
      response_mode: 'query',
      code_challenge_method: 'S256',
      login_hint: 'adele@contoso.example',
    });
    expect(parameters?.get('scope')?.split(' ')).toEqual(
      expect.arrayContaining([
        'https://outlook.office.com/IMAP.AccessAsUser.All',
        'offline_access',
        'openid',
        'profile',
      ]),
    );
    const form = stub.requests.find(({ method }) => method === 'POST')?.form;
    expect(form?.get('code')).toBe(code);
    expect(
      createHash('sha256')
        .update(form?.get('code_verifier') ?? '')
        .digest('base64url'),
    ).toBe(parameters?.get('code_challenge'));
    expect(asked?.href).not.toContain(form?.get('code_verifier'));
  });

  it('returns the token hidden, with what may be shown of it', async () => {
    const { outcome, stub } = await signInAtStub();
    if (outcome.kind === 'failed') throw new Error(JSON.stringify(outcome.error));
    const { accessToken, summary } = outcome.signedIn;
    expect(accessToken.reveal()).toBe(unsignedJwt(accessClaims()));
    expect(summary).toMatchObject({
      account: 'adele@contoso.example',
      tenantId,
      token: {
        kind: 'jwt',
        fingerprint: accessToken.fingerprint,
        scopes: ['IMAP.AccessAsUser.All'],
        expiresAt: '2033-05-18T03:33:20.000Z',
      },
    });
    expect(summary.signInId).toMatch(/^[0-9a-f-]{36}$/);
    const verifier = stub.requests
      .find(({ method }) => method === 'POST')
      ?.form.get('code_verifier');
    for (const shown of [inspect(outcome, { depth: 9 }), JSON.stringify(outcome)]) {
      for (const secret of [accessToken.reveal(), code, verifier ?? '', 'canary-refresh']) {
        expect(secret).not.toBe('');
        expect(shown).not.toContain(secret);
        expect(shown).not.toContain(Buffer.from(secret).toString('base64'));
      }
    }
  });

  it('takes the expiry of an opaque token from the token response', async () => {
    const { outcome } = await signInAtStub({
      token: (_form, nonce) => tokens(nonce, { access_token: 'EwBIA8l6BAAU' }),
    });
    if (outcome.kind === 'failed') throw new Error(JSON.stringify(outcome.error));
    const { token } = outcome.signedIn.summary;
    expect(token.kind).toBe('opaque');
    const inMs = Date.parse(token.expiresAt ?? '') - Date.now();
    expect(inMs).toBeGreaterThan(3_500_000);
    // MSAL rounds the present to the nearest second before it adds the hour.
    expect(inMs).toBeLessThanOrEqual(3_600_500);
  });

  it.each<[string, SignInPageOutcome, string]>([
    ['closed', { kind: 'cancelled' }, 'signin/cancelled'],
    ['left alone', { kind: 'timeout' }, 'signin/timeout'],
    ['failed', { kind: 'failed', error: appError('signin/needs-browser') }, 'signin/needs-browser'],
  ])('reports a page that was %s', async (_how, outcome, expected) => {
    expect(await failure({ page: () => outcome })).toEqual({ code: expected });
  });

  it.each<[string, Record<string, string>, string]>([
    ['a wrong state', { code, state: 'wrong' }, 'signin/protocol'],
    ['a foreign issuer', { code, iss: 'https://evil.example' }, 'signin/protocol'],
    ['the admin-consent answer', { admin_consent: 'True' }, 'signin/protocol'],
    ['nothing', {}, 'signin/protocol'],
    ['access_denied', { error: 'access_denied' }, 'signin/denied'],
    [
      'another error',
      { error: 'server_error', error_description: 'AADSTS50057: x' },
      'signin/refused',
    ],
    [
      'a demand for a managed device',
      { error: 'access_denied', error_description: 'AADSTS53000: x' },
      'signin/needs-browser',
    ],
  ])('redeems nothing when the answer is %s', async (_what, parameters, expected) => {
    const { outcome, stub } = await signInAtStub({ page: (url) => redirect(url, parameters) });
    expect(outcome).toMatchObject({ kind: 'failed', error: { code: expected } });
    expect(stub.requests.filter(({ method }) => method === 'POST')).toHaveLength(0);
  });

  it('takes an answer that names the right issuer', async () => {
    let issuer = '';
    const { outcome } = await signInAtStub({
      configuration: (authority) => {
        issuer = `${authority}/v2.0`;
        return { body: stubConfiguration(authority) };
      },
      page: (url) => redirect(url, { code, iss: issuer }),
    });
    expect(outcome.kind).toBe('success');
  });
});
