import { randomUUID } from 'node:crypto';
import { AuthError } from '@azure/msal-node';
import type { Connection } from '../../shared/connection.ts';
import { appError, type AppError } from '../../shared/errors.ts';
import type { Secret } from '../../shared/secret.ts';
import type { SignInLine, SignInProgress, SignInRecord } from '../../shared/sign-in.ts';
import { isGuid } from '../../shared/text/validators.ts';
import { hasMixedResources, resourcesIn } from '../../shared/scopes.ts';
import { summariseToken } from '../../shared/token-claims.ts';
import type { Target } from '../target.ts';
import { readAuthority, type AuthorityInfo } from './authority.ts';
import type { Credential } from './credential.ts';
import { checkTenant, expectedTenant } from './expected-tenant.ts';
import { SignInFailure } from './failure.ts';
import { flows } from './flows/flows.ts';
import type { Flow, FlowContext, FlowTokens } from './flows/types.ts';
import { createNetworkClient, type NetworkClient } from './network-client.ts';
import type { NetworkRoute } from './network-route.ts';
import { describeRefusal, type RefusalContext } from './refusals.ts';
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
  /**
   * Lets `cache` outlive the program, once the sign-in is known to be good: true where it does; absent
   * where it is not to. A sign-in that could not be kept is a success that was not remembered, with a
   * line in its transcript.
   */
  release?: () => Promise<boolean>;
  chooseAccount?: boolean;
  /** How the authority is reached; directly unless said otherwise. */
  route?: NetworkRoute;
  /** Another way than the connection's own flow: a renewal is one. */
  flow?: Flow;
  /** The name of the sign-in that is renewed. */
  signInId?: string;
  /** What the authority said of itself in the sign-in that is renewed; it is not asked again. */
  authority?: AuthorityInfo;
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
    refuseMixedResources(target.scopes);
    const cache = input.cache ?? createMemoryCache();
    const authority = input.authority ?? (await findAuthority(input, network, log));
    const tokens = await acquire(input, { authority, network, log, cache, secrets });
    secrets.push(tokens.accessToken);
    signal.throwIfAborted();
    const { summary, ...signedIn } = keep(input, tokens, authority, network);
    const isKept = await input.release?.();
    if (isKept === false) {
      log.note('What renews this sign-in could not be kept on this computer.');
    }
    const remembered = summary.renewable && isKept === true;
    return {
      kind: 'success',
      signedIn: { ...signedIn, summary: { ...summary, remembered }, record: record('ok') },
    };
  } catch (thrown) {
    const error = describeFailure(thrown, network, signal, { secrets, flow: connection.flow });
    const outcome = error.code === 'signin/cancelled' ? 'cancelled' : 'failed';
    noteReason(error, log);
    return { kind: 'failed', error, record: record(outcome, error) };
  }
}

/**
 * Writes down why a sign-in failed where no answer in the transcript says it: a page and a redirect
 * are told to the person's browser, and a connection that was not made says nothing.
 */
function noteReason({ code, detail }: AppError, log: SignInLog): void {
  if (detail === undefined || code === 'signin/cancelled') return;
  // The detail has OAuth's code in front of the sentence, the answer has them apart.
  const sentence = detail.slice(detail.indexOf(': ') + 1).trim();
  if (!log.lines().some(({ text }) => text.includes(sentence))) log.note(detail);
}

/** Entra ID refuses scopes of two resources with AADSTS700022 or 28000; so they are not sent. */
function refuseMixedResources(scopes: readonly string[]): void {
  if (!hasMixedResources(scopes)) return;
  throw new SignInFailure(appError('signin/mixed-resources', resourcesIn(scopes).join(', ')));
}

/** Asks the authority who it is, where that is needed. */
async function findAuthority(
  { connection, target }: SignInInput,
  network: NetworkClient,
  log: SignInLog,
): Promise<AuthorityInfo> {
  // Nothing is asked of the authority for a token that is here already, but for which tenant a
  // domain stands; and that is not worth failing for.
  if (connection.flow === 'pasted-token') {
    const unasked = { issuer: '' };
    if (isGuid(connection.tenant)) return unasked;
    const authority = await readAuthority(target.authority, network).catch(() => undefined);
    if (!authority)
      log.note('The tenant of the token could not be compared with the connection’s.');
    return authority ?? unasked;
  }
  const authority = await readAuthority(target.authority, network);
  if (authority) return authority;
  const refusal = network.refusal();
  throw new SignInFailure(
    refusal
      ? describeRefusal(refusal, { flow: connection.flow })
      : appError('signin/protocol', 'the OpenID configuration names no tenant'),
  );
}

function acquire(
  input: SignInInput,
  made: Pick<FlowContext, 'authority' | 'network' | 'log' | 'cache'> & { secrets: Secret[] },
): Promise<FlowTokens> {
  const { secrets, ...parts } = made;
  const { connection, target, surroundings, signal, credential, onProgress } = input;
  const flow = input.flow ?? flows[connection.flow];
  return flow.acquire({
    ...parts,
    ...{ connection, target, surroundings, signal },
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
  const connectionTenantId = expectedTenant(connection, authority);
  const tenantId = checkTenant(
    [tokens.tenantId, token.tenantId].filter((id) => id !== undefined),
    connectionTenantId,
    connection.access === 'application' || connection.flow === 'pasted-token',
  );
  const expiresAt = token.expiresAt ?? tokens.expiresAt;
  const clockOffsetMs = network.clockOffsetMs();
  return {
    accessToken,
    authority,
    ...(tokens.accountId === undefined ? {} : { accountId: tokens.accountId }),
    summary: {
      signInId: input.signInId ?? randomUUID(),
      flow: connection.flow,
      account: serverText(tokens.account ?? token.user ?? ''),
      ...(tenantId === undefined ? {} : { tenantId }),
      ...(connectionTenantId === undefined ? {} : { connectionTenantId }),
      token: { ...token, ...(expiresAt === undefined ? {} : { expiresAt }) },
      renewable: tokens.renewable,
      remembered: false,
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
  { secrets, flow }: Required<RefusalContext>,
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
  if (refusal) return describeRefusal(refusal, { secrets, flow });
  if (error instanceof AuthError) {
    return appError('signin/protocol', serverText(error.errorCode, secrets));
  }
  return appError('app/unexpected', error instanceof Error ? serverText(error.name) : undefined);
}
