import { randomUUID } from 'node:crypto';
import { AuthError } from '@azure/msal-node';
import type { Connection } from '../../shared/connection.ts';
import { appError, type AppError } from '../../shared/errors.ts';
import type { Secret } from '../../shared/secret.ts';
import type { SignInLine, SignInProgress, SignInRecord } from '../../shared/sign-in.ts';
import { isGuid } from '../../shared/text/validators.ts';
import { summariseToken } from '../../shared/token-claims.ts';
import type { Target } from '../target.ts';
import { readAuthority, type AuthorityInfo } from './authority.ts';
import type { Credential } from './credential.ts';
import { SignInFailure } from './failure.ts';
import { flows } from './flows/flows.ts';
import type { Flow, FlowTokens } from './flows/types.ts';
import { createNetworkClient, type NetworkClient } from './network-client.ts';
import type { NetworkRoute } from './network-route.ts';
import { describeRefusal } from './refusals.ts';
import { serverText } from './server-text.ts';
import { createSignInLog, type SignInLog } from './sign-in-log.ts';
import { createMemoryCache, type TokenCacheStorage } from './token-cache.ts';
import type { SignedIn, SignInOutcome, Surroundings } from './types.ts';

/** One sign-in: who, where, how, and with what. */
export interface SignInInput {
  connection: Connection;
  target: Target;
  surroundings: Surroundings;
  /** Cancels at any point; the outcome is then `signin/cancelled`. */
  signal: AbortSignal;
  credential?: Credential;
  /** Where MSAL's cache lives; in memory unless said otherwise. */
  cache?: TokenCacheStorage;
  /** True where `cache` outlives the program. */
  remembered?: boolean;
  chooseAccount?: boolean;
  /** How the authority is reached; directly unless said otherwise. */
  route?: NetworkRoute;
  /** Another way than the connection's own flow: a renewal is one. */
  flow?: Flow;
  /** The name of the sign-in that is renewed. */
  signInId?: string;
  onProgress?: (progress: SignInProgress) => void;
  onLine?: (line: SignInLine) => void;
}

/**
 * Gets an access token by the connection's flow and returns it with what may be shown of it. Never
 * rejects: whatever happens is an outcome, and no outcome's text holds a code, a verifier, a
 * credential or a token.
 */
export async function signIn(input: SignInInput): Promise<SignInOutcome> {
  const { connection, target, signal } = input;
  const startedAt = new Date().toISOString();
  const log = createSignInLog(input.onLine);
  const network = createNetworkClient({
    signal,
    log,
    ...(target.ca === undefined ? {} : { ca: target.ca }),
    ...(input.route === undefined ? {} : { route: input.route }),
  });
  const secrets: Secret[] = [];
  const record = (outcome: SignInRecord['outcome'], error?: AppError): SignInRecord => ({
    flow: connection.flow,
    startedAt,
    finishedAt: new Date().toISOString(),
    outcome,
    ...(error === undefined ? {} : { error }),
    lines: [...log.lines()],
  });
  try {
    signal.throwIfAborted();
    const authority = await findAuthority(input, network);
    const tokens = await acquire(input, authority, network, log, secrets);
    secrets.push(tokens.accessToken);
    signal.throwIfAborted();
    const signedIn = keep(input, tokens, authority, network);
    return { kind: 'success', signedIn: { ...signedIn, record: record('ok') } };
  } catch (thrown) {
    const error = describeFailure(thrown, network, signal, secrets);
    const outcome = error.code === 'signin/cancelled' ? 'cancelled' : 'failed';
    return { kind: 'failed', error, record: record(outcome, error) };
  }
}

async function findAuthority(
  { target }: SignInInput,
  network: NetworkClient,
): Promise<AuthorityInfo> {
  const authority = await readAuthority(target.authority, network);
  if (authority) return authority;
  const refusal = network.refusal();
  throw new SignInFailure(
    refusal
      ? describeRefusal(refusal)
      : appError('signin/protocol', 'the OpenID configuration names no tenant'),
  );
}

function acquire(
  input: SignInInput,
  authority: AuthorityInfo,
  network: NetworkClient,
  log: SignInLog,
  secrets: Secret[],
): Promise<FlowTokens> {
  const { connection, target, surroundings, signal, credential, onProgress } = input;
  const flow = input.flow ?? flows[connection.flow];
  if (!flow) throw new SignInFailure(appError('app/unexpected', connection.flow));
  return flow.acquire({
    ...{ connection, target, authority, network, surroundings, signal, log },
    cache: input.cache ?? createMemoryCache(),
    ...(credential === undefined ? {} : { credential }),
    chooseAccount: input.chooseAccount ?? false,
    progress: (progress) => {
      // A page that is being torn down may still report where it is.
      if (!signal.aborted) onProgress?.(progress);
    },
    hide: (secret) => {
      secrets.push(secret);
    },
  });
}

/** Keeps the token only if it is the expected tenant's. */
function keep(
  input: SignInInput,
  tokens: FlowTokens,
  authority: AuthorityInfo,
  network: NetworkClient,
): Omit<SignedIn, 'record'> {
  const { connection } = input;
  const { accessToken } = tokens;
  const token = summariseToken(accessToken.reveal(), accessToken.fingerprint);
  const expected = (
    isGuid(connection.tenant) ? connection.tenant : authority.tenantId
  ).toLowerCase();
  const issuedBy = [tokens.tenantId, token.tenantId].filter((id) => id !== undefined);
  const foreign = issuedBy.find((id) => id.toLowerCase() !== expected);
  if (foreign !== undefined || issuedBy.length === 0) {
    throw new SignInFailure(
      appError(
        'signin/wrong-tenant',
        serverText(`expected ${expected}, got ${foreign ?? 'a token without a tenant'}`),
      ),
    );
  }
  const expiresAt = token.expiresAt ?? tokens.expiresAt;
  const clockOffsetMs = network.clockOffsetMs();
  return {
    accessToken,
    summary: {
      signInId: input.signInId ?? randomUUID(),
      flow: connection.flow,
      account: serverText(tokens.account ?? token.user ?? ''),
      tenantId: expected,
      token: { ...token, ...(expiresAt === undefined ? {} : { expiresAt }) },
      renewable: tokens.renewable,
      remembered: input.remembered ?? false,
      ...(clockOffsetMs === undefined ? {} : { clockOffsetMs }),
    },
  };
}

/**
 * Names a failure by its true reason. MSAL's own sentences are never shown: they may hold what was
 * sent; its codes are a fixed vocabulary.
 */
function describeFailure(
  error: unknown,
  network: NetworkClient,
  signal: AbortSignal,
  secrets: readonly Secret[],
): AppError {
  if (signal.aborted) return appError('signin/cancelled');
  if (error instanceof SignInFailure) return error.appError;
  const failure = network.failure();
  if (failure !== undefined) {
    return {
      ...failure,
      ...(failure.detail === undefined ? {} : { detail: serverText(failure.detail, secrets) }),
    };
  }
  const refusal = network.refusal();
  if (refusal) return describeRefusal(refusal, secrets);
  if (error instanceof AuthError) {
    return appError('signin/protocol', serverText(error.errorCode, secrets));
  }
  return appError('app/unexpected', error instanceof Error ? serverText(error.name) : undefined);
}
