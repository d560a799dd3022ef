import { tenant } from '../../directory.ts';
import { sayer } from './say.ts';
import type { AuthorityScenario } from './types.ts';

const atToken = sayer('token');

const app = `'${tenant.clientId}'(${tenant.clientName})`;
const exchange = '00000002-0000-0ff1-ce00-000000000000';
/** What Conditional Access wants met, as a client has to send it back. */
const policyClaims =
  '{"access_token":{"capolids":{"essential":true,"values":["3f0d0c1e-5b8e-4c55-9d0a-6a1c2f7b9e44"]}}}';

/** What is said instead of tokens for an authorization code. */
export const tokenScenarios = {
  'aadsts-7000218-not-a-public-client': atToken(
    3,
    7000218,
    'invalid_client',
    'the app registration is not a public client',
    "The request body must contain the following parameter: 'client_assertion' or 'client_secret'.",
  ),
  'aadsts-700025-secret-of-a-public-client': atToken(
    5,
    700025,
    'invalid_client',
    'a public client sent a secret',
    "Client is public so neither 'client_assertion' nor 'client_secret' should be presented.",
  ),
  'aadsts-90038-other-national-cloud': atToken(
    11,
    90038,
    'invalid_request',
    'the tenant is another national cloud’s',
    `The specified tenant '${tenant.displayName}' belongs to the National Cloud 'Azure Government'. Current cloud instance 'microsoftonline.com' does not federate with Azure Government. A cloud redirect error is returned.`,
  ),
  'aadsts-9001023-grant-not-for-common': atToken(
    13,
    9001023,
    'invalid_grant',
    'the grant is not for /common or /consumers',
    'The grant type is not supported over the /common or /consumers endpoints. Please use the /organizations or tenant-specific endpoint.',
  ),
  'aadsts-9002332-not-for-consumers': atToken(
    14,
    9002332,
    'invalid_request',
    'an app for work accounts is used over /consumers',
    `Application ${app} is configured for use by Azure Active Directory users only. Please do not use the /consumers endpoint to serve this request.`,
  ),
  'aadsts-65001-no-consent': atToken(
    16,
    65001,
    'invalid_grant',
    'nobody let the app use this resource',
    `The user or administrator has not consented to use the application with ID '${tenant.clientId}' named '${tenant.clientName}'. Send an interactive authorization request for this user and resource.`,
    { suberror: 'consent_required' },
  ),
  'aadsts-65001-japanese': atToken(
    16,
    65001,
    'invalid_grant',
    'the same in Japanese',
    `ユーザーまたは管理者は、ID '${tenant.clientId}'、名前 '${tenant.clientName}' のアプリケーションの使用に同意していません。このユーザーとリソースについて、対話型の認可要求を送信してください。`,
    { language: 'ja', suberror: 'consent_required' },
  ),
  'aadsts-700023-no-resource': atToken(
    24,
    700023,
    'invalid_request',
    'the scopes name no resource',
    "The provided value for the input parameter 'scope' is not valid because it doesn't contain a resource.",
  ),
  'aadsts-900144-scope-missing': atToken(
    25,
    900144,
    'invalid_request',
    'a parameter is missing',
    "The request body must contain the following parameter: 'scope'.",
  ),
  'aadsts-54005-code-reused': atToken(
    28,
    54005,
    'invalid_grant',
    'the code was redeemed before',
    'OAuth2 Authorization code was already redeemed, please retry with a new valid code or use an existing refresh token.',
  ),
  'aadsts-70008-code-expired': atToken(
    28,
    70008,
    'invalid_grant',
    'the code is too old',
    'The provided authorization code or refresh token has expired due to inactivity. Send a new interactive authorization request for this user and resource.',
  ),
  'aadsts-501481-verifier-does-not-match': atToken(
    29,
    501481,
    'invalid_grant',
    'the PKCE verifier is another request’s',
    'The Code_Verifier does not match the code_challenge supplied in the authorization request.',
  ),
  'aadsts-50147-challenge-size': atToken(
    29,
    50147,
    'invalid_request',
    'the PKCE challenge is missing or has the wrong size',
    "The size of the code challenge parameter isn't valid.",
  ),
  'aadsts-9002326-single-page-app-only': atToken(
    30,
    9002326,
    'invalid_request',
    'the redirect URI is registered for single-page apps',
    "Cross-origin token redemption is permitted only for the 'Single-Page Application' client-type.",
  ),
  'aadsts-700005-code-of-another-tenant': atToken(
    31,
    700005,
    'invalid_grant',
    'the code is for another tenant',
    'Provided Authorization Code is intended to use against other tenant, thus rejected. OAuth2 Authorization Code must be redeemed against same tenant it was acquired for (/common or /{tenant-ID} as appropriate).',
  ),
  'aadsts-50076-second-factor': atToken(
    33,
    50076,
    'interaction_required',
    'a second factor is wanted',
    `Due to a configuration change made by your administrator, or because you moved to a new location, you must use multi-factor authentication to access '${exchange}'.`,
    { suberror: 'basic_action', claims: policyClaims },
  ),
  'aadsts-50076-german': atToken(
    33,
    50076,
    'interaction_required',
    'the same in German',
    `Aufgrund einer von Ihrem Administrator vorgenommenen Konfigurationsänderung oder weil Sie sich an einem neuen Standort befinden, müssen Sie für den Zugriff auf '${exchange}' die mehrstufige Authentifizierung verwenden.`,
    { language: 'de', suberror: 'basic_action', claims: policyClaims },
  ),
  'aadsts-50079-register-second-factor': atToken(
    33,
    50079,
    'interaction_required',
    'a second factor has to be set up first',
    `Due to a configuration change made by your administrator, or because you moved to a new location, you must enroll in multi-factor authentication to access '${exchange}'.`,
    { suberror: 'basic_action', claims: policyClaims },
  ),
  'aadsts-50196-request-loop': atToken(
    41,
    50196,
    'invalid_grant',
    'the program asked too often for the same',
    'The server terminated an operation because it encountered a client request loop. Please contact your app vendor.',
  ),
  'aadsts-90055-throttled': atToken(
    42,
    90055,
    'temporarily_unavailable',
    'the tenant is throttled',
    'There are too many incoming requests. This exception is thrown for blocked tenants.',
    { status: 429, retryAfter: 30 },
  ),
  'aadsts-90024-over-budget': atToken(
    42,
    90024,
    'temporarily_unavailable',
    'a request took longer than the service allows',
    'A transient error has occurred because the request budget was exceeded. Please try again.',
    { status: 503 },
  ),
  'aadsts-1000031-app-not-accessible': atToken(
    44,
    1000031,
    'unauthorized_client',
    'the app cannot be used at this time',
    `Application ${tenant.clientName} can't be accessed at this time. Contact your administrator.`,
  ),
} satisfies Record<string, AuthorityScenario>;
