import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import { createSilentFlow } from '../../../electron/auth/flows/silent.ts';
import { requestDeadlineMs } from '../../../electron/auth/limits.ts';
import { createMemoryCache, type TokenCacheStorage } from '../../../electron/auth/token-cache.ts';
import { startPractice } from '../../../electron/practice/practice-tenant.ts';
import type { AppError } from '../../../shared/errors.ts';
import { failureOf, succeeded } from '../../electron/auth/flows/practice-sign-in.ts';
import { refreshRequest, requestToken } from '../../electron/practice/sign-in.ts';
import { leftSince } from '../../support/resources.ts';
import { checked, connectionTo, surroundings, targetOf } from './sign-ins.ts';
import { play, usualScene, type Scene } from './stage.ts';

const adele = 'adele@contoso.example';
const dayMs = 24 * 3_600_000;

/** How far the authority's clock is ahead. */
let aheadMs = 0;
let practice: Awaited<ReturnType<typeof startPractice>>;
beforeAll(async () => {
  practice = await startPractice({ now: () => Date.now() + aheadMs });
});
afterAll(() => practice.stop());
afterEach(() => {
  aheadMs = 0;
  vi.useRealTimers();
});

/** Adele, signed in, and a scene in which the sign-in is renewed without her. */
async function signedInBefore(forceRefresh = true) {
  const cache = createMemoryCache();
  const first = usualScene(practice, 'window');
  first.input.cache = cache;
  const signedIn = succeeded((await play(first)).outcome);
  const { accountId = '' } = signedIn;
  const scene = usualScene(practice, 'window');
  const flow = createSilentFlow({ accountId, forceRefresh, id: 'window' });
  scene.input = { cache, flow, surroundings };
  return { signedIn, scene, cache };
}

describe('a sign-in is renewed', () => {
  test('as often as is asked, with a token that opens the mailbox each time', async () => {
    const { signedIn, scene } = await signedInBefore();
    const seen = new Set([signedIn.accessToken.fingerprint]);
    for (const round of [2, 3]) {
      const { outcome, asked } = await play(scene);
      const renewed = succeeded(outcome);
      seen.add(renewed.accessToken.fingerprint);
      expect(seen.size).toBe(round);
      expect(asked.filter((what) => what === 'token')).toHaveLength(1);
      const connection = connectionTo('window', { access: 'delegated', user: adele });
      expect(await checked(connection, renewed, targetOf(connection, practice))).toEqual([
        'imap: ok',
      ]);
    }
  });

  test('by one request, where it is known what the authority says of itself', async () => {
    const { signedIn, scene } = await signedInBefore();
    scene.input.authority = signedIn.authority;
    const { outcome, asked } = await play(scene);
    expect(succeeded(outcome).accessToken.fingerprint).not.toBe(signedIn.accessToken.fingerprint);
    expect(asked).toEqual(['token']);
  });

  test('from what is kept while that is good, and nothing is asked for', async () => {
    const { signedIn, scene } = await signedInBefore(false);
    const { outcome, asked } = await play(scene);
    expect(succeeded(outcome).accessToken.fingerprint).toBe(signedIn.accessToken.fingerprint);
    expect(asked).not.toContain('token');
  });
});

/** The refresh token in what MSAL keeps. */
async function refreshTokenIn(cache: TokenCacheStorage): Promise<string> {
  const kept = JSON.parse((await cache.load())?.reveal() ?? '') as {
    RefreshToken: Record<string, { secret: string }>;
  };
  return Object.values(kept.RefreshToken)[0]?.secret ?? '';
}

const refused = (number: number) => ({
  code: 'signin/renewal-refused' as const,
  refusal: expect.objectContaining({ numbers: [number] }) as NonNullable<AppError['refusal']>,
});

interface Row {
  what: string;
  arrange: (scene: Scene, cache: TokenCacheStorage) => unknown;
  error: Partial<AppError>;
  /** How often the renewal asks for tokens. */
  tokens: number;
}

const rows: readonly Row[] = [
  {
    what: 'the sign-ins of the person were revoked',
    arrange: () => {
      practice.revokeSignIns(adele);
    },
    error: refused(50173),
    tokens: 1,
  },
  {
    what: 'it was not used for 90 days',
    arrange: () => (aheadMs = 91 * dayMs),
    error: refused(700082),
    tokens: 1,
  },
  {
    what: 'another program used the refresh token first',
    arrange: async (_scene, cache) => {
      await requestToken(practice, refreshRequest(practice, await refreshTokenIn(cache)));
    },
    error: refused(70000),
    tokens: 1,
  },
  {
    what: 'nothing is kept of the account',
    arrange: (scene) => (scene.input.cache = createMemoryCache()),
    error: { code: 'signin/renewal-refused', detail: 'nothing is kept of this account' },
    tokens: 0,
  },
  {
    // Nobody knows whether the refresh token was used up: it is not sent again.
    what: 'the network is lost',
    arrange: (scene) =>
      (scene.onRequest = (what, request) => {
        if (what === 'token') request.cut();
      }),
    error: { code: 'signin/network' },
    tokens: 1,
  },
  {
    what: 'the authority says nothing',
    arrange: (scene) => {
      vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
      scene.onRequest = (what, request) => {
        if (what !== 'token') return;
        request.keepSilent();
        vi.advanceTimersByTime(requestDeadlineMs);
      };
    },
    error: { code: 'signin/no-answer' },
    tokens: 1,
  },
  {
    what: 'it is cancelled',
    arrange: (scene) =>
      (scene.onRequest = (what) => {
        if (what === 'token') scene.controller.abort();
      }),
    error: { code: 'signin/cancelled' },
    tokens: 1,
  },
];

test.each(rows)('a sign-in is not renewed when $what', async ({ arrange, error, tokens }) => {
  const { scene, cache } = await signedInBefore();
  const before = process.getActiveResourcesInfo();
  const refreshToken = await refreshTokenIn(cache);
  await arrange(scene, cache);
  const { outcome, asked } = await play(scene);
  vi.useRealTimers();
  expect(failureOf(outcome)).toMatchObject(error);
  expect(asked.filter((what) => what === 'token')).toHaveLength(tokens);
  expect(refreshToken).not.toBe('');
  expect(JSON.stringify(outcome)).not.toContain(refreshToken);
  expect(await leftSince(before)).toEqual([]);
});
