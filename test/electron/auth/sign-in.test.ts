import { inspect } from 'node:util';
import { createHash } from 'node:crypto';
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { signInDelegated } from '../../../electron/auth/delegated-sign-in.ts';
import { makeSecret } from '../../../electron/auth/make-secret.ts';
import type { ShowSignInPage, SignInPageOutcome } from '../../../electron/auth/types.ts';
import {
  createCertificateAuthority,
  type CertificateAuthority,
} from '../../../electron/practice/certificate-authority.ts';
import type { Target } from '../../../electron/target.ts';
import { clouds } from '../../../shared/clouds.ts';
import type { Connection } from '../../../shared/connection.ts';
import { appError } from '../../../shared/errors.ts';
import {
  startStubAuthority,
  stubConfiguration,
  unsignedJwt,
  type StubAnswer,
  type StubAuthority,
} from '../../servers/stub-authority.ts';

const tenantId = '6b1d6a11-5c0e-4b52-9d7d-0b1f3c2a4e5f';
const otherTenantId = '0e3f7c44-90aa-4f0e-8f51-5d2f6f2d9b11';
const clientId = '7a0c2f3e-1111-4c4c-8d8d-2b2b2b2b2b2b';
const code = '0.canary-code-AXoA.AgABAA';
const connection: Connection = {
  version: 1,
  name: 'Test',
  practice: true,
  cloud: 'global',
  tenant: tenantId,
  clientId,
  access: 'delegated',
  flow: 'window',
  protocols: ['imap'],
  offlineAccess: true,
  user: 'adele@contoso.example',
};

let certificates: CertificateAuthority;
beforeAll(async () => {
  certificates = await createCertificateAuthority({ loopbackOnly: true });
});

const stops: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const stop of stops.splice(0)) await stop();
});

interface Behaviour {
  configuration?: (authority: string) => StubAnswer;
  token?: (form: URLSearchParams, nonce: string) => StubAnswer;
  page?: (url: URL) => SignInPageOutcome | Promise<SignInPageOutcome>;
  changes?: Partial<Connection>;
  controller?: AbortController;
  /** The authority's path when it is not the tenant ID. */
  path?: string;
}

/** Answers at the redirect URI as an honest authority does. */
function redirect(url: URL, parameters: Record<string, string> = { code }): SignInPageOutcome {
  const answer = new URL(clouds.global.nativeClientRedirectUri.value);
  answer.search = new URLSearchParams({
    state: url.searchParams.get('state') ?? '',
    ...parameters,
  }).toString();
  return { kind: 'redirected', url: makeSecret(answer.href) };
}

function accessClaims(tid = tenantId): Record<string, unknown> {
  return {
    aud: 'https://outlook.office.com',
    tid,
    scp: 'IMAP.AccessAsUser.All',
    upn: 'adele@contoso.example',
    exp: 2_000_000_000,
  };
}

function tokens(nonce: string, changes: Record<string, unknown> = {}, tid = tenantId): StubAnswer {
  const now = Math.floor(Date.now() / 1000);
  const idToken = unsignedJwt({
    aud: clientId,
    tid,
    oid: 'a1',
    sub: 's1',
    nonce,
    preferred_username: 'adele@contoso.example',
    exp: now + 3600,
    iat: now,
  });
  return {
    body: JSON.stringify({
      token_type: 'Bearer',
      scope: 'https://outlook.office.com/IMAP.AccessAsUser.All',
      expires_in: 3600,
      access_token: unsignedJwt(accessClaims(tid)),
      refresh_token: 'canary-refresh',
      id_token: idToken,
      client_info: Buffer.from(JSON.stringify({ uid: 'a1', utid: tid })).toString('base64url'),
      ...changes,
    }),
  };
}

