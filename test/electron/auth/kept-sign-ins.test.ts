import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import {
  createSignInService,
  type SignInRequest,
  type SignInService,
} from '../../../electron/auth/sign-in-service.ts';
import { createMemoryCache, type TokenCacheStorage } from '../../../electron/auth/token-cache.ts';
import { makeSecret } from '../../../electron/auth/make-secret.ts';
import { startPractice } from '../../../electron/practice/practice-tenant.ts';
import type { Connection } from '../../../shared/connection.ts';
import { appError } from '../../../shared/errors.ts';
import type { SignInLine, SignInSummary } from '../../../shared/sign-in.ts';
import { adele, answerSignInPage, postForm } from './flows/practice-person.ts';
import { expectMailbox, practiceConnection, practiceTarget } from './flows/practice-sign-in.ts';

let practice: Awaited<ReturnType<typeof startPractice>>;
beforeAll(async () => {
  practice = await startPractice();
});
afterAll(() => practice.stop());

/** What stands for this computer's protected file; undefined where nothing may be kept. */
let disk: TokenCacheStorage | undefined;
let opened: number;
let lines: SignInLine[];
let service: SignInService;

function createService(): SignInService {
  return createSignInService({
    surroundings: {
      showSignInPage: () => Promise.reject(new Error('no window')),
      openBrowser: async (url) => {
        opened += 1;
        const { redirectUri, fields } = await answerSignInPage(practice, url);
        await postForm(redirectUri, fields);
      },
    },
    route: () => ({ proxyFor: () => Promise.resolve(undefined), extraCa: [] }),
    keptCache: () =>
      Promise.resolve(
        disk ? { ok: true, value: disk } : { ok: false, error: appError('keeping/unavailable') },
      ),
    onLine: (line) => lines.push(line),
  });
}

beforeEach(() => {
  disk = createMemoryCache();
  opened = 0;
  lines = [];
  service = createService();
});

function request(changes: Partial<SignInRequest> = {}, of: Partial<Connection> = {}) {
  const connection = practiceConnection(practice, of);
  const target = practiceTarget(practice, connection);
  return { connection, target, remember: false, chooseAccount: false, ...changes };
}

async function start(changes: Partial<SignInRequest> = {}, of: Partial<Connection> = {}) {
  const result = await service.start(request(changes, of));
  if (!result.ok) throw new Error(JSON.stringify(result.error));
  return result.value;
}

function tokenOf({ signInId }: SignInSummary): string | undefined {
  return service.signedIn(signInId)?.accessToken.fingerprint;
}

async function accounts() {
  const { connection, target } = request();
  const result = await service.accounts(connection, target);
  return result.ok ? result.value : result.error;
}

describe('renewing a sign-in', () => {
  it('brings a new token that opens the mailbox, under the same name, and asks nobody', async () => {
    const before = await start();
    const old = tokenOf(before);
    const renewed = await service.renew(before.signInId);
    expect(renewed).toMatchObject({
      ok: true,
      value: { signInId: before.signInId, renewable: true },
    });
    expect(tokenOf(before)).not.toBe(old);
    expect(opened).toBe(1);
    const signedIn = service.signedIn(before.signInId);
    if (!signedIn) throw new Error('it is gone');
    expect(signedIn.record.outcome).toBe('ok');
    const { connection, target } = request();
    await expectMailbox(connection, target, signedIn);
    // What the authority says of itself is known from the sign-in.
    const requests = signedIn.record.lines.filter(({ text }) => /^(GET|POST) /.test(text));
    expect(requests.map(({ text }) => text.replace(/ \?.*/, ''))).toEqual([
      `POST ${practice.authority}/oauth2/v2.0/token`,
    ]);
    // The refresh token was replaced; the next renewal has to use the new one.
    expect(await service.renew(before.signInId)).toMatchObject({ ok: true });
  });

  it('is refused once the sign-ins of the person were revoked, with what Entra ID says', async () => {
    const before = await start();
    practice.revokeSignIns(adele.username);
    expect(await service.renew(before.signInId)).toMatchObject({
      ok: false,
      error: {
        code: 'signin/renewal-refused',
        refusal: { error: 'invalid_grant', numbers: [50173] },
      },
    });
    // The old token may still be good.
    expect(tokenOf(before)).toBeDefined();
  });

  it('needs offline access, and a sign-in that is known', async () => {
    const before = await start({}, { offlineAccess: false });
    expect(before.renewable).toBe(false);
    for (const id of [before.signInId, 'unknown']) {
      expect(await service.renew(id)).toEqual({
        ok: false,
        error: { code: 'signin/not-renewable' },
      });
    }
  });

  it('is one attempt at a time, and can be cancelled', async () => {
    const before = await start();
    const renewal = service.renew(before.signInId);
    expect(await service.renew(before.signInId)).toEqual({
      ok: false,
      error: { code: 'signin/busy' },
    });
    service.cancel();
    expect(await renewal).toEqual({ ok: false, error: { code: 'signin/cancelled' } });
  });

  it('does not bring back what was forgotten meanwhile', async () => {
    const before = await start();
    const renewal = service.renew(before.signInId);
    service.forget(before.signInId);
    expect(await renewal).toEqual({ ok: false, error: { code: 'signin/cancelled' } });
    expect(service.signedIn(before.signInId)).toBeUndefined();
  });

  it('says what is wrong with the network in the network’s words', async () => {
    const leaving = await startPractice();
    const staying = practice;
    practice = leaving;
    try {
      const before = await start();
      await leaving.stop();
      expect(await service.renew(before.signInId)).toMatchObject({
        ok: false,
        error: { code: 'signin/network' },
      });
    } finally {
      practice = staying;
    }
  });
});

