import type { DeviceCodeRequest } from '@azure/msal-node';
import { appError } from '../../../shared/errors.ts';
import { SignInFailure } from '../failure.ts';
import { makeSecret } from '../make-secret.ts';
import { createDeviceCodePolling } from './device-code-polling.ts';
import { createPublicClient, tokensOf } from './msal-application.ts';
import type { Flow, FlowContext, FlowTokens } from './types.ts';
import { untilAborted } from './until-aborted.ts';

/** Entra ID's codes have nine characters; what a person is to type is never long. */
const maxUserCodeCharacters = 64;

type DeviceCode = Parameters<DeviceCodeRequest['deviceCodeCallback']>[0];

/**
 * A person types a short code on another page, on this computer or on another one (RFC 8628), while
 * this program asks again and again whether it was done.
 *
 * @param secondMs how long a second is while waiting; shorter in tests
 */
export function createDeviceCodeFlow(secondMs = 1_000): Flow {
  return { id: 'device-code', acquire: (context) => acquireByDeviceCode(context, secondMs) };
}

async function acquireByDeviceCode(context: FlowContext, secondMs: number): Promise<FlowTokens> {
  const { connection, target, signal, hide, progress } = context;
  const polling = createDeviceCodePolling(context.network, signal, secondMs);
  const application = createPublicClient({ ...context, network: polling.network });
  let unusable: SignInFailure | undefined;
  const request: DeviceCodeRequest = {
    scopes: target.scopes,
    deviceCodeCallback: (given) => {
      hide(makeSecret(given.deviceCode));
      const shown = readDeviceCode(given);
      if (shown instanceof SignInFailure) {
        unusable = shown;
        // MSAL looks at this before each of its requests.
        request.cancel = true;
      } else {
        progress({ kind: 'device-code', ...shown });
      }
    },
  };
  try {
    const result = await untilAborted(signal, application.acquireTokenByDeviceCode(request));
    if (!result) throw new SignInFailure(appError('signin/protocol'));
    return tokensOf(result, connection.offlineAccess);
  } catch (error) {
    throw unusable ?? polling.failure() ?? error;
  }
}

/** What a person is shown, once it is known to be fit for that. */
function readDeviceCode({ userCode, verificationUri, expiresIn }: DeviceCode) {
  const isPage = URL.canParse(verificationUri) && new URL(verificationUri).protocol === 'https:';
  if (!isPage) return protocolFailure('the address to open is not an https page');
  if (!/^[!-~]+$/.test(userCode) || userCode.length > maxUserCodeCharacters) {
    return protocolFailure('the code to type cannot be typed');
  }
  const expiresAt = new Date(Date.now() + expiresIn * 1_000).toISOString();
  return { userCode, verificationUri: new URL(verificationUri).href, expiresAt };
}

function protocolFailure(detail: string): SignInFailure {
  return new SignInFailure(appError('signin/protocol', detail));
}
