import { CryptoProvider, PublicClientApplication } from '@azure/msal-node';
import { createSignInService } from '../../../electron/auth/sign-in-service.ts';
import { createPracticeSignInPage } from '../../../electron/cli/practice-sign-in-page.ts';
import type { Target } from '../../../electron/target.ts';
import type { Connection } from '../../../shared/connection.ts';

/** What both sign in to, and as whom. */
export interface AuthTask {
  connection: Connection;
  target: Target;
  password: string;
}

/** Milliseconds of one sign-in and of one renewal of it. */
export interface AuthTiming {
  /** From having the code to having the token. */
  codeToToken: number;
  renewal: number;
}

/** A program that can sign in with the authorization code flow. */
export interface AuthContestant {
  name: string;
  measures: string;
  signIn: (task: AuthTask) => Promise<AuthTiming>;
}

/** The page, filled in without a browser; `since` is when the code was there. */
function timedPage({ connection, password }: AuthTask) {
  const fill = createPracticeSignInPage({ user: connection.user, password });
  const at = { since: 0 };
  const page: typeof fill = async (asked) => {
    const outcome = await fill(asked);
    at.since = performance.now();
    return outcome;
  };
  return { page, at };
}

/** Ours: as the window signs in and renews, with its transcript and its checks of the token. */
export const ours: AuthContestant = {
  name: 'ours',
  measures: 'verified code to token kept and summarised; renewal by name of the sign-in',
  signIn: async (task) => {
    const { connection, target } = task;
    const { page, at } = timedPage(task);
    const service = createSignInService({
      surroundings: {
        showSignInPage: page,
        openBrowser: () => Promise.reject(new Error('no browser in the benchmark')),
      },
      route: () => ({ proxyFor: () => Promise.resolve(undefined), extraCa: [] }),
      keptCache: () => Promise.resolve({ ok: false, error: { code: 'keeping/unavailable' } }),
    });
    const first = await service.start({
      connection,
      target,
      remember: false,
      chooseAccount: false,
    });
    const codeToToken = performance.now() - at.since;
    if (!first.ok) throw new Error(`our sign-in failed: ${first.error.code}`);
    const renewing = performance.now();
    const second = await service.renew(first.value.signInId);
    const renewal = performance.now() - renewing;
    if (!second.ok) throw new Error(`our renewal failed: ${second.error.code}`);
    service.forgetAll();
    return { codeToToken, renewal };
  },
};

/** MSAL as its samples use it: its own network code, nothing looked at but its result. */
export const bareMsal: AuthContestant = {
  name: 'bare MSAL',
  measures: 'acquireTokenByCode; acquireTokenSilent with forceRefresh',
  signIn: async (task) => {
    const { connection, target } = task;
    const { page, at } = timedPage(task);
    const application = new PublicClientApplication({
      auth: {
        clientId: connection.clientId,
        authority: target.authority,
        knownAuthorities: [new URL(target.authority).host],
      },
    });
    const pkce = await new CryptoProvider().generatePkceCodes();
    const asked = { scopes: target.scopes, redirectUri: target.redirectUri };
    const url = await application.getAuthCodeUrl({
      ...asked,
      codeChallenge: pkce.challenge,
      codeChallengeMethod: 'S256',
      loginHint: connection.user,
    });
    const { signal } = new AbortController();
    const { ca, redirectUri } = target;
    const outcome = await page({ url, redirectUri, signal, ...(ca === undefined ? {} : { ca }) });
    if (outcome.kind !== 'redirected') throw new Error('the page led nowhere');
    const code = new URL(outcome.url.reveal()).searchParams.get('code') ?? '';
    const { account } = await application.acquireTokenByCode({
      ...asked,
      code,
      codeVerifier: pkce.verifier,
    });
    const codeToToken = performance.now() - at.since;
    if (!account) throw new Error('MSAL knows no account');
    const renewing = performance.now();
    await application.acquireTokenSilent({ scopes: target.scopes, account, forceRefresh: true });
    return { codeToToken, renewal: performance.now() - renewing };
  },
};