/** One sign-in against a stub; gives the outcome, what was requested and what the page was asked. */
async function signIn(behaviour: Behaviour = {}) {
  let asked: URL | undefined;
  const stub: StubAuthority = await startStubAuthority(
    behaviour.path ?? tenantId,
    ({ path, form }, authority) => {
      if (path.includes('/.well-known/')) {
        return behaviour.configuration?.(authority) ?? { body: stubConfiguration(authority) };
      }
      const nonce = asked?.searchParams.get('nonce') ?? '';
      return behaviour.token?.(form, nonce) ?? tokens(nonce);
    },
    certificates,
  );
  stops.push(() => stub.stop());
  const target: Target = {
    authority: stub.authority,
    redirectUri: clouds.global.nativeClientRedirectUri.value,
    scopes: ['https://outlook.office.com/IMAP.AccessAsUser.All', 'offline_access'],
    endpoints: {},
    ca: stub.ca,
  };
  const showSignInPage: ShowSignInPage = async ({ url }) => {
    asked = new URL(url);
    return (behaviour.page ?? redirect)(asked);
  };
  const outcome = await signInDelegated({
    connection: { ...connection, ...behaviour.changes },
    target,
    showSignInPage,
    signal: (behaviour.controller ?? new AbortController()).signal,
  });
  return { outcome, stub, asked };
}

async function failure(behaviour: Behaviour) {
  const { outcome } = await signIn(behaviour);
  if (outcome.kind === 'success') throw new Error('the sign-in succeeded');
  expect(JSON.stringify(outcome)).not.toContain('canary');
  return outcome.error;
}

