import { ResponseMode } from '@azure/msal-node';
import { appError } from '../../../shared/errors.ts';
import type { Secret } from '../../../shared/secret.ts';
import { createSignInAttempt, type Redemption } from '../attempt.ts';
import { SignInFailure } from '../failure.ts';
import { describeRefusal } from '../refusals.ts';
import { serverText } from '../server-text.ts';
import { createPublicClient, tokensOf } from './msal-application.ts';
import type { FlowContext, FlowTokens } from './types.ts';

/** How a flow shows the authorization page and gets the address it led to. */
export interface AuthorizationPage {
  redirectUri: string;
  /** Shows the page; the address it led to holds the code. Ends with a {@link SignInFailure}. */
  show: (url: string) => Promise<Secret>;
}

/**
 * The authorization code flow with PKCE (RFC 6749 section 4.1, RFC 7636), whatever shows the page:
 * builds the request, reads the answer up to the verified code, and exchanges the code for tokens.
 */
export async function signInWithCode(
  context: FlowContext,
  { redirectUri, show }: AuthorizationPage,
): Promise<FlowTokens> {
  const { connection, target, authority, hide } = context;
  const application = createPublicClient(context);
  const attempt = await createSignInAttempt();
  const { state, nonce, codeChallenge } = attempt.parameters;
  const url = await application.getAuthCodeUrl({
    scopes: target.scopes,
    redirectUri,
    // The sign-in window sees addresses, not bodies: with form_post the code would pass it by.
    responseMode: ResponseMode.QUERY,
    codeChallenge,
    codeChallengeMethod: 'S256',
    state,
    nonce,
    // MSAL drops the hint where an account is to be chosen.
    ...(context.chooseAccount ? { prompt: 'select_account' } : { loginHint: connection.user }),
  });
  const answer = await show(url);
  const redemption = verified(attempt.finish(answer, { redirectUri, issuer: authority.issuer }));
  const { code, verifier } = redemption;
  hide(code.secret);
  hide(verifier);
  const revealed = code.secret.reveal();
  // State and nonce are given so that MSAL checks them once more.
  const result = await application.acquireTokenByCode(
    {
      scopes: target.scopes,
      redirectUri,
      code: revealed,
      codeVerifier: verifier.reveal(),
      state: redemption.state,
      nonce: redemption.nonce,
    },
    { code: revealed, state: code.returnedState, nonce: redemption.nonce },
  );
  return tokensOf(result, connection.offlineAccess);
}

function verified(response: ReturnType<AttemptFinish>): Redemption {
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

type AttemptFinish = Awaited<ReturnType<typeof createSignInAttempt>>['finish'];
