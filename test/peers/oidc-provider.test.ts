import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createDeviceCodeFlow } from '../../electron/auth/flows/device-code.ts';
import { createSilentFlow } from '../../electron/auth/flows/silent.ts';
import { makeSecret } from '../../electron/auth/make-secret.ts';
import type { SignInInput } from '../../electron/auth/sign-in.ts';
import { createMemoryCache } from '../../electron/auth/token-cache.ts';
import type { SignInOutcome } from '../../electron/auth/types.ts';
import { completeDevicePage } from '../../electron/cli/practice-device-page.ts';
import { createPracticeSignInPage } from '../../electron/cli/practice-sign-in-page.ts';
import { createAppCertificate } from '../../electron/practice/app-certificate.ts';
import { createPkce } from '../electron/practice/sign-in.ts';
import { peer } from './oidc-configuration.ts';
import { startOidcProviderPeer, type OidcProviderPeer } from './oidc-provider.ts';
import {
  delegatedScopes,
  fillIn,
  nobody,
  signInAtPeer,
  signInInBrowser,
  signInWithCertificate,
  succeeded,
  targetOf,
} from './peer-sign-in.ts';

let running: OidcProviderPeer;
beforeAll(async () => {
  running = await startOidcProviderPeer();
});
afterAll(() => running.stop());

/** The peer asks for five seconds between two questions; here a second is as short as this. */
const shortSecondMs = 20;

const accountId = `${peer.objectId}.${peer.tenantId}`;

describe('this program’s flows at oidc-provider', () => {
  it('sign in by code and PKCE in a window, and renew by refresh token', async () => {
    const cache = createMemoryCache();
    const signedIn = succeeded(await signInAtPeer(running, {}, { cache }));
    expect(signedIn.summary).toMatchObject({
      flow: 'window',
      account: peer.user,
      tenantId: peer.tenantId,
      token: { kind: 'jwt', audience: 'https://outlook.office.com' },
      renewable: true,
    });
    const renew = (): Promise<SignInOutcome> =>
      signInAtPeer(
        running,
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
      running,
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
    const target = {
      ...targetOf(running, delegatedScopes),
      redirectUri: 'https://elsewhere.example/',
    };
    const outcome = await signInAtPeer(running, {}, { target });
    expect(outcome).toMatchObject({
      kind: 'failed',
      error: { code: 'signin/refused', detail: 'HTTP 400: invalid_redirect_uri' },
    });
  });

  it('sign in in a browser, which posts the answer to the loopback address', async () => {
    const { outcome, posted } = await signInInBrowser(running);
    expect(succeeded(outcome).summary).toMatchObject({
      ...{ flow: 'browser', account: peer.user, tenantId: peer.tenantId },
      renewable: true,
    });
    // RFC 9207: the peer says who it is, and the right one is taken.
    expect(posted.get('iss')).toBe(`${running.authority}/v2.0`);
  });

  it.each<[string, (answer: URLSearchParams) => void, string]>([
    [
      'another issuer',
      (answer) => {
        answer.set('iss', 'https://else.example');
      },
      'signin/protocol',
    ],
    [
      'the code twice',
      (answer) => {
        answer.append('code', 'x');
      },
      'signin/protocol',
    ],
    [
      'another state',
      (answer) => {
        answer.set('state', 'x');
      },
      'signin/timeout',
    ],
    [
      'no state',
      (answer) => {
        answer.delete('state');
      },
      'signin/timeout',
    ],
  ])('take no answer with %s', async (_what, change, code) => {
    const { outcome } = await signInInBrowser(running, change);
    expect(outcome).toMatchObject({ kind: 'failed', error: { code } });
  });

  it('are told of a person who declines', async () => {
    const declining = createPracticeSignInPage({ user: peer.decliner, password: 'any' });
    const outcome = await signInAtPeer(
      running,
      {},
      { surroundings: { ...nobody, showSignInPage: declining } },
    );
    expect(outcome).toMatchObject({ kind: 'failed', error: { code: 'signin/denied' } });
  });

  it('redeem no code that was given for another request: PKCE stands before it', async () => {
    let injected = '';
    // The code of somebody else's sign-in is put into this one's answer (RFC 9700 section 4.5).
    const inject: SignInInput['surroundings']['showSignInPage'] = async (page) => {
      const elsewhere = new URL(page.url);
      elsewhere.searchParams.set('code_challenge', createPkce().challenge);
      const [other, own] = [await fillIn({ ...page, url: elsewhere.href }), await fillIn(page)];
      if (other.kind !== 'redirected' || own.kind !== 'redirected') return own;
      injected = new URL(other.url.reveal()).searchParams.get('code') ?? '';
      const answer = new URL(own.url.reveal());
      answer.searchParams.set('code', injected);
      return { kind: 'redirected', url: makeSecret(answer.href) };
    };
    const outcome = await signInAtPeer(
      running,
      {},
      { surroundings: { ...nobody, showSignInPage: inject } },
    );
    expect(outcome).toMatchObject({
      kind: 'failed',
      error: { code: 'signin/refused', refusal: { error: 'invalid_grant' } },
    });
    expect(injected).not.toBe('');
    expect(JSON.stringify(outcome)).not.toContain(injected);
  });

  it('sign in by device code, while a person types it on another page', async () => {
    const controller = new AbortController();
    let completed: Promise<unknown> | undefined;
    const outcome = await signInAtPeer(
      running,
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
      running,
      {
        ...{ clientId: peer.confidentialClientId, access: 'application', flow: 'secret' },
        offlineAccess: false,
      },
      {
        surroundings: nobody,
        target: targetOf(running, ['https://outlook.office365.com/.default']),
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

  it('sign in as the app with its certificate', async () => {
    const outcome = await signInWithCertificate(running, running.clientCertificate);
    expect(succeeded(outcome).summary).toMatchObject({
      ...{ flow: 'certificate', tenantId: peer.tenantId },
      token: { audience: 'https://outlook.office.com' },
    });
  });

  it('are refused as the app with another certificate', async () => {
    expect(await signInWithCertificate(running, await createAppCertificate())).toMatchObject({
      kind: 'failed',
      error: { code: 'signin/refused', refusal: { error: 'invalid_client', numbers: [] } },
    });
  });
});