describe('remembering a sign-in', () => {
  it('takes it up in another start, without a page', async () => {
    const before = await start({ remember: true });
    expect(before).toMatchObject({ remembered: true, renewable: true });
    service = createService();
    const [account] = (await accounts()) as { accountId: string }[];
    expect(account).toEqual({
      accountId: expect.stringContaining(practice.info.tenantId) as string,
      username: adele.username,
      tenantId: practice.info.tenantId,
    });
    const after = await start({ accountId: account?.accountId ?? '' });
    expect(after).toMatchObject({ account: adele.username, remembered: true, flow: 'browser' });
    expect(await service.renew(after.signInId)).toMatchObject({ ok: true });
    expect(opened).toBe(1);
  });

  it('begins nothing where nothing may be kept', async () => {
    disk = undefined;
    for (const changes of [{ remember: true }, { accountId: 'a.b' }]) {
      expect(await service.start(request(changes))).toEqual({
        ok: false,
        error: { code: 'keeping/unavailable' },
      });
    }
    expect(opened).toBe(0);
    expect(await accounts()).toEqual({ code: 'keeping/unavailable' });
  });

  it('keeps nothing unless it is asked to, nor what could not be renewed', async () => {
    await start();
    expect(await start({ remember: true }, { offlineAccess: false })).toMatchObject({
      remembered: false,
    });
    expect(await disk?.load()).toBeUndefined();
  });

  it('lets the sign-in stand when what is kept cannot be read, and does not write over it', async () => {
    let written = false;
    disk = {
      load: () => Promise.reject(new Error('canary: permission denied')),
      save: () => {
        written = true;
        return Promise.resolve();
      },
      remove: () => Promise.resolve(),
    };
    const before = await start({ remember: true });
    expect(before.remembered).toBe(false);
    expect(lines.map(({ text }) => text)).toContain(
      'What renews this sign-in could not be kept on this computer.',
    );
    const renewed = await service.renew(before.signInId);
    expect(renewed).toMatchObject({ ok: true, value: { remembered: false } });
    expect(written).toBe(false);
  });

  it('keeps nothing of a sign-in that is refused once its tokens have come', async () => {
    const other = { tenant: '00000000-0000-4000-8000-000000000000' };
    expect(await service.start(request({ remember: true }, other))).toMatchObject({
      error: { code: 'signin/wrong-tenant' },
    });
    expect(await disk?.load()).toBeUndefined();
    expect(await accounts()).toEqual([]);
  });

  it('lets the sign-in stand when it cannot be written, says so, and renews it all the same', async () => {
    disk = {
      load: () => Promise.resolve(undefined),
      save: () => Promise.reject(new Error('canary: /home/adele is full')),
      remove: () => Promise.resolve(),
    };
    const before = await start({ remember: true });
    expect(before.remembered).toBe(false);
    expect(lines.map(({ text }) => text)).toContain(
      'What renews this sign-in could not be kept on this computer.',
    );
    expect(JSON.stringify(lines)).not.toContain('canary');
    expect(await service.renew(before.signInId)).toMatchObject({ ok: true });
  });

  it('answers that somebody has to sign in where the account is not kept, or no longer good', async () => {
    const refused = { ok: false, error: { code: 'signin/renewal-refused' } };
    expect(await service.start(request({ accountId: 'a.b' }))).toMatchObject(refused);
    await start({ remember: true });
    const [account] = (await accounts()) as { accountId: string }[];
    const cache = JSON.parse((await disk?.load())?.reveal() ?? '{}') as object;
    await disk?.save(makeSecret(JSON.stringify({ ...cache, AccessToken: {} })));
    practice.revokeSignIns(adele.username);
    expect(await service.start(request({ accountId: account?.accountId ?? '' }))).toMatchObject(
      refused,
    );
    expect(opened).toBe(1);
  });

  it('says that what is kept cannot be read, and nothing of it', async () => {
    await disk?.save(makeSecret('{"canary'));
    expect(await accounts()).toEqual({ code: 'keeping/failed' });
  });
});

