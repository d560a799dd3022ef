import { InteractionRequiredAuthError } from '@azure/msal-node';
import { appError } from '../../../shared/errors.ts';
import type { FlowId } from '../../../shared/flows.ts';
import { SignInFailure } from '../failure.ts';
import { describeRefusal, type Refusal } from '../refusals.ts';
import { serverText } from '../server-text.ts';
import { createPublicClient, tokensOf } from './msal-application.ts';
import type { Flow, FlowContext, FlowTokens } from './types.ts';
import { untilAborted } from './until-aborted.ts';

/** Which sign-in is taken up, and how. */
export interface SilentSignIn {
  /** MSAL's home account ID. */
  accountId: string;
  /** Get a new token although the one in the cache is still good. */
  forceRefresh: boolean;
  /** The flow by which the person had signed in. */
  id: FlowId;
}

/**
 * OAuth's words for "somebody has to sign in again" (RFC 6749 section 5.2, OpenID Connect Core 1.0
 * section 3.1.2.6). MSAL knows most of them; Entra ID says `invalid_grant` for a refresh token that
 * has expired (AADSTS700082, 70043), was revoked (50173) or needs another factor (50078).
 */
const interactionErrors: ReadonlySet<string> = new Set([
  'invalid_grant',
  'interaction_required',
  'login_required',
  'consent_required',
]);

/** Takes up a sign-in whose refresh token is in MSAL's cache; nobody is asked anything. */
export function createSilentFlow({ accountId, forceRefresh, id }: SilentSignIn): Flow {
  return {
    id,
    async acquire(context) {
      try {
        return await renew(context, accountId, forceRefresh);
      } catch (error) {
        throw needsPerson(error, context.network.refusal()) ?? error;
      }
    },
  };
}

async function renew(
  context: FlowContext,
  accountId: string,
  forceRefresh: boolean,
): Promise<FlowTokens> {
  const { target, signal } = context;
  const application = createPublicClient(context);
  const accounts = await application.getTokenCache().getAllAccounts();
  const account = accounts.find(({ homeAccountId }) => homeAccountId === accountId);
  if (!account) {
    throw new SignInFailure(appError('signin/renewal-refused', 'nothing is kept of this account'));
  }
  const request = { account, scopes: target.scopes, forceRefresh };
  return tokensOf(await untilAborted(signal, application.acquireTokenSilent(request)), true);
}

/** @returns `signin/renewal-refused`, with what the authority said; `undefined` for all else */
function needsPerson(error: unknown, refusal: Refusal | undefined): SignInFailure | undefined {
  if (error instanceof SignInFailure) return undefined;
  if (refusal && interactionErrors.has(refusal.error)) {
    return new SignInFailure({ ...describeRefusal(refusal), code: 'signin/renewal-refused' });
  }
  if (!(error instanceof InteractionRequiredAuthError)) return undefined;
  // Said by MSAL, not by the authority: there is no refresh token, for one.
  return new SignInFailure(appError('signin/renewal-refused', serverText(error.errorCode)));
}
