import type { Connection } from '../../shared/connection.ts';
import type { Result } from '../../shared/errors.ts';
import { needsCredential } from '../../shared/flows.ts';
import { failure } from '../../shared/results.ts';
import type {
  Account,
  SignInLine,
  SignInProgress,
  SignInRecord,
  SignInSummary,
} from '../../shared/sign-in.ts';
import type { Target } from '../target.ts';
import type { Credential } from './credential.ts';
import { createSilentFlow } from './flows/silent.ts';
import { createForgivingCache, type ForgivingCache } from './forgiving-cache.ts';
import { listAccounts, removeAccount } from './kept-accounts.ts';
import { maxKeptSignIns } from './limits.ts';
import type { NetworkRoute } from './network-route.ts';
import { signIn, type SignInInput } from './sign-in.ts';
import { createMemoryCache, type TokenCacheStorage } from './token-cache.ts';
import type { SignedIn, Surroundings } from './types.ts';

/** What the service needs of its surroundings. */
export interface SignInServiceDependencies {
  surroundings: Surroundings;
  /** How the authority is reached, as it is set now. */
  route: () => NetworkRoute;
  /** The cache on this computer for a connection's app; a failure where nothing may be kept. */
  keptCache: (target: Target, connection: Connection) => Promise<Result<TokenCacheStorage>>;
  onProgress?: (progress: SignInProgress) => void;
  /** Told the lines of the sign-in under way, as they are added. */
  onLine?: (line: SignInLine) => void;
}

/** What is asked of a sign-in besides its connection. */
export interface SignInRequest {
  connection: Connection;
  target: Target;
  credential?: Credential;
  /** Keep what renews it on this computer; refused with `keeping/…` where that cannot be done. */
  remember: boolean;
  /**
   * Take up the kept sign-in of this account: `signin/renewal-refused` where somebody has to sign
   * in again. No page is shown for it.
   */
  accountId?: string;
  chooseAccount: boolean;
}

/** Signs in, one attempt at a time, and keeps the tokens: in memory, and nowhere else. */
export interface SignInService {
  /**
   * Signs in. A second call while one runs answers `signin/busy` and leaves the first alone. Never
   * rejects.
   */
  start(request: SignInRequest): Promise<Result<SignInSummary>>;
  /** Ends the attempt under way as `signin/cancelled`; nothing happens where there is none. */
  cancel(): void;
  /**
   * Replaces the token of a sign-in without anyone signing in: `signin/not-renewable` where there
   * is nothing to renew it with, `signin/renewal-refused` where somebody has to sign in again.
   */
  renew(signInId: string): Promise<Result<SignInSummary>>;
  /** Drops one token; what is kept on this computer stays. */
  forget(signInId: string): void;
  /**
   * Drops one token and what was kept of it on this computer. Where that cannot be deleted the sign-in
   * stays, so that it can be signed out again.
   */
  signOut(signInId: string): Promise<Result<void>>;
  /** Drops every token and cancels the attempt under way. */
  forgetAll(): void;
  /** The accounts that are kept for a connection's app. */
  accounts(connection: Connection, target: Target): Promise<Result<Account[]>>;
  removeAccount(connection: Connection, target: Target, accountId: string): Promise<Result<void>>;
  /** The token of a finished sign-in, expired or not; the summary says when it expires. */
  signedIn(signInId: string): SignedIn | undefined;
  /** The last attempt, where it failed: what a report is made of. It holds no secret. */
  lastFailure(): { connection: Connection; signIn: SignInRecord } | undefined;
}

/** A token with all that a new one is asked for with. In memory only. */
interface Kept {
  signedIn: SignedIn;
  request: Pick<SignInRequest, 'connection' | 'target' | 'credential'>;
  cache: TokenCacheStorage | ForgivingCache;
}

