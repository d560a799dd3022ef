import { afterEach, beforeAll, expect } from 'vitest';
import { makeSecret } from '../../../electron/auth/make-secret.ts';
import { signIn, type SignInInput } from '../../../electron/auth/sign-in.ts';
import type { SignInPageOutcome } from '../../../electron/auth/types.ts';
import {
  createCertificateAuthority,
  type CertificateAuthority,
} from '../../../electron/practice/certificate-authority.ts';
import type { Target } from '../../../electron/target.ts';
import { clouds } from '../../../shared/clouds.ts';
import type { Connection } from '../../../shared/connection.ts';
import {
  startStubAuthority,
  stubConfiguration,
  unsignedJwt,
  type StubAnswer,
  type StubAuthority,
} from '../../servers/stub-authority.ts';

export const tenantId = '6b1d6a11-5c0e-4b52-9d7d-0b1f3c2a4e5f';
export const otherTenantId = '0e3f7c44-90aa-4f0e-8f51-5d2f6f2d9b11';
export const clientId = '7a0c2f3e-1111-4c4c-8d8d-2b2b2b2b2b2b';
export const code = '0.canary-code-AXoA.AgABAA';
export const connection: Connection = {
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

export let certificates: CertificateAuthority;
export const stops: (() => Promise<void>)[] = [];

/** Called by each file itself: files share this module, but not the hooks it would set. */
export function useStubAuthorities(): void {
  beforeAll(async () => {
    certificates = await createCertificateAuthority({ loopbackOnly: true });
  });
  afterEach(async () => {
    for (const stop of stops.splice(0)) await stop();
  });
}

export interface Behaviour {
  configuration?: (authority: string) => StubAnswer;
  token?: (form: URLSearchParams, nonce: string) => StubAnswer;
  page?: (url: URL) => SignInPageOutcome | Promise<SignInPageOutcome>;
  changes?: Partial<Connection>;
  controller?: AbortController;
  input?: Partial<SignInInput>;
  /** The authority's path when it is not the tenant ID. */
  path?: string;
}

/** Answers at the redirect URI as an honest authority does. */
export function redirect(
  url: URL,
  parameters: Record<string, string> = { code },
): SignInPageOutcome {
  const answer = new URL(clouds.global.nativeClientRedirectUri.value);
  answer.search = new URLSearchParams({
    state: url.searchParams.get('state') ?? '',
    ...parameters,
  }).toString();
  return { kind: 'redirected', url: makeSecret(answer.href) };
}

export function accessClaims(tid = tenantId): Record<string, unknown> {
  return {
    aud: 'https://outlook.office.com',
    tid,
    scp: 'IMAP.AccessAsUser.All',
    upn: 'adele@contoso.example',
    exp: 2_000_000_000,
  };
}

export function tokens(
  nonce: string,
  changes: Record<string, unknown> = {},
  tid = tenantId,
): StubAnswer {
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
export async function signInAtStub(behaviour: Behaviour = {}) {
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
  const outcome = await signIn({
    connection: { ...connection, ...behaviour.changes },
    target,
    surroundings: {
      showSignInPage: async ({ url }) => {
        asked = new URL(url);
        return (behaviour.page ?? redirect)(asked);
      },
      openBrowser: () => Promise.reject(new Error('no browser')),
    },
    signal: (behaviour.controller ?? new AbortController()).signal,
    ...behaviour.input,
  });
  return { outcome, stub, asked };
}

export async function failure(behaviour: Behaviour) {
  const { outcome } = await signInAtStub(behaviour);
  if (outcome.kind === 'success') throw new Error('the sign-in succeeded');
  expect(JSON.stringify(outcome)).not.toContain('canary');
  expect(outcome.record.error).toEqual(outcome.error);
  return outcome.error;
}
