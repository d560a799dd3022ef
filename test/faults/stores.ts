import { join } from 'node:path';
import { makeSecret } from '../../electron/auth/make-secret.ts';
import { createConnections } from '../../electron/store/connections.ts';
import { createGuideTicks, type GuideTicks } from '../../electron/store/guide-ticks.ts';
import { createRunHistory } from '../../electron/store/run-history.ts';
import { openSettings } from '../../electron/store/settings.ts';
import { createSystemKeeping } from '../../electron/store/system-keeping.ts';
import { maxListLength } from '../../shared/connections/limits.ts';
import type { ConnectionToSave } from '../../shared/connections/saved-connection.ts';
import { appError, type AppError } from '../../shared/errors.ts';
import { FakeBox } from '../electron/store/fake-box.ts';
import { passedRun } from '../shared/run-records.ts';

/** What of one kind is kept: a state has a number, and each save puts the next one in its place. */
export interface NumberedStore {
  /** Resolves once it is kept; says why where it is not. */
  save(number: number): Promise<AppError | undefined>;
  /**
   * The number of the state that is kept; 0 where there is none.
   *
   * @param from which it is at least, to look for it from there
   * @throws where it is not complete
   */
  read(from?: number): Promise<number>;
}

export const storeNames = [
  'settings',
  'connections',
  'ticks',
  'runs',
  'token-cache',
  'credential',
] as const;
export type StoreName = (typeof storeNames)[number];
export type NumberedStores = Record<StoreName, NumberedStore>;

/** Connections and runs are named by it. */
const owner = '5c0f3b7a-2d1e-4f86-9a3c-7e1d4b60a9f2';
const app = {
  authority: 'https://login.microsoftonline.com',
  clientId: '8d2a6e41-93b5-4c7f-a0d8-1f5e7c3b2946',
  practice: false,
};

/** Long enough that no write of it is done in one piece. */
const filler = 'contoso.example '.repeat(4_000);
/** The longest that a connection may have. */
const list = filler.slice(0, maxListLength);
const guide = 'register-app-delegated';

/**
 * Opens everything that the app keeps in a profile, with the app's own code.
 *
 * @param key of what encrypts for this account, 32 bytes
 * @param lost the numbers of runs that could not be filed
 */