/** Makes the one place that holds access tokens. */
export function createSignInService(dependencies: SignInServiceDependencies): SignInService {
  const kept = new Map<string, Kept>();
  /** What is under way; `renews` is the sign-in that it is to renew. */
  let attempt: { controller: AbortController; renews: string | undefined } | undefined;

  let lastFailure: ReturnType<SignInService['lastFailure']>;

  function keep(entry: Kept): void {
    kept.set(entry.signedIn.summary.signInId, entry);
    const [oldest] = kept.keys();
    if (kept.size > maxKeptSignIns && oldest !== undefined) kept.delete(oldest);
  }

  /** Runs the one thing that may be under way. */
  async function alone<T>(
    renews: string | undefined,
    work: (signal: AbortSignal, isCurrent: () => boolean) => Promise<Result<T>>,
  ): Promise<Result<T>> {
    if (attempt) return failure('signin/busy');
    const current = { controller: new AbortController(), renews };
    attempt = current;
    try {
      return await work(current.controller.signal, () => attempt === current);
    } finally {
      attempt = undefined;
    }
  }

  /** One attempt; keeps what came of it. */
  async function acquire(
    entry: Omit<Kept, 'signedIn'>,
    how: Pick<SignInInput, 'signal' | 'flow' | 'signInId' | 'authority' | 'chooseAccount'>,
    isCurrent: () => boolean,
  ): Promise<Result<SignInSummary>> {
    const outcome = await signIn({
      ...entry.request,
      ...how,
      surroundings: dependencies.surroundings,
      cache: entry.cache,
      ...('release' in entry.cache ? { release: entry.cache.release } : {}),
      route: dependencies.route(),
      onProgress: (progress) => {
        if (isCurrent()) dependencies.onProgress?.(progress);
      },
      onLine: (line) => {
        if (isCurrent()) dependencies.onLine?.(line);
      },
    });
    const isFailed = outcome.kind === 'failed';
    const { connection } = entry.request;
    lastFailure = isFailed ? { connection, signIn: outcome.record } : undefined;
    if (isFailed) return { ok: false, error: outcome.error };
    // Whoever ended it in this very moment has dropped all that there was, and nothing comes after.
    if (how.signal.aborted) return failure('signin/cancelled');
    keep({ ...entry, signedIn: outcome.signedIn });
    return { ok: true, value: outcome.signedIn.summary };
  }

  /** Where MSAL's cache of a sign-in goes: on this computer, or nowhere. */
  async function cacheFor({
    connection,
    target,
    remember,
    accountId,
  }: SignInRequest): Promise<Result<Kept['cache']>> {
    const isPersons = !needsCredential(connection.flow);
    const wanted = accountId !== undefined || (remember && connection.flow !== 'pasted-token');
    if (!wanted) return { ok: true, value: createMemoryCache() };
    // Asked for apps too, so that nothing begins whose credential could not be kept afterwards.
    const opened = await dependencies.keptCache(target, connection);
    if (!opened.ok) return opened;
    // What cannot be renewed is of no use later; and an app's credential gets new tokens by itself.
    const renews = accountId !== undefined || (isPersons && connection.offlineAccess);
    const isNew = accountId === undefined;
    const cache = renews ? createForgivingCache(opened.value, isNew) : createMemoryCache();
    return { ok: true, value: cache };
  }

  /** Also where this sign-in was not kept: an earlier one of the same account may have been. */
  async function removeKeptOf({ signedIn, request }: Kept): Promise<Result<void>> {
    const { accountId, summary } = signedIn;
    if (accountId === undefined) return done;
    const { connection, target } = request;
    const opened = await dependencies.keptCache(target, connection);
    if (opened.ok) return removeAccount(connection.clientId, opened.value, accountId);
    // Where nothing may be kept, nothing was, unless that has changed since.
    return summary.remembered ? opened : done;
  }

  async function removeKept(
    connection: Connection,
    target: Target,
    accountId: string,
  ): Promise<Result<void>> {
    const opened = await dependencies.keptCache(target, connection);
    if (!opened.ok) return opened;
    return removeAccount(connection.clientId, opened.value, accountId);
  }

  return {
    start: (request) =>
      alone(undefined, async (signal, isCurrent) => {
        const { connection, target, credential, accountId, chooseAccount } = request;
        const cache = await cacheFor(request);
        if (!cache.ok) return cache;
        const entry = {
          cache: cache.value,
          request: { connection, target, ...(credential === undefined ? {} : { credential }) },
        };
        const { flow: id } = connection;
        const taken = accountId === undefined ? undefined : { accountId, forceRefresh: false, id };
        const flow = taken && createSilentFlow(taken);
        return acquire(entry, { signal, chooseAccount, ...(flow ? { flow } : {}) }, isCurrent);
      }),

    cancel() {
      attempt?.controller.abort();
    },

    async renew(signInId) {
      const entry = kept.get(signInId);
      if (!entry?.signedIn.summary.renewable) return failure('signin/not-renewable');
      const { accountId, authority } = entry.signedIn;
      const { flow: id } = entry.request.connection;
      return alone(signInId, (signal, isCurrent) => {
        if (accountId === undefined) {
          // An app signs in as before. Its old cache would give the old token once more.
          const anew = { ...entry, cache: createMemoryCache() };
          return acquire(anew, { signal, signInId, authority }, isCurrent);
        }
        const flow = createSilentFlow({ accountId, forceRefresh: true, id });
        return acquire(entry, { signal, signInId, authority, flow }, isCurrent);
      });
    },

    forget,

    async signOut(signInId) {
      const entry = kept.get(signInId);
      endRenewal(signInId);
      const removed = entry ? await removeKeptOf(entry) : done;
      if (removed.ok) forget(signInId);
      return removed;
    },

    forgetAll() {
      attempt?.controller.abort();
      kept.clear();
    },

    async accounts(connection, target) {
      const opened = await dependencies.keptCache(target, connection);
      return opened.ok ? listAccounts(connection.clientId, opened.value) : opened;
    },

    removeAccount: removeKept,

    signedIn: (signInId) => kept.get(signInId)?.signedIn,
    lastFailure: () => lastFailure,
  };

  function forget(signInId: string): void {
    kept.delete(signInId);
    endRenewal(signInId);
  }

  /** A renewal would bring back what is dropped. */
  function endRenewal(signInId: string): void {
    if (attempt?.renews === signInId) attempt.controller.abort();
  }
}

const done: Result<void> = { ok: true, value: undefined };
