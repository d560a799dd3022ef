import { appError, type AppError } from '../../shared/errors.ts';
import type { KeepingContents } from '../../shared/keeping.ts';
import type { PolicyView } from '../../shared/policy/policy-view.ts';
import type { Keeping } from '../store/keeping.ts';
import type { SettingsStore } from '../store/settings.ts';
import type { ReadPolicy } from './read-policy.ts';

/** A policy in force: what the rest of the app is made with, and what the window learns. */
export interface Managed {
  read: ReadPolicy;
  /** The settings with what is set for all: a person’s own choices are kept, and do not hold. */
  settings: (store: SettingsStore) => SettingsStore;
  /** Keeping, or none of it. What was kept is removed at once; settles when that is done. */
  keeping: (keeping: Keeping) => Promise<Keeping>;
  view: () => PolicyView;
}

/** Makes what enforces a policy. */
export function createManaged(read: ReadPolicy): Managed {
  const { policy, managed, problems, source } = read;
  const { authorities, allowedFlows, ...rest } = policy;
  let removal: Pick<PolicyView, 'removed' | 'notRemoved'> = {};

  return {
    read,
    settings: (store) => managedSettings(store, read),
    async keeping(keeping) {
      if (policy.neverKeepTokens !== true) return keeping;
      removal = await removeKept(keeping);
      return neverKeeping(keeping);
    },
    view: () => ({
      policy: {
        ...rest,
        ...(allowedFlows === undefined ? {} : { allowedFlows: [...allowedFlows] }),
      },
      authorities: authorities?.length ?? 0,
      managed: managed.map((field) => ({ field, place: source[field] ?? '' })),
      problems: [...problems],
      ...removal,
    }),
  };
}

/** What is set for all stands in for a person's choice, which is kept and comes back without it. */
function managedSettings(store: SettingsStore, { policy }: ReadPolicy): SettingsStore {
  const { language, neverKeepTokens, updateFeed } = policy;
  const set = {
    ...(language === undefined ? {} : { language }),
    ...(neverKeepTokens === true ? { rememberSignIns: false } : {}),
    ...(updateFeed === undefined ? {} : { updateFeed }),
  };
  return {
    ...store,
    settings: () => ({ ...store.settings(), ...set }),
    change: (change) =>
      store.change(Object.fromEntries(Object.entries(change).filter(([name]) => !(name in set)))),
  };
}

async function removeKept(keeping: Keeping): Promise<Pick<PolicyView, 'removed' | 'notRemoved'>> {
  const before = await keeping.contents();
  const removed = await keeping.removeAll();
  if (!removed.ok) return { notRemoved: removed.error };
  return before.ok && isSome(before.value) ? { removed: before.value } : {};
}

function isSome({ apps, credentials }: KeepingContents): boolean {
  return apps + credentials > 0;
}

/**
 * Keeps nothing and finds nothing that was kept, for the practice tenant too; what is there in spite
 * of that can be removed.
 */
function neverKeeping(keeping: Keeping): Keeping {
  const refused: { ok: false; error: AppError } = {
    ok: false,
    error: appError('keeping/not-allowed'),
  };
  return {
    ...keeping,
    state: async () => ({ ...(await keeping.state()), problem: refused.error }),
    tokenCache: () => Promise.resolve(refused),
    saveCredential: () => Promise.resolve(refused),
    credential: () => Promise.resolve({ ok: true, value: undefined }),
  };
}
