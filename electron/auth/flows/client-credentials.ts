import { ConfidentialClientApplication, type Configuration } from '@azure/msal-node';
import { isTenantAlias } from '../../../shared/text/validators.ts';
import { appError } from '../../../shared/errors.ts';
import { SignInFailure } from '../failure.ts';
import { createMemoryCache } from '../token-cache.ts';
import { msalConfiguration, tokensOf } from './msal-application.ts';
import type { FlowContext, FlowTokens } from './types.ts';

/** What an app proves with that it is the one that was registered: a secret or a certificate. */
export type ClientProof = Pick<Configuration['auth'], 'clientSecret' | 'clientCertificate'>;

/**
 * The app signs in as itself (RFC 6749 section 4.4), with one request to the token endpoint. The
 * answer has no refresh token: what renews it is the secret or the certificate.
 * Source: Microsoft, "OAuth 2.0 client credentials flow".
 */
export async function signInAsApp(context: FlowContext, proof: ClientProof): Promise<FlowTokens> {
  const { connection, target, signal } = context;
  if (isTenantAlias(connection.tenant) && !connection.practice) {
    throw new SignInFailure(
      appError('input/invalid', `an app signs in to one tenant, not to “${connection.tenant}”`),
    );
  }
  // A cache of its own: the token of an earlier sign-in must not stand in for this secret's.
  const { auth, ...rest } = msalConfiguration({ ...context, cache: createMemoryCache() });
  const application = new ConfidentialClientApplication({ ...rest, auth: { ...auth, ...proof } });
  const result = await application.acquireTokenByClientCredential({
    scopes: target.scopes,
    skipCache: true,
    // Otherwise a variable of the environment could send the secret to another host.
    azureRegion: 'DisableMsalForceRegion',
  });
  signal.throwIfAborted();
  if (!result) {
    throw new SignInFailure(appError('signin/protocol', 'the answer holds no access token'));
  }
  return { ...tokensOf(result, true), account: connection.clientId };
}
