import { expect, test } from 'vitest';
import { createManaged } from '../../../electron/policy/managed.ts';
import type { ReadPolicy } from '../../../electron/policy/read-policy.ts';
import type { Keeping, KeptFor } from '../../../electron/store/keeping.ts';
import { policyViewSchema } from '../../../shared/policy/policy-view.ts';
import { policyFields, type Policy } from '../../../shared/policy/policy.ts';
import { makeSecret } from '../../../electron/auth/make-secret.ts';
import { appError } from '../../../shared/errors.ts';
import { memorySettings } from '../fakes.ts';

const place = '/etc/mailbox-oauth-assistant/policy.json';

function read(policy: Policy): ReadPolicy {
  const managed = policyFields.filter((field) => policy[field] !== undefined);
  const source = Object.fromEntries(managed.map((field) => [field, place]));
  return { policy, managed, problems: [], source };
}

/** A store that keeps something, and remembers what it was asked. */
function fakeKeeping(calls: string[], canRemove = true): Keeping {
  let kept = 2;
  const ok = { ok: true, value: undefined } as const;
  return {
    state: () => Promise.resolve({ setAside: [] }),
    tokenCache: () => {
      calls.push('cache');
      return Promise.resolve({ ok: false, error: appError('keeping/failed') });
    },
    saveCredential: () => {
      calls.push('saved');
      return Promise.resolve(ok);
    },
    credential: () => {
      calls.push('read');
      const credential = { kind: 'client-secret', value: makeSecret('x') } as const;
      return Promise.resolve({ ok: true, value: credential });
    },
    removeCredential: () => Promise.resolve(ok),
    contents: () => Promise.resolve({ ok: true, value: { apps: kept, credentials: 0 } }),
    removeAll: () => {
      calls.push('removed');
      if (!canRemove) return Promise.resolve({ ok: false, error: appError('keeping/failed') });
      kept = 0;
      return Promise.resolve(ok);
    },
    removePractice: () => Promise.resolve(),
  };
}

const whose: KeptFor = { authority: 'https://login.example', clientId: 'x', practice: false };

test('without “never keep tokens” what is kept stays and is used', async () => {
  const calls: string[] = [];
  const managed = createManaged(read({ neverKeepTokens: false }));
  const keeping = await managed.keeping(fakeKeeping(calls));
  expect((await keeping.credential(whose)).ok).toBe(true);
  expect(calls).toEqual(['read']);
  expect(managed.view()).not.toHaveProperty('removed');
});

test('with it what was kept is removed at once, and that is said', async () => {
  const calls: string[] = [];
  const managed = createManaged(read({ neverKeepTokens: true }));
  await managed.keeping(fakeKeeping(calls));
  expect(calls).toEqual(['removed']);
  expect(managed.view().removed).toEqual({ apps: 2, credentials: 0 });
});

test('with it nothing is kept any more, and nothing that was kept is used', async () => {
  const calls: string[] = [];
  const keeping = await createManaged(read({ neverKeepTokens: true })).keeping(fakeKeeping(calls));
  calls.length = 0;
  const refused = { ok: false, error: { code: 'keeping/not-allowed' } };
  for (const practice of [false, true]) {
    const owner = { ...whose, practice };
    expect(await keeping.tokenCache(owner)).toEqual(refused);
    const credential = { kind: 'client-secret', value: makeSecret('x') } as const;
    expect(await keeping.saveCredential(owner, credential)).toEqual(refused);
    expect(await keeping.credential(owner)).toEqual({ ok: true, value: undefined });
  }
  expect(await keeping.state()).toEqual({ setAside: [], problem: refused.error });
  expect(calls).toEqual([]);
});

test('what could not be removed is said, and is not used either', async () => {
  const managed = createManaged(read({ neverKeepTokens: true }));
  const keeping = await managed.keeping(fakeKeeping([], false));
  expect(managed.view().notRemoved).toEqual({ code: 'keeping/failed' });
  expect(await keeping.credential(whose)).toEqual({ ok: true, value: undefined });
});

test('settings that are set for all cannot be changed, and a person’s own are not lost', async () => {
  const store = memorySettings();
  await store.change({ language: 'en', rememberSignIns: true });
  const settings = createManaged(read({ language: 'ja', neverKeepTokens: true })).settings(store);
  expect(settings.settings()).toMatchObject({ language: 'ja', rememberSignIns: false });
  await settings.change({ language: 'system', rememberSignIns: true, theme: 'dark' });
  expect(settings.settings()).toMatchObject({ language: 'ja', theme: 'dark' });
  const feed = 'https://updates.contoso.example/';
  const noUpdates = createManaged(read({ updateFeed: '' })).settings(store);
  await noUpdates.change({ updateFeed: feed });
  expect(noUpdates.settings().updateFeed).toBe('');
  expect(store.settings()).toMatchObject({ language: 'en', rememberSignIns: true, theme: 'dark' });
});

test('the window learns what is set and from where, and of authorities only how many', () => {
  const policy: Policy = {
    ...{ cloud: 'dod', allowedFlows: ['browser'], authorities: ['pem'], updateFeed: '' },
    proxy: { mode: 'direct' },
  };
  const view = createManaged(read(policy)).view();
  expect(policyViewSchema.parse(view)).toEqual({
    policy: {
      ...{ cloud: 'dod', allowedFlows: ['browser'], updateFeed: '', proxy: { mode: 'direct' } },
    },
    authorities: 1,
    managed: [
      ...(['cloud', 'allowedFlows', 'proxy', 'authorities', 'updateFeed'] as const).map(
        (field) => ({
          ...{ field, place },
        }),
      ),
    ],
    problems: [],
  });
});
