import { randomUUID } from 'node:crypto';
import { AuthError, PublicClientApplication, ResponseMode } from '@azure/msal-node';
import type { AuthenticationResult } from '@azure/msal-node';
import type { Connection } from '../../shared/connection.ts';
import { appError, type AppError } from '../../shared/errors.ts';
import type { Secret } from '../../shared/secret.ts';
import { isGuid } from '../../shared/text/validators.ts';
import { summariseToken } from '../../shared/token-claims.ts';
import type { Target } from '../target.ts';
import { createSignInAttempt, type Redemption, type SignInAttempt } from './attempt.ts';
import { readAuthority, type AuthorityInfo } from './authority.ts';
import { makeSecret } from './make-secret.ts';
import { createNetworkClient, type NetworkClient } from './network-client.ts';
import { describeRefusal } from './refusals.ts';
import { serverText } from './server-text.ts';
import type { ShowSignInPage, SignInOutcome, SignInPageOutcome } from './types.ts';

/** One delegated sign-in: who, where, and what shows the page. */
export interface DelegatedSignIn {
  connection: Connection;
  target: Target;
  showSignInPage: ShowSignInPage;
  /** Cancels at any point; the outcome is then `signin/cancelled`. */
  signal: AbortSignal;
  /** Told the host of each page the person is shown. */
  onHost?: (host: string) => void;
}

/** Ends a sign-in from wherever it is; never leaves this file. */
class SignInFailure extends Error {
  readonly appError: AppError;

  constructor(error: AppError) {
    super(error.code);
    this.appError = error;
  }
}

/**
 * Signs a person in with the authorization code flow and PKCE (RFC 6749 section 4.1, RFC 7636) and
 * returns the access token with what may be shown of it. Never rejects: whatever happens is an
 * outcome, and no outcome's text holds the code, the verifier or a token.
 */
export async function signInDelegated(input: DelegatedSignIn): Promise<SignInOutcome> {
  const { target, signal } = input;
  const network = createNetworkClient({
    signal,
    ...(target.ca === undefined ? {} : { ca: target.ca }),
  });
  const secrets: Secret[] = [];
  try {
    signal.throwIfAborted();
    const authority = await findAuthority(input, network);
    const application = createApplication(input, network);
    const attempt = await createSignInAttempt();
    const redemption = await authorize(input, application, attempt, authority);
    secrets.push(redemption.code.secret, redemption.verifier);
    const tokens = await redeem(input, application, redemption);
    secrets.push(makeSecret(tokens.accessToken));
    signal.throwIfAborted();
    return { kind: 'success', signedIn: keep(input, tokens, authority) };
  } catch (error) {
    return { kind: 'failed', error: describeFailure(error, network, signal, secrets) };
  }
}

