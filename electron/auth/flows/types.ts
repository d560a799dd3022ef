import type { Connection } from '../../../shared/connection.ts';
import type { FlowId } from '../../../shared/flows.ts';
import type { Secret } from '../../../shared/secret.ts';
import type { SignInProgress } from '../../../shared/sign-in.ts';
import type { Target } from '../../target.ts';
import type { AuthorityInfo } from '../authority.ts';
import type { Credential } from '../credential.ts';
import type { NetworkClient } from '../network-client.ts';
import type { SignInLog } from '../sign-in-log.ts';
import type { TokenCacheStorage } from '../token-cache.ts';
import type { Surroundings } from '../types.ts';

/** One way to get an access token. */
export interface Flow {
  readonly id: FlowId;
  /**
   * Gets a token. May end with a `SignInFailure` where it knows the code; whatever else it throws
   * is named by what the network client saw. Ends soon after `signal` is aborted.
   */
  acquire(context: FlowContext): Promise<FlowTokens>;
}

/** All that a flow is given. */
export interface FlowContext {
  connection: Connection;
  target: Target;
  authority: AuthorityInfo;
  network: NetworkClient;
  surroundings: Surroundings;
  signal: AbortSignal;
  log: SignInLog;
  /** MSAL's cache of this sign-in; what is needed to renew it stays in there. */
  cache: TokenCacheStorage;
  credential?: Credential;
  /** Let the person choose the account instead of naming the connection's user. */
  chooseAccount: boolean;
  progress: (progress: SignInProgress) => void;
  /** Hides what must not be in any text of this sign-in, should the server echo it. */
  hide: (secret: Secret) => void;
}

/** What a flow got. */
export interface FlowTokens {
  accessToken: Secret;
  /** The account's name, else undefined: the token may say it. */
  account?: string;
  /** MSAL's home account ID; only where the sign-in is a person's. */
  accountId?: string;
  tenantId?: string;
  /** ISO 8601, UTC. */
  expiresAt?: string;
  /** True where a new token can be had without anyone signing in again. */
  renewable: boolean;
}
