import { randomUUID } from 'node:crypto';
import { isGuid } from '../../../shared/text/validators.ts';
import { tenant } from '../directory.ts';

/**
 * OAuth's own error codes (RFC 6749 sections 4.1.2.1 and 5.2, RFC 8628 section 3.5, OpenID Connect
 * Core 3.1.2.6), and the two that Entra ID has of its own for device codes: `authorization_declined`
 * and `bad_verification_code` (Microsoft, "OAuth 2.0 device authorization grant").
 */
export type OAuthErrorCode =
  | 'access_denied'
  | 'authorization_declined'
  | 'authorization_pending'
  | 'bad_verification_code'
  | 'expired_token'
  | 'invalid_client'
  | 'invalid_grant'
  | 'invalid_request'
  | 'invalid_resource'
  | 'invalid_scope'
  | 'login_required'
  | 'server_error'
  | 'slow_down'
  | 'unauthorized_client'
  | 'unsupported_grant_type'
  | 'unsupported_response_type';

/** One refusal: Entra ID's number, OAuth's code for it and Entra ID's words. */
export interface AadstsError {
  number: number;
  error: OAuthErrorCode;
  text: string;
  /** Entra ID's finer code, for clients: what MSAL calls the sub-error. */
  suberror?: string;
}

/** The reply body of a refused token request, as Entra ID writes it. */
export interface AadstsBody {
  error: OAuthErrorCode;
  error_description: string;
  error_codes: number[];
  timestamp: string;
  trace_id: string;
  correlation_id: string;
  error_uri: string;
  suberror?: string;
}

/**
 * The refusals of the practice tenant.
 * Source: Microsoft, "Microsoft Entra authentication and authorization error codes", and texts seen
 * in public issues.
 */
