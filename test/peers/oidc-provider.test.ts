import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createDeviceCodeFlow } from '../../electron/auth/flows/device-code.ts';
import { createSilentFlow } from '../../electron/auth/flows/silent.ts';
import { makeSecret } from '../../electron/auth/make-secret.ts';
import { signIn, type SignInInput } from '../../electron/auth/sign-in.ts';
import { createMemoryCache } from '../../electron/auth/token-cache.ts';
import type { SignedIn, SignInOutcome } from '../../electron/auth/types.ts';
import { completeDevicePage } from '../../electron/cli/practice-device-page.ts';
import { createPracticeSignInPage } from '../../electron/cli/practice-sign-in-page.ts';
import type { Target } from '../../electron/target.ts';
import { clouds } from '../../shared/clouds.ts';
import type { Connection } from '../../shared/connection.ts';
import { peer, startOidcProviderPeer, type OidcProviderPeer } from './oidc-provider.ts';

const delegatedScopes = ['https://outlook.office.com/IMAP.AccessAsUser.All', 'offline_access'];

let running: OidcProviderPeer;
beforeAll(async () => {
  running = await startOidcProviderPeer();
});
afterAll(() => running.stop());

const connection: Connection = {
  version: 1,
  name: 'Peer',
  practice: false,
  cloud: 'global',
  tenant: peer.tenantId,
  clientId: peer.publicClientId,
  access: 'delegated',
  flow: 'window',
  protocols: ['imap'],
  offlineAccess: true,
  user: peer.user,
};

function targetOf(scopes: string[]): Target {
  return {
    authority: running.authority,
    redirectUri: clouds.global.nativeClientRedirectUri.value,
    scopes,
    endpoints: {},
    ca: running.ca,
  };
}

/** The peer asks for five seconds between two questions; here a second is as short as this. */
const shortSecondMs = 20;

const accountId = `${peer.objectId}.${peer.tenantId}`;

/** Where nobody is to be asked. */
const nobody: SignInInput['surroundings'] = {
  showSignInPage: () => Promise.reject(new Error('no page is to be shown')),
  openBrowser: () => Promise.reject(new Error('no browser is to be opened')),
};

const fillIn = createPracticeSignInPage({ user: peer.user, password: peer.password });

/** One of this program's sign-ins, at the peer. */
function signInAtPeer(changes: Partial<Connection>, more: Partial<SignInInput> = {}) {
  return signIn({
    connection: { ...connection, ...changes },
    target: targetOf(delegatedScopes),
    surroundings: { ...nobody, showSignInPage: fillIn },
    signal: new AbortController().signal,
    ...more,
  });
}

function succeeded(outcome: SignInOutcome): SignedIn {
  if (outcome.kind === 'failed') throw new Error(JSON.stringify(outcome.error));
  return outcome.signedIn;
}

describe('this program’s flows at oidc-provider', () => {
  it('sign in by code and PKCE in a window, and renew by refresh token', async () => {
    const cache = createMemoryCache();
    const signedIn = succeeded(await signInAtPeer({}, { cache }));
    expect(signedIn.summary).toMatchObject({
      flow: 'window',
      account: peer.user,
      tenantId: peer.tenantId,
      token: { kind: 'jwt', audience: 'https://outlook.office.com' },
      renewable: true,
    });
    const renew = (): Promise<SignInOutcome> =>
      signInAtPeer(
        {},
        {
          cache,
          flow: createSilentFlow({ accountId, forceRefresh: true, id: 'window' }),
          surroundings: nobody,
        },
      );
    const renewed = succeeded(await renew());
    expect(renewed.summary.account).toBe(peer.user);
    expect(renewed.accessToken.fingerprint).not.toBe(signedIn.accessToken.fingerprint);
    // The refresh token was rotated; the new one was kept, or this would be refused.
    expect(succeeded(await renew()).accessToken.fingerprint).not.toBe(
      renewed.accessToken.fingerprint,
    );
  });

  it('report a wrong password as the page does', async () => {
    const outcome = await signInAtPeer(
      {},
      {
        surroundings: {
          ...nobody,
          showSignInPage: createPracticeSignInPage({ user: peer.user, password: 'wrong' }),
        },
      },
    );
    expect(outcome).toMatchObject({
      kind: 'failed',
      error: { code: 'signin/refused', detail: 'HTTP 200: Wrong.' },
    });
  });

  it('report what the peer refuses before it asks for a password', async () => {
    const target = { ...targetOf(delegatedScopes), redirectUri: 'https://elsewhere.example/' };
    const outcome = await signInAtPeer({}, { target });
    expect(outcome).toMatchObject({
      kind: 'failed',
      error: { code: 'signin/refused', detail: 'HTTP 400: invalid_redirect_uri' },
    });
  });

  it('sign in by device code, while a person types it on another page', async () => {
    const controller = new AbortController();
    let completed: Promise<unknown> | undefined;
    const outcome = await signInAtPeer(
      { flow: 'device-code' },
      {
        surroundings: nobody,
        flow: createDeviceCodeFlow(shortSecondMs),
        signal: controller.signal,
        onProgress: (progress) => {
          if (progress.kind !== 'device-code') return;
          completed = completeDevicePage(
            { ...progress, ca: running.ca, signal: controller.signal },
            { user: peer.user, password: peer.password },
          );
        },
      },
    );
    expect(await completed).toBeUndefined();
    expect(succeeded(outcome).summary).toMatchObject({
      flow: 'device-code',
      account: peer.user,
      token: { audience: 'https://outlook.office.com' },
      renewable: true,
    });
  });

  it.each([
    ['right', peer.clientSecret],
    ['wrong', 'not-the-secret'],
  ])('sign in as the app with the %s secret', async (which, value) => {
    const outcome = await signInAtPeer(
      {
        ...{ clientId: peer.confidentialClientId, access: 'application', flow: 'secret' },
        offlineAccess: false,
      },
      {
        surroundings: nobody,
        target: targetOf(['https://outlook.office365.com/.default']),
        credential: { kind: 'client-secret', value: makeSecret(value) },
      },
    );
    expect(JSON.stringify(outcome)).not.toContain(value);
    if (which === 'wrong') {
      expect(outcome).toMatchObject({
        kind: 'failed',
        error: { code: 'signin/refused', refusal: { error: 'invalid_client', numbers: [] } },
      });
      return;
    }
    expect(succeeded(outcome).summary).toMatchObject({
      flow: 'secret',
      tenantId: peer.tenantId,
      token: { audience: 'https://outlook.office.com' },
    });
  });
});
