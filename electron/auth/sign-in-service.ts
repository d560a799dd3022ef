import type { Connection } from '../../shared/connection.ts';
import { appError, type Result } from '../../shared/errors.ts';
import type { SignInSummary } from '../../shared/sign-in.ts';
import type { Target } from '../target.ts';
import { signInDelegated } from './delegated-sign-in.ts';
import { maxKeptSignIns } from './limits.ts';
import type { ShowSignInPage, SignedIn } from './types.ts';

/** What the service needs of its surroundings. */
export interface SignInServiceDependencies {
  showSignInPage: ShowSignInPage;
  /** Told the host of each page the person is shown. */
  onHost?: (host: string) => void;
}

/** Signs in, one attempt at a time, and keeps the tokens: in memory, and nowhere else. */
export interface SignInService {
  /**
   * Signs in to `target`. A second call while one runs answers `signin/busy` and leaves the first
   * alone. Never rejects.
   */
  start(connection: Connection, target: Target): Promise<Result<SignInSummary>>;
  /** Ends the attempt under way as `signin/cancelled`; nothing happens where there is none. */
  cancel(): void;
  /** Drops one token. */
  forget(signInId: string): void;
  /** Drops every token and cancels the attempt under way. */
  forgetAll(): void;
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
    async start(connection, target) {
      if (attempt) return { ok: false, error: appError('signin/busy') };
      const current = new AbortController();
      attempt = current;
      try {
        const outcome = await signInDelegated({
          connection,
          target,
          showSignInPage: dependencies.showSignInPage,
          signal: current.signal,
          onHost: (host) => {
            // A page that is being torn down may still report where it is.
            if (attempt === current && !current.signal.aborted) dependencies.onHost?.(host);
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
    forget(signInId) {
      kept.delete(signInId);
    },
    forgetAll() {
      attempt?.abort();
      kept.clear();
    },
    signedIn: (signInId) => kept.get(signInId),
  };
}