async function findAuthority(
  { target }: DelegatedSignIn,
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

function createApplication(
  { connection, target }: DelegatedSignIn,
  network: NetworkClient,
): PublicClientApplication {
  return new PublicClientApplication({
    auth: {
      clientId: connection.clientId,
      authority: target.authority,
      // Without this MSAL asks login.microsoftonline.com about a host it does not know. Only the
      // practice tenant's is vouched for: this program started it.
      knownAuthorities: target.ca === undefined ? [] : [new URL(target.authority).host],
    },
    system: {
      networkClient: network,
      loggerOptions: { loggerCallback: () => undefined, piiLoggingEnabled: false },
    },
  });
}

/** Builds the authorization request, shows it, and reads the answer up to the verified code. */
async function authorize(
  input: DelegatedSignIn,
  application: PublicClientApplication,
  attempt: SignInAttempt,
  { issuer }: AuthorityInfo,
): Promise<Redemption> {
  const { connection, target, signal, onHost } = input;
  const { state, nonce, codeChallenge } = attempt.parameters;
  const url = await application.getAuthCodeUrl({
    scopes: target.scopes,
    redirectUri: target.redirectUri,
    // The sign-in window sees addresses, not bodies: with form_post the code would pass it by.
    responseMode: ResponseMode.QUERY,
    codeChallenge,
    codeChallengeMethod: 'S256',
    state,
    nonce,
    // No prompt=select_account: MSAL then drops the hint, and a fresh window has no other account.
    loginHint: connection.user,
  });
  const outcome = await untilAborted(
    signal,
    input.showSignInPage({
      url,
      redirectUri: target.redirectUri,
      signal,
      ...(target.ca === undefined ? {} : { ca: target.ca }),
      ...(onHost === undefined ? {} : { onHost }),
    }),
  );
  const response = attempt.finish(redirectedTo(outcome), {
    redirectUri: target.redirectUri,
    issuer,
  });
  switch (response.kind) {
    case 'code':
      return response;
    case 'error':
      throw new SignInFailure(describeRefusal(response));
    case 'adminConsent':
      throw new SignInFailure(
        appError('signin/protocol', 'the answer is that of the admin-consent page'),
      );
    case 'unknown':
      throw new SignInFailure(appError('signin/protocol', serverText(response.reason)));
  }
}

function redirectedTo(outcome: SignInPageOutcome): Secret {
  switch (outcome.kind) {
    case 'redirected':
      return outcome.url;
    case 'cancelled':
      throw new SignInFailure(appError('signin/cancelled'));
    case 'timeout':
      throw new SignInFailure(appError('signin/timeout'));
    case 'failed':
      throw new SignInFailure(outcome.error);
  }
}

/** Exchanges the code for tokens. State and nonce are given so that MSAL checks them once more. */
function redeem(
  { target }: DelegatedSignIn,
  application: PublicClientApplication,
  { code, verifier, state, nonce }: Redemption,
): Promise<AuthenticationResult> {
  const revealed = code.secret.reveal();
  return application.acquireTokenByCode(
    {
      scopes: target.scopes,
      redirectUri: target.redirectUri,
      code: revealed,
      codeVerifier: verifier.reveal(),
      state,
      nonce,
    },
    { code: revealed, state: code.returnedState, nonce },
  );
}

/** Hides the token, and keeps it only if it is the expected tenant's. */
function keep(
  { connection }: DelegatedSignIn,
  tokens: AuthenticationResult,
  authority: AuthorityInfo,
): Extract<SignInOutcome, { kind: 'success' }>['signedIn'] {
  if (tokens.accessToken === '') {
    throw new SignInFailure(appError('signin/protocol', 'the answer holds no access token'));
  }
  const accessToken = makeSecret(tokens.accessToken);
  const token = summariseToken(tokens.accessToken, accessToken.fingerprint);
  const expected = (
    isGuid(connection.tenant) ? connection.tenant : authority.tenantId
  ).toLowerCase();
  const issuedBy = [tokens.tenantId, token.tenantId].filter((id) => id !== undefined && id !== '');
  const foreign = issuedBy.find((id) => id?.toLowerCase() !== expected);
  if (foreign !== undefined || issuedBy.length === 0) {
    throw new SignInFailure(
      appError(
        'signin/wrong-tenant',
        serverText(`expected ${expected}, got ${foreign ?? 'a token without a tenant'}`),
      ),
    );
  }
  const expiresAt = token.expiresAt ?? tokens.expiresOn?.toISOString();
  return {
    accessToken,
    summary: {
      signInId: randomUUID(),
      account: serverText(tokens.account?.username ?? token.user ?? ''),
      tenantId: expected,
      token: { ...token, ...(expiresAt === undefined ? {} : { expiresAt }) },
    },
  };
}

/**
 * Settles with the page, or rejects as soon as the sign-in is cancelled: a page that does not
 * notice must not hold up the outcome, and what it says later is not listened to.
 */
function untilAborted<T>(signal: AbortSignal, page: Promise<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    const cancel = (): void => {
      reject(new SignInFailure(appError('signin/cancelled')));
    };
    signal.addEventListener('abort', cancel, { once: true });
    page.then(resolve, reject).finally(() => {
      signal.removeEventListener('abort', cancel);
    });
    if (signal.aborted) cancel();
  });
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
  if (failure !== undefined) return appError('signin/network', serverText(failure, secrets));
  const refusal = network.refusal();
  if (refusal) return describeRefusal(refusal, secrets);
  if (error instanceof AuthError) {
    return appError('signin/protocol', serverText(error.errorCode, secrets));
  }
  return appError('app/unexpected', error instanceof Error ? serverText(error.name) : undefined);
}
