import { tenant } from '../../directory.ts';
import { sayer } from './say.ts';
import type { AuthorityScenario } from './types.ts';

const atStart = sayer('device-authorization');
const atPoll = sayer('device-token');

/** Device codes (RFC 8628): what is said instead of one, and instead of tokens for one. */
export const deviceScenarios = {
  'aadsts-700016-device-app-not-in-tenant': atStart(
    9,
    700016,
    'unauthorized_client',
    'the client ID is not one of this tenant, asked for a device code',
    `Application with identifier '${tenant.clientId}' was not found in the directory '${tenant.displayName}'. This can happen if the application has not been installed by the administrator of the tenant or consented to by any user in the tenant. You may have sent your authentication request to the wrong tenant.`,
  ),
  'aadsts-90124-device-not-for-common': atStart(
    13,
    90124,
    'invalid_request',
    'device codes are not for /common or /consumers with this app',
    'Resource is not supported over the /common or /consumers endpoints. Please use the /organizations or tenant-specific endpoint.',
  ),
  'aadsts-7000218-device-not-a-public-client': atPoll(
    3,
    7000218,
    'invalid_client',
    'public client flows are off in the app registration',
    "The request body must contain the following parameter: 'client_assertion' or 'client_secret'.",
  ),
  'aadsts-53003-device-code-blocked': atPoll(
    34,
    53003,
    'access_denied',
    'Conditional Access blocks the device code flow',
    'Access has been blocked by Conditional Access policies. The access policy does not allow token issuance.',
    { suberror: 'message_only' },
  ),
  'aadsts-53003-device-code-japanese': atPoll(
    34,
    53003,
    'access_denied',
    'Conditional Access blocks the device code flow, in Japanese',
    'アクセスは条件付きアクセス ポリシーによってブロックされました。アクセス ポリシーではトークンの発行が許可されていません。',
    { language: 'ja', suberror: 'message_only' },
  ),
  'aadsts-53000-device-code-needs-device': atPoll(
    35,
    53000,
    'interaction_required',
    'Conditional Access wants a compliant device, which a device code cannot prove',
    'Device is not in required device state: compliant. Conditional Access policy requires a compliant device, and the device is not compliant. The user must enroll their device with an approved MDM provider like Intune.',
  ),
  'aadsts-70017-device-declined': atPoll(
    38,
    70017,
    'authorization_declined',
    'the person declined on the page for the code',
    'OAuth 2.0 device flow error. The end user denied the authorization request.',
  ),
  'aadsts-70018-device-wrong-code': atPoll(
    38,
    70018,
    'bad_verification_code',
    'a wrong code was typed on the page',
    'Bad verification code. User typed in a wrong user code for device code flow. Authorization is not approved.',
  ),
  'aadsts-70019-device-code-expired': atPoll(
    38,
    70019,
    'expired_token',
    'nobody signed in before the code expired',
    'Verification code expired. Have the user retry the sign-in.',
  ),
  'aadsts-50134-device-wrong-data-centre': atPoll(
    38,
    50134,
    'invalid_grant',
    'the code was made by another data centre',
    'The device flow request was sent to a wrong data center. To authorize a request that was initiated by an app in the OAuth 2.0 device flow, the authorizing party must be in the same data center where the original request resides.',
  ),
  'aadsts-70016-device-slow-down': atPoll(
    37,
    70016,
    'slow_down',
    'the service asks three times to be asked less often, as RFC 8628 has it',
    'OAuth 2.0 device flow error. The client polls too often. Increase the interval and continue polling.',
    { times: 3 },
  ),
  'aadsts-70020-device-code-no-longer-valid': atPoll(
    38,
    70020,
    'expired_token',
    'the code ran out before anybody signed in',
    "The provided value for the input parameter 'device_code' is not valid. This device code has expired.",
  ),
  'aadsts-90119-device-user-code-empty': atPoll(
    38,
    90119,
    'bad_verification_code',
    'no code was typed on the page',
    'The user code is null or empty.',
  ),
  'aadsts-530003-device-not-managed': atPoll(
    35,
    530003,
    'invalid_grant',
    'Conditional Access wants a managed device, which a device code cannot prove',
    'Your device is required to be managed to access this resource.',
  ),
} satisfies Record<string, AuthorityScenario>;