describe('signInDelegated', () => {
  it('asks with PKCE, state and nonce, and for whom', async () => {
    const { asked, stub } = await signIn();
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
    const { outcome, stub } = await signIn();
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
    const { outcome } = await signIn({
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
      { error: 'server_error', error_description: 'AADSTS90033: x' },
      'signin/refused',
    ],
    [
      'a demand for a managed device',
      { error: 'access_denied', error_description: 'AADSTS53000: x' },
      'signin/needs-browser',
    ],
  ])('redeems nothing when the answer is %s', async (_what, parameters, expected) => {
    const { outcome, stub } = await signIn({ page: (url) => redirect(url, parameters) });
    expect(outcome).toMatchObject({ kind: 'failed', error: { code: expected } });
    expect(stub.requests.filter(({ method }) => method === 'POST')).toHaveLength(0);
  });

  it('takes an answer that names the right issuer', async () => {
    let issuer = '';
    const { outcome } = await signIn({
      configuration: (authority) => {
        issuer = `${authority}/v2.0`;
        return { body: stubConfiguration(authority) };
      },
      page: (url) => redirect(url, { code, iss: issuer }),
    });
    expect(outcome.kind).toBe('success');
  });

  it('reports what the token endpoint refused, without the code it echoes', async () => {
    const error = await failure({
      token: (form) => ({
        status: 400,
        body: JSON.stringify({
          error: 'invalid_grant',
          error_description: `AADSTS70008: code ${form.get('code') ?? ''} with ${form.get('code_verifier') ?? ''} expired. Trace ID: t-1`,
          error_codes: [70008],
        }),
      }),
    });
    expect(error).toEqual({
      code: 'signin/refused',
      detail: 'invalid_grant: AADSTS70008: code [hidden] with [hidden] expired. Trace ID: t-1',
    });
  });

  it.each([53000, 50097])('sends AADSTS%i of the token endpoint to the browser', async (number) => {
    const body = JSON.stringify({
      error: 'interaction_required',
      error_description: 'x',
      error_codes: [number],
    });
    expect(await failure({ token: () => ({ status: 400, body }) })).toMatchObject({
      code: 'signin/needs-browser',
    });
  });

  it('refuses tokens whose nonce is not the one sent', async () => {
    expect(await failure({ token: () => tokens('other') })).toEqual({
      code: 'signin/protocol',
      detail: 'nonce_mismatch',
    });
  });

  it('refuses tokens of another tenant', async () => {
    const detail = `expected ${tenantId}, got ${otherTenantId}`;
    expect(await failure({ token: (_form, nonce) => tokens(nonce, {}, otherTenantId) })).toEqual({
      code: 'signin/wrong-tenant',
      detail,
    });
    const mixed = { access_token: unsignedJwt(accessClaims(otherTenantId)) };
    expect(await failure({ token: (_form, nonce) => tokens(nonce, mixed) })).toEqual({
      code: 'signin/wrong-tenant',
      detail,
    });
  });

  it('finds the tenant of a domain from the authority’s issuer', async () => {
    const configuration = (authority: string): StubAnswer => ({
      body: stubConfiguration(authority.replace('contoso.example', tenantId)),
    });
    const byDomain = {
      path: 'contoso.example',
      changes: { tenant: 'contoso.example' },
      configuration,
    };
    // The stub takes token requests on any path, as the issuer's host is all that counts.
    expect((await signIn(byDomain)).outcome.kind).toBe('success');
    expect(
      await failure({ ...byDomain, token: (_form, nonce) => tokens(nonce, {}, otherTenantId) }),
    ).toMatchObject({ code: 'signin/wrong-tenant' });
  });

  it('reports an unknown tenant before any page is shown', async () => {
    const { outcome, asked } = await signIn({
      configuration: () => ({
        status: 400,
        body: '{"error":"invalid_tenant","error_description":"AADSTS90002: not found"}',
      }),
    });
    expect(outcome).toEqual({
      kind: 'failed',
      error: { code: 'signin/refused', detail: 'invalid_tenant: AADSTS90002: not found' },
    });
    expect(asked).toBeUndefined();
  });

  it('names what is wrong with the certificate before any page is shown', async () => {
    const stub = await startStubAuthority(tenantId, () => ({ body: '{}' }), certificates);
    stops.push(() => stub.stop());
    const outcome = await signInDelegated({
      connection,
      target: {
        authority: stub.authority,
        redirectUri: clouds.global.nativeClientRedirectUri.value,
        scopes: [],
        endpoints: {},
      },
      showSignInPage: () => Promise.reject(new Error('shown')),
      signal: new AbortController().signal,
    });
    expect(outcome).toMatchObject({ kind: 'failed', error: { code: 'signin/network' } });
    expect(outcome.kind === 'failed' && outcome.error.detail).toContain(stub.host);
    expect(outcome.kind === 'failed' && outcome.error.detail).toMatch(/certificate/);
  });

  it('reports a token endpoint that talks no JSON', async () => {
    expect(await failure({ token: () => ({ status: 502, body: '<html>canary' }) })).toMatchObject({
      code: 'signin/network',
    });
  });

  it.each(['{}', '{"access_token":7}', '{"error":""}', '{"id_token":"x","access_token":"y"}'])(
    'ends on a token response like %s',
    async (body) => {
      const error = await failure({ token: () => ({ body }) });
      expect(['signin/protocol', 'signin/wrong-tenant', 'app/unexpected']).toContain(error.code);
    },
  );

  it('reports a page that throws without repeating what it threw', async () => {
    const page = (): Promise<never> => Promise.reject(new Error(`canary ${code}`));
    expect(await failure({ page })).toEqual({ code: 'app/unexpected', detail: 'Error' });
  });

  it('is cancelled before it starts', async () => {
    const controller = new AbortController();
    controller.abort();
    const { outcome, stub } = await signIn({ controller });
    expect(outcome).toEqual({ kind: 'failed', error: { code: 'signin/cancelled' } });
    expect(stub.requests).toHaveLength(0);
  });

  it('is cancelled while a page is shown that does not notice', async () => {
    const controller = new AbortController();
    const error = await failure({
      controller,
      page: () => {
        controller.abort();
        return new Promise<never>(() => undefined);
      },
    });
    expect(error).toEqual({ code: 'signin/cancelled' });
  });

  it.each(['configuration', 'token'] as const)(
    'is cancelled during the %s request',
    async (request) => {
      const controller = new AbortController();
      const error = await failure({
        controller,
        [request]: () => {
          controller.abort();
          return { body: '{}' };
        },
      });
      expect(error).toEqual({ code: 'signin/cancelled' });
    },
  );
});
