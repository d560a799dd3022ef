import { ResponseMode } from '@azure/msal-node';
import { appError } from '../../../shared/errors.ts';
import type { FlowId } from '../../../shared/flows.ts';
import { createSignInAttempt, type Redemption } from '../attempt.ts';
import { SignInFailure } from '../failure.ts';
import type { RedirectAnswer } from '../redirect-response.ts';
import { describeRefusal } from '../refusals.ts';
import { serverText } from '../server-text.ts';
import { createPublicClient, tokensOf } from './msal-application.ts';
import type { FlowContext, FlowTokens } from './types.ts';

/** How a flow shows the authorization page and gets its answer. */
export interface AuthorizationPage {
  redirectUri: string;
  /**
   * `query`: the answer is the address that the page leads to. `form_post`: it is a form that the
   * page posts there, so that the code is in no address, no history and no `Referer`.
   */
  responseMode: 'query' | 'form_post';
  /**
   * Shows the page. Ends with a {@link SignInFailure} where no answer came.
   *
   * @param reasonNotMine why something that came is no answer to this request; for pages whose
   *   redirect URI others can reach too
   */
  show: (
    url: string,
    reasonNotMine: (answer: RedirectAnswer) => string | undefined,
  ) => Promise<RedirectAnswer>;
}

/**
 * The authorization code flow with PKCE (RFC 6749 section 4.1, RFC 7636), whatever shows the page:
 * builds the request, reads the answer up to the verified code, and exchanges the code for tokens.
 */
export async function signInWithCode(
  context: FlowContext,
  { redirectUri, responseMode, show }: AuthorizationPage,
): Promise<FlowTokens> {
  const { connection, target, authority, hide } = context;
  const application = createPublicClient(context);
  const attempt = await createSignInAttempt();
  const { state, nonce, codeChallenge } = attempt.parameters;
  const url = await application.getAuthCodeUrl({
    scopes: target.scopes,
    redirectUri,
    responseMode: responseMode === 'query' ? ResponseMode.QUERY : ResponseMode.FORM_POST,
    codeChallenge,
    codeChallengeMethod: 'S256',
    state,
    nonce,
    // MSAL drops the hint where an account is to be chosen.
    ...(context.chooseAccount ? { prompt: 'select_account' } : { loginHint: connection.user }),
  });
  const answer = await show(url, (given) => attempt.reasonNotMine(given));
  const redemption = verified(
    attempt.finish(answer, { redirectUri, issuer: authority.issuer }),
    connection.flow,
  );
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
  checkIssuerTenant(redemption.issuerTenantId, result.tenantId);
  return tokensOf(result, connection.offlineAccess);
}

/**
 * Where the authority signs people of every tenant in, its issuer says which only once the tokens
 * have come: then the answer and the tokens must name the same one (RFC 9207 section 2.4).
 */
function checkIssuerTenant(ofAnswer: string | undefined, ofTokens: string): void {
  if (ofAnswer !== undefined && ofTokens !== '' && ofAnswer !== ofTokens.toLowerCase()) {
    throw new SignInFailure(
      appError('signin/protocol', 'iss of the answer names another tenant than the tokens'),
    );
  }
}

function verified(response: ReturnType<AttemptFinish>, flow: FlowId): Redemption {
  switch (response.kind) {
    case 'code':
      return response;
    case 'error':
      throw new SignInFailure(describeRefusal(response, { flow }));
    case 'adminConsent':
      throw new SignInFailure(
        appError('signin/protocol', 'the answer is that of the admin-consent page'),
      );
    case 'unknown':
      throw new SignInFailure(appError('signin/protocol', serverText(response.reason)));
  }
}

type AttemptFinish = Awaited<ReturnType<typeof createSignInAttempt>>['finish'];
