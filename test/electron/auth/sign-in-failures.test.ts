import { describe, expect, it } from 'vitest';
import { signIn } from '../../../electron/auth/sign-in.ts';
import { clouds } from '../../../shared/clouds.ts';
import {
  startStubAuthority,
  stubConfiguration,
  unsignedJwt,
  type StubAnswer,
} from '../../servers/stub-authority.ts';
import {
  accessClaims,
  certificates,
  code,
  connection,
  failure,
  otherTenantId,
  redirect,
  signInAtStub,
  stops,
  tenantId,
  tokens,
  useStubAuthorities,
} from './stub-sign-in.ts';

useStubAuthorities();

describe('signIn, where it fails', () => {
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
    expect(error).toMatchObject({
      code: 'signin/code-expired',
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

  it('writes into its transcript why it failed, where no answer there says it', async () => {
    const { outcome } = await signInAtStub({
      page: (url) =>
        redirect(url, { error: 'access_denied', error_description: 'AADSTS65004: declined' }),
    });
    if (outcome.kind !== 'failed') throw new Error('it did not fail');
    expect(outcome.record.lines.at(-1)).toMatchObject({ kind: 'note', text: outcome.error.detail });
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
    expect((await signInAtStub(byDomain)).outcome.kind).toBe('success');
    expect(
      await failure({ ...byDomain, token: (_form, nonce) => tokens(nonce, {}, otherTenantId) }),
    ).toMatchObject({ code: 'signin/wrong-tenant' });
  });

  it('reports an unknown tenant before any page is shown', async () => {
    const { outcome, asked } = await signInAtStub({
      configuration: () => ({
        status: 400,
        body: '{"error":"invalid_tenant","error_description":"AADSTS90002: not found"}',
      }),
    });
    expect(outcome).toMatchObject({
      kind: 'failed',
      error: { code: 'tenant/not-found', detail: 'invalid_tenant: AADSTS90002: not found' },
    });
    expect(asked).toBeUndefined();
  });

  it('names what is wrong with the certificate before any page is shown', async () => {
    const stub = await startStubAuthority(tenantId, () => ({ body: '{}' }), certificates);
    stops.push(() => stub.stop());
    const outcome = await signIn({
      connection,
      target: {
        authority: stub.authority,
        redirectUri: clouds.global.nativeClientRedirectUri.value,
        scopes: [],
        endpoints: {},
      },
      surroundings: {
        showSignInPage: () => Promise.reject(new Error('shown')),
        openBrowser: () => Promise.reject(new Error('opened')),
      },
      signal: new AbortController().signal,
    });
    expect(outcome).toMatchObject({ kind: 'failed', error: { code: 'signin/untrusted' } });
    expect(outcome.kind === 'failed' && outcome.error.detail).toMatch(/^localhost: /);
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
    const { outcome, stub } = await signInAtStub({ controller });
    expect(outcome).toMatchObject({ kind: 'failed', error: { code: 'signin/cancelled' } });
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
