import type { Connection } from '../../shared/connection.ts';
import { appError, type Result } from '../../shared/errors.ts';
import type { Account, SignInLine, SignInProgress, SignInSummary } from '../../shared/sign-in.ts';
import type { Target } from '../target.ts';
import type { Credential } from './credential.ts';
import { maxKeptSignIns } from './limits.ts';
import type { NetworkRoute } from './network-route.ts';
import { signIn } from './sign-in.ts';
import type { TokenCacheStorage } from './token-cache.ts';
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
  /** Take up the kept sign-in of this account. */
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
  /** Drops one token and what was kept of it on this computer. */
  signOut(signInId: string): Promise<void>;
  /** Drops every token and cancels the attempt under way. */
  forgetAll(): void;
  /** The accounts that are kept for a connection's app. */
  accounts(connection: Connection, target: Target): Promise<Result<Account[]>>;
  removeAccount(connection: Connection, target: Target, accountId: string): Promise<Result<void>>;
  /** The token of a finished sign-in, expired or not; the summary says when it expires. */
  signedIn(signInId: string): SignedIn | undefined;
}

/** Makes the one place that holds access tokens. */
export function createSignInService(dependencies: SignInServiceDependencies): SignInService {
  const kept = new Map<string, SignedIn>();
  let attempt: AbortController | undefined;

  function keep(signedIn: SignedIn): void {
    kept.set(signedIn.summary.signInId, signedIn);
    const [oldest] = kept.keys();
    if (kept.size > maxKeptSignIns && oldest !== undefined) kept.delete(oldest);
  }

  return {
    async start({ connection, target, credential, chooseAccount }) {
      if (attempt) return { ok: false, error: appError('signin/busy') };
      const current = new AbortController();
      attempt = current;
      try {
        const outcome = await signIn({
          connection,
          target,
          surroundings: dependencies.surroundings,
          signal: current.signal,
          chooseAccount,
          route: dependencies.route(),
          ...(credential === undefined ? {} : { credential }),
          onProgress: (progress) => {
            if (attempt === current) dependencies.onProgress?.(progress);
          },
          onLine: (line) => {
            if (attempt === current) dependencies.onLine?.(line);
          },
        });
        if (outcome.kind === 'failed') return { ok: false, error: outcome.error };
        keep(outcome.signedIn);
        return { ok: true, value: outcome.signedIn.summary };
      } finally {
        attempt = undefined;
      }
    },
    cancel() {
      attempt?.abort();
    },
    renew: () => Promise.resolve({ ok: false, error: appError('signin/not-renewable') }),
    forget(signInId) {
      kept.delete(signInId);
    },
    signOut(signInId) {
      kept.delete(signInId);
      return Promise.resolve();
    },
    forgetAll() {
      attempt?.abort();
      kept.clear();
    },
    accounts: () => Promise.resolve({ ok: true, value: [] }),
    removeAccount: () => Promise.resolve({ ok: true, value: undefined }),
    signedIn: (signInId) => kept.get(signInId),
  };
}
