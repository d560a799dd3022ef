import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { makeSecret } from '../../../electron/auth/make-secret.ts';
import { maxKeptSignIns } from '../../../electron/auth/limits.ts';
import {
  createSignInService,
  type SignInRequest,
  type SignInService,
} from '../../../electron/auth/sign-in-service.ts';
import type { SignInPage, SignInPageOutcome } from '../../../electron/auth/types.ts';
import type { Target } from '../../../electron/target.ts';
import { clouds } from '../../../shared/clouds.ts';
import type { Connection } from '../../../shared/connection.ts';
import { appError } from '../../../shared/errors.ts';
import {
  startStubAuthority,
  stubConfiguration,
  unsignedJwt,
  type StubAuthority,
} from '../../servers/stub-authority.ts';

const tenantId = '6b1d6a11-5c0e-4b52-9d7d-0b1f3c2a4e5f';
const connection: Connection = {
  version: 1,
  name: 'Test',
  practice: true,
  cloud: 'global',
  tenant: tenantId,
  clientId: '7a0c2f3e-1111-4c4c-8d8d-2b2b2b2b2b2b',
  access: 'delegated',
  flow: 'window',
  protocols: ['imap'],
  offlineAccess: false,
  user: 'adele@contoso.example',
};

let stub: StubAuthority;
let nonce = '';
let show: (page: SignInPage) => Promise<SignInPageOutcome>;
let hosts: string[];
let service: SignInService;

/** The authority signs in at once. */
function answer({ url, redirectUri }: SignInPage): Promise<SignInPageOutcome> {
  const { searchParams } = new URL(url);
  nonce = searchParams.get('nonce') ?? '';
  const state = searchParams.get('state') ?? '';
  return Promise.resolve({
    kind: 'redirected',
    url: makeSecret(`${redirectUri}?code=abc&state=${state}`),
  });
}

function target(): Target {
  const { authority, ca } = stub;
  return {
    authority,
    redirectUri: clouds.global.nativeClientRedirectUri.value,
    scopes: ['s'],
    endpoints: {},
    ca,
  };
}

function request(changes: Partial<SignInRequest> = {}): SignInRequest {
  return { connection, target: target(), remember: false, chooseAccount: false, ...changes };
}

/** Resolves when the page is shown, with the page. */
function nextPage(): { shown: Promise<SignInPage>; answerWith: (how: SignInPageOutcome) => void } {
  let isShown: (page: SignInPage) => void = () => undefined;
  let answerWith: (how: SignInPageOutcome) => void = () => undefined;
  const shown = new Promise<SignInPage>((resolve) => (isShown = resolve));
  const outcome = new Promise<SignInPageOutcome>((resolve) => (answerWith = resolve));
  show = (page) => {
    isShown(page);
    return outcome;
  };
  return { shown, answerWith };
}

beforeEach(async () => {
  stub = await startStubAuthority(tenantId, ({ method }, authority) => {
    if (method === 'GET') return { body: stubConfiguration(authority) };
    const id_token = unsignedJwt({ tid: tenantId, oid: 'a', sub: 's', nonce });
    const access_token = unsignedJwt({ tid: tenantId, nonce });
    return {
      body: JSON.stringify({ token_type: 'Bearer', expires_in: 3600, id_token, access_token }),
    };
  });
  hosts = [];
  show = answer;
  service = createSignInService({
    surroundings: {
      showSignInPage: (page) => show(page),
      openBrowser: () => Promise.reject(new Error('no browser')),
    },
    route: () => ({ proxyFor: () => Promise.resolve(undefined), extraCa: [] }),
    keptCache: () => Promise.resolve({ ok: false, error: appError('keeping/unavailable') }),
    onProgress: (progress) => {
      if (progress.kind === 'page') hosts.push(progress.host);
    },
  });
});

afterEach(async () => {
  service.forgetAll();
  await stub.stop();
});

async function signInId(): Promise<string> {
  const result = await service.start(request());
  if (!result.ok) throw new Error(JSON.stringify(result.error));
  return result.value.signInId;
}

describe('createSignInService', () => {
  it('keeps the token under a random ID and gives out only the summary', async () => {
    const result = await service.start(request());
    if (!result.ok) throw new Error(JSON.stringify(result.error));
    const kept = service.signedIn(result.value.signInId);
    expect(kept?.summary).toEqual(result.value);
    expect(kept?.accessToken.reveal()).toBe(unsignedJwt({ tid: tenantId, nonce }));
    expect(JSON.stringify(result)).not.toContain(kept?.accessToken.reveal());
    expect(service.signedIn('other')).toBeUndefined();
  });

  it('refuses a second attempt and leaves the first alone', async () => {
    const { shown, answerWith } = nextPage();
    const first = service.start(request());
    const page = await shown;
    expect(await service.start(request())).toEqual({
      ok: false,
      error: { code: 'signin/busy' },
    });
    answerWith(await answer(page));
    expect(await first).toMatchObject({ ok: true });
  });

  it('starts again after an attempt that failed', async () => {
    show = () => Promise.resolve({ kind: 'timeout' });
    expect(await service.start(request())).toEqual({
      ok: false,
      error: { code: 'signin/timeout' },
    });
    show = answer;
    expect(await service.start(request())).toMatchObject({ ok: true });
  });

  it('cancels the attempt under way, and ignores what its page says later', async () => {
    const { shown, answerWith } = nextPage();
    const attempt = service.start(request());
    const page = await shown;
    page.onHost?.('before.example');
    service.cancel();
    expect(page.signal.aborted).toBe(true);
    expect(await attempt).toEqual({ ok: false, error: { code: 'signin/cancelled' } });
    answerWith(await answer(page));
    page.onHost?.('after.example');
    show = answer;
    await signInId();
    page.onHost?.('during-the-next.example');
    expect(hosts).toEqual(['before.example']);
  });

  it('has nothing to cancel between attempts', async () => {
    service.cancel();
    expect(await service.start(request())).toMatchObject({ ok: true });
  });

  it('forgets one sign-in, or all of them with the attempt under way', async () => {
    const first = await signInId();
    const second = await signInId();
    service.forget(first);
    expect(service.signedIn(first)).toBeUndefined();
    expect(service.signedIn(second)).toBeDefined();
    const { shown } = nextPage();
    const attempt = service.start(request());
    await shown;
    service.forgetAll();
    expect(service.signedIn(second)).toBeUndefined();
    expect(await attempt).toEqual({ ok: false, error: { code: 'signin/cancelled' } });
  });

  it('keeps no more than its limit and forgets the oldest first', async () => {
    const ids: string[] = [];
    for (let count = 0; count <= maxKeptSignIns; count += 1) ids.push(await signInId());
    const known = ids.filter((id) => service.signedIn(id) !== undefined);
    expect(known).toEqual(ids.slice(1));
  });
});
