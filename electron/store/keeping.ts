import type { Connection } from '../../shared/connection.ts';
import type { Result } from '../../shared/errors.ts';
import type { KeepingContents, KeepingState } from '../../shared/keeping.ts';
import type { Credential } from '../auth/credential.ts';
import type { TokenCacheStorage } from '../auth/token-cache.ts';
import { homeOf, type Target } from '../target.ts';

/** Whose sign-ins and credentials: one app registration at one authority. */
export interface KeptFor {
  /** Origin of the authority. */
  authority: string;
  clientId: string;
  /** True for the practice tenant's: it has another address each time, so nothing outlives it. */
  practice: boolean;
}

/** Whose the sign-ins of a connection are. */
export function keptForApp(target: Target, { clientId }: Connection): KeptFor {
  const { origin } = new URL(homeOf(target));
  return { authority: origin, clientId, practice: target.ca !== undefined };
}

/** The owner as one text: the same for the same app at the same authority. */
export function ownerOf({ authority, clientId }: KeptFor): string {
  return `${authority} ${clientId}`.toLowerCase();
}

/** The only place that writes secrets to this computer: encrypted by the system, or not at all. */
export interface Keeping {
  state(): Promise<KeepingState>;
  /** MSAL's cache of one app; a failure where nothing may be kept. */
  tokenCache(keptFor: KeptFor): Promise<Result<TokenCacheStorage>>;
  saveCredential(keptFor: KeptFor, credential: Credential): Promise<Result<void>>;
  credential(keptFor: KeptFor): Promise<Result<Credential | undefined>>;
  /** Deletes it with all that was set aside of it; `keeping/failed` where it cannot be deleted. */
  removeCredential(keptFor: KeptFor): Promise<Result<void>>;
  /** How much is kept, practice tenants aside; `keeping/failed` where that cannot be read. */
  contents(): Promise<Result<KeepingContents>>;
  /** Deletes all that is kept and all that was set aside; `keeping/failed` where that fails. */
  removeAll(): Promise<Result<void>>;
  /** Deletes what is kept of practice tenants. Never rejects: what stays is of no use to anybody. */
  removePractice(): Promise<void>;
}
