import { PublicClientApplication, type AuthenticationResult } from '@azure/msal-node';
import { appError } from '../../../shared/errors.ts';
import { SignInFailure } from '../failure.ts';
import { makeSecret } from '../make-secret.ts';
import { cachePlugin } from '../token-cache.ts';
import type { FlowContext, FlowTokens } from './types.ts';

type Surroundings = Pick<FlowContext, 'connection' | 'target' | 'authority' | 'network' | 'cache'>;

/** What MSAL is set up with, for public and confidential clients alike. */
export function msalConfiguration({
  connection,
  target,
  authority: { configuration },
  network,
  cache,
}: Surroundings) {
  return {
    auth: {
      clientId: connection.clientId,
      authority: target.authority,
      // Without this MSAL asks login.microsoftonline.com about a host it does not know. Only the
      // practice tenant's is vouched for: this program started it.
      knownAuthorities: target.ca === undefined ? [] : [new URL(target.authority).host],
      ...(configuration === undefined ? {} : { authorityMetadata: configuration }),
    },
    cache: { cachePlugin: cachePlugin(cache) },
    system: {
      networkClient: network,
      loggerOptions: { loggerCallback: () => undefined, piiLoggingEnabled: false },
    },
  };
}

/** MSAL for a person's sign-in: the app registration is a public client and has no secret. */
export function createPublicClient(surroundings: Surroundings): PublicClientApplication {
  return new PublicClientApplication(msalConfiguration(surroundings));
}

/** MSAL's result in this program's words, the token hidden. */
export function tokensOf(result: AuthenticationResult, renewable: boolean): FlowTokens {
  if (result.accessToken === '') {
    throw new SignInFailure(appError('signin/protocol', 'the answer holds no access token'));
  }
  const { account, tenantId, expiresOn } = result;
  return {
    accessToken: makeSecret(result.accessToken),
    ...(account ? { account: account.username, accountId: account.homeAccountId } : {}),
    ...(tenantId === '' ? {} : { tenantId }),
    ...(expiresOn ? { expiresAt: expiresOn.toISOString() } : {}),
    renewable,
  };
}
