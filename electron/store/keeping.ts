import { appError, type Result } from '../../shared/errors.ts';
import type { KeepingState } from '../../shared/keeping.ts';
import type { Credential } from '../auth/credential.ts';
import type { TokenCacheStorage } from '../auth/token-cache.ts';

/** Whose sign-ins and credentials: one app registration at one authority. */
export interface KeptFor {
  /** Origin of the authority. */
  authority: string;
  clientId: string;
}

/** The only place that writes secrets to this computer: encrypted by the system, or not at all. */
export interface Keeping {
  state(): Promise<KeepingState>;
  /** MSAL's cache of one app; a failure where nothing may be kept. */
  tokenCache(keptFor: KeptFor): Promise<Result<TokenCacheStorage>>;
  saveCredential(keptFor: KeptFor, credential: Credential): Promise<Result<void>>;
  credential(keptFor: KeptFor): Promise<Result<Credential | undefined>>;
  removeCredential(keptFor: KeptFor): Promise<void>;
}

/** Keeps nothing and says so: for the terminal, which has no protected store. */
export function createNoKeeping(): Keeping {
  const error = appError('keeping/unavailable');
  return {
    state: () => Promise.resolve({ problem: error, setAside: [] }),
    tokenCache: () => Promise.resolve({ ok: false, error }),
    saveCredential: () => Promise.resolve({ ok: false, error }),
    credential: () => Promise.resolve({ ok: true, value: undefined }),
    removeCredential: () => Promise.resolve(),
  };
}