export const aadsts = {
  unknownTenant: (name: string) =>
    make(
      90002,
      'invalid_request',
      `Tenant '${name}' not found. Check to make sure you have the correct tenant ID and are signing into the correct cloud. Check with your subscription administrator, this may happen if there are no active subscriptions for the tenant.`,
    ),
  unknownClient: (clientId: string) =>
    make(
      700016,
      'unauthorized_client',
      `Application with identifier '${clientId}' was not found in the directory '${tenant.displayName}'. This can happen if the application has not been installed by the administrator of the tenant or consented to by any user in the tenant. You may have sent your authentication request to the wrong tenant.`,
    ),
  redirectUriMismatch: (redirectUri: string, clientId: string) =>
    make(
      50011,
      'invalid_request',
      `The redirect URI '${redirectUri}' specified in the request does not match the redirect URIs configured for the application '${clientId}'. Make sure the redirect URI sent in the request matches one added to your application in the Azure portal. Navigate to https://aka.ms/redirectUriMismatchError to learn more about how to troubleshoot this error.`,
    ),
  missingParameter: (name: string) =>
    make(
      900144,
      'invalid_request',
      `The request body must contain the following parameter: '${name}'.`,
    ),
  malformedRequest: () =>
    make(9002313, 'invalid_request', 'Invalid request. Request is malformed or invalid.'),
  malformedGrant: () =>
    make(9002313, 'invalid_grant', 'Invalid request. Request is malformed or invalid.'),
  unsupportedValue: (name: string, value: string) =>
    make(90023, 'invalid_request', `The value '${value}' of parameter '${name}' is not supported.`),
  unsupportedResponseType: (value: string) =>
    make(
      700054,
      'unsupported_response_type',
      `response_type '${value}' is not enabled for the application.`,
    ),
  unsupportedGrantType: (value: string) =>
    make(
      70003,
      'unsupported_grant_type',
      `The app requested an unsupported grant type '${value}'.`,
    ),
  postOnly: () =>
    make(
      900561,
      'invalid_request',
      'The endpoint only accepts POST requests. Received a GET request.',
    ),
  badChallenge: () =>
    make(
      501491,
      'invalid_request',
      'The size or the method of the code challenge is invalid. S256 with 43 characters is supported.',
    ),
  badVerifier: () =>
    make(
      501481,
      'invalid_grant',
      'The Code_Verifier does not match the code_challenge supplied in the authorization request.',
    ),
  codeReused: () =>
    make(
      54005,
      'invalid_grant',
      'OAuth2 Authorization code was already redeemed, please retry with a new valid code or use an existing refresh token.',
    ),
  grantExpired: () =>
    make(
      70008,
      'invalid_grant',
      'The provided authorization code or refresh token has expired due to inactivity. Send a new interactive authorization request for this user and resource.',
    ),
  wrongRedirectUriForCode: () =>
    make(
      500112,
      'invalid_client',
      'The reply address does not match the reply address provided when requesting Authorization code.',
    ),
  grantRevoked: (issued: string, validFrom: string) => ({
    ...make(
      50173,
      'invalid_grant',
      `The provided grant has expired due to it being revoked, a fresh auth token is needed. The user might have changed or reset their password. The grant was issued on '${issued}' and the TokensValidFrom date (before which tokens are not valid) for this user is '${validFrom}'.`,
    ),
    suberror: 'bad_token',
  }),
  refreshTokenInactive: (issued: string) => ({
    ...make(
      700082,
      'invalid_grant',
      `The refresh token has expired due to inactivity. The token was issued on ${issued} and was inactive for 90.00:00:00.`,
    ),
    suberror: 'bad_token',
  }),
  invalidRefreshToken: () =>
    make(
      70000,
      'invalid_grant',
      "The provided value for the input parameter 'refresh_token' is not valid.",
    ),
  invalidScope: (scope: string) =>
    make(
      70011,
      'invalid_scope',
      `The provided request must include a 'scope' input parameter. The provided value for the input parameter 'scope' is not valid. The scope ${scope} is not valid.`,
    ),
  unknownPermission: (scope: string, resource: string) =>
    make(
      650053,
      'invalid_client',
      `The application '${tenant.clientName}' asked for scope '${scope}' that doesn't exist on the resource '${resource}'. Contact the app vendor.`,
    ),
  severalResources: () =>
    make(
      700022,
      'invalid_request',
      "The provided value for the input parameter 'scope' is not valid because it contains more than one resource.",
    ),
  notSignedIn: () =>
    make(
      50058,
      'login_required',
      "A silent sign-in request was sent but no user is signed in. The cookies used to represent the user's session were not sent in the request to Entra ID.",
    ),
  signInExpired: () =>
    make(50089, 'invalid_request', 'Authentication failed due to flow token expired.'),
  wrongPassword: () =>
    make(
      50126,
      'invalid_grant',
      'Error validating credentials due to invalid username or password.',
    ),
  wrongKindOfAccount: (address: string) =>
    make(
      50020,
      'invalid_grant',
      `User account '${address}' from another identity provider does not exist in tenant '${tenant.displayName}' and cannot access the application '${tenant.clientId}'(${tenant.clientName}) in that tenant. The account needs to be added as an external user in the tenant first. Sign out and sign in again with a different Azure Active Directory user account.`,
    ),
  consentDeclined: () =>
    make(65004, 'access_denied', 'User declined to consent to access the app.'),
  adminApprovalNeeded: () =>
    make(
      90094,
      'access_denied',
      `${tenant.clientName} needs permission to access resources in your organization that only an admin can grant. Please ask an admin to grant permission to this app before you can use it.`,
    ),
  otherCloud: (name: string, cloud: string) =>
    make(
      90038,
      'invalid_request',
      `Tenant '${name}' request is being redirected to the National Cloud '${cloud}'.`,
    ),
  unknownUser: (address: string) =>
    make(
      50034,
      'invalid_grant',
      `The user account ${address} does not exist in the ${tenant.domain} directory. To sign into this application, the account must be added to the directory.`,
    ),
} as const;

/**
 * Writes a refusal as Entra ID does, with the IDs a support engineer asks for.
 *
 * @param now milliseconds since 1970
 * @param requestId the client's `client-request-id`; used as correlation ID if it is a GUID
 */
export function describeAadsts(error: AadstsError, now: number, requestId?: string): AadstsBody {
  const traceId = randomUUID();
  const correlationId =
    requestId !== undefined && isGuid(requestId) ? requestId.toLowerCase() : randomUUID();
  const timestamp = `${new Date(now).toISOString().slice(0, 19).replace('T', ' ')}Z`;
  return {
    error: error.error,
    error_description: [
      `AADSTS${error.number}: ${error.text}`,
      `Trace ID: ${traceId}`,
      `Correlation ID: ${correlationId}`,
      `Timestamp: ${timestamp}`,
    ].join('\r\n'),
    error_codes: [error.number],
    timestamp,
    trace_id: traceId,
    correlation_id: correlationId,
    error_uri: `https://login.microsoftonline.com/error?code=${error.number}`,
    ...(error.suberror === undefined ? {} : { suberror: error.suberror }),
  };
}

/** One refusal; for the tables of this folder. */
export function make(number: number, error: OAuthErrorCode, text: string): AadstsError {
  return { number, error, text };
}