export async function openStores(
  profile: string,
  key: Buffer,
  lost: readonly number[] = [],
): Promise<NumberedStores> {
  const settings = await openSettings(join(profile, 'settings.json'));
  const connections = createConnections(join(profile, 'connections.json'));
  const ticks = createGuideTicks(join(profile, 'guide-ticks.json'));
  const runs = createRunHistory(join(profile, 'runs'));
  const keeping = createSystemKeeping({ folder: join(profile, 'kept'), box: new FakeBox(key) });
  const cache = async () => {
    const opened = await keeping.tokenCache(app);
    if (!opened.ok) throw new Error(opened.error.code);
    return opened.value;
  };

  return {
    settings: {
      async save(number) {
        const proxy = { kind: 'http', host: `proxy-${number}.example`, port: 8080 } as const;
        await settings.changeNetwork({ signIn: { mode: 'manual', proxy } });
        return settings.problems()[0];
      },
      read() {
        const { signIn } = settings.network();
        const problem = settings.problems()[0];
        if (problem) throw new Error(problem.code);
        const host = signIn.mode === 'manual' ? signIn.proxy.host : '';
        return Promise.resolve(numberIn(host));
      },
    },
    connections: {
      async save(number) {
        const saved = await connections.save(connectionOf(number), true);
        return saved.ok ? undefined : saved.error;
      },
      async read() {
        const { connections: all, problem, openId } = await connections.list();
        if (problem) throw new Error(problem.code);
        const [one] = all;
        if (!one) return 0;
        if (openId !== owner) throw new Error('another one is open');
        const { name, draft } = one;
        if (draft.furtherMailboxes !== list) throw new Error('its text is another');
        return numberIn(name);
      },
    },
    ticks: {
      async save(number) {
        const kept = await ticks.tick(guideOwner(number), guide, 'new-registration', true);
        return kept ? undefined : appError('settings/not-kept');
      },
      read: (from = 0) => readTicks(ticks, from),
    },
    runs: {
      async save(number) {
        const filed = await runs.file(owner, {
          ...passedRun(),
          id: runId(number),
          ...timesOf(number),
        });
        return filed.ok ? undefined : filed.error;
      },
      async read() {
        const list = await runs.list(owner);
        if (!list.ok) throw new Error(list.error.code);
        if (list.value.setAside > 0) throw new Error('a run was damaged');
        const newest = numberIn(list.value.runs[0]?.id ?? '');
        let expected = newest;
        for (const { id } of list.value.runs) {
          while (lost.includes(expected)) expected -= 1;
          if (id !== runId(expected)) throw new Error(`${id} instead of ${expected}`);
          const read = await runs.read(owner, id);
          if (!read.ok) throw new Error(`${id}: ${read.error.code}`);
          expected -= 1;
        }
        return newest;
      },
    },
    'token-cache': {
      async save(number) {
        const text = JSON.stringify({ Account: { [`a-${number}`]: {} }, filler });
        try {
          await (await cache()).save(makeSecret(text));
          return undefined;
        } catch (error) {
          return (error as { appError: AppError }).appError;
        }
      },
      async read() {
        const kept = await (await cache()).load();
        const { setAside } = await keeping.state();
        if (setAside[0]) throw new Error(setAside[0].code);
        return numberIn(/"a-\d+"/.exec(kept?.reveal() ?? '')?.[0] ?? '');
      },
    },
    credential: {
      async save(number) {
        const value = makeSecret(`secret-${number}`);
        const saved = await keeping.saveCredential(app, { kind: 'client-secret', value });
        return saved.ok ? undefined : saved.error;
      },
      async read() {
        const kept = await keeping.credential(app);
        if (!kept.ok) throw new Error(kept.error.code);
        const { setAside } = await keeping.state();
        if (setAside[0]) throw new Error(setAside[0].code);
        return kept.value?.kind === 'client-secret' ? numberIn(kept.value.value.reveal()) : 0;
      },
    },
  };
}

/** The number of the newest owner; the one before it has to be there as well. */
async function readTicks(ticks: GuideTicks, from: number): Promise<number> {
  const isTicked = async (number: number) =>
    (await ticks.done(guideOwner(number), guide)).length > 0;
  let number = from;
  while (await isTicked(number + 1)) number += 1;
  for (const each of [number, number - 1]) {
    if (each > 0 && !(await isTicked(each))) throw new Error(`tick ${each} is gone`);
  }
  return number;
}

function guideOwner(number: number) {
  return { tenant: `tenant-${number}.example`, clientId: app.clientId, practice: false };
}

function runId(number: number): string {
  return `run-${number}`;
}

/** One after the other, a second apart. */
function timesOf(number: number) {
  const at = new Date(Date.UTC(2026, 0, 1) + number * 1_000).toISOString();
  return { startedAt: at, finishedAt: at };
}

function numberIn(text: string): number {
  return Number(/\d+/.exec(text)?.[0] ?? '0');
}

/** Shown at another step each time, so that it is written at once. */
function connectionOf(number: number): ConnectionToSave {
  const step = number % 2 === 0 ? 'tenant' : 'scopes';
  return {
    ...{ version: 1, id: owner, name: `State ${number}`, isNamed: true, furthest: 'test', step },
    draft: {
      ...{ practice: false, cloud: 'global', mailboxKind: 'own', access: 'delegated' },
      ...{ flow: 'window', offlineAccess: true, protocols: ['imap'] },
      edits: { global: {}, 'gcc-high': {}, dod: {}, '21vianet': {}, outlook: {} },
      furtherMailboxes: list,
    },
  };
}