describe('ending a sign-in', () => {
  it('drops the token and what was kept, and the file with the last account', async () => {
    const before = await start({ remember: true });
    await service.signOut(before.signInId);
    expect(service.signedIn(before.signInId)).toBeUndefined();
    expect(await disk?.load()).toBeUndefined();
    expect(await accounts()).toEqual([]);
    await service.signOut('unknown');
  });

  it('says so where what is kept cannot be deleted, and can be tried again', async () => {
    const before = await start({ remember: true });
    const kept = disk;
    if (!kept) throw new Error('there is no disk');
    disk = { ...kept, remove: () => Promise.reject(new Error('canary: the file is open')) };
    expect(await service.signOut(before.signInId)).toEqual({
      ok: false,
      error: { code: 'keeping/failed' },
    });
    expect(service.signedIn(before.signInId)).toBeDefined();
    disk = undefined;
    expect(await service.signOut(before.signInId)).toMatchObject({
      error: { code: 'keeping/unavailable' },
    });
    disk = kept;
    expect(await service.signOut(before.signInId)).toMatchObject({ ok: true });
    expect(service.signedIn(before.signInId)).toBeUndefined();
    expect(await kept.load()).toBeUndefined();
  });

  it('works where nothing can be kept and nothing was', async () => {
    disk = undefined;
    const before = await start();
    expect(await service.signOut(before.signInId)).toMatchObject({ ok: true });
    expect(service.signedIn(before.signInId)).toBeUndefined();
  });

  it('leaves what is kept where the token is only forgotten', async () => {
    const before = await start({ remember: true });
    service.forget(before.signInId);
    expect(await accounts()).toHaveLength(1);
  });

  it('removes one account and leaves the others', async () => {
    await start({ remember: true });
    const text = (await disk?.load())?.reveal() ?? '';
    // A second account, as its own entries.
    const cache = JSON.parse(text) as Record<string, object>;
    const second = JSON.parse(
      text.replaceAll(/"home_account_id":"[^"]+"/g, '"home_account_id":"other.tenant"'),
    ) as Record<string, object>;
    for (const [kind, entries] of Object.entries(second)) {
      const renamed = Object.entries<unknown>({ ...entries }).map(([key, entry]) => [
        `other.tenant${key}`,
        entry,
      ]);
      cache[kind] = { ...cache[kind], ...(Object.fromEntries(renamed) as object) };
    }
    await disk?.save(makeSecret(JSON.stringify(cache)));
    const both = (await accounts()) as { accountId: string }[];
    expect(both).toHaveLength(2);
    const { connection, target } = request();
    expect(await service.removeAccount(connection, target, 'other.tenant')).toMatchObject({
      ok: true,
    });
    expect(await accounts()).toEqual([both[0]]);
    expect(await service.removeAccount(connection, target, 'not there')).toMatchObject({
      ok: true,
    });
    expect(await accounts()).toHaveLength(1);
  });
});
