import { tenant } from '../directory.ts';
import { make } from './aadsts.ts';

const certificateHelp =
  'Review the documentation at https://learn.microsoft.com/entra/identity-platform/certificate-credentials .';

const keysOfApp = `Please visit the Azure Portal, Graph Explorer or directly use MS Graph to see configured keys for app Id '${tenant.clientId}'.`;

/** The refusals of a device code. Source: as of {@link aadsts}. */
export const deviceRefusals = {
  pending: () =>
    make(
      70016,
      'authorization_pending',
      'OAuth 2.0 device flow error. Authorization is pending. Continue polling.',
    ),
  // Microsoft describes no number for a client that polls too fast; the OAuth code says it.
  slowDown: () =>
    make(
      70016,
      'slow_down',
      'OAuth 2.0 device flow error. Authorization is pending. Continue polling, less often.',
    ),
  declined: () =>
    make(
      70000,
      'authorization_declined',
      'OAuth 2.0 device flow error. The user has declined the authorization request.',
    ),
  expired: () =>
    make(
      70020,
      'expired_token',
      "The provided value for the input parameter 'device_code' is not valid. This device code has expired.",
    ),
  unknown: () =>
    make(
      70018,
      'bad_verification_code',
      "The provided value for the input parameter 'device_code' is not valid.",
    ),
  spent: () =>
    make(54005, 'invalid_grant', 'OAuth2 device code was already redeemed, please retry.'),
  wrongUserCode: () =>
    make(
      70018,
      'bad_verification_code',
      'Bad verification code. User typed in wrong user code for device code flow. Authorization is not approved.',
    ),
  userCodeExpired: () =>
    make(70019, 'expired_token', 'Verification code expired. Have the user retry the sign-in.'),
} as const;

/** The refusals of an application that proves who it is. Source: as of {@link aadsts}. */
export const credentialRefusals = {
  missing: () =>
    make(
      7000216,
      'invalid_client',
      "'client_assertion', 'client_secret' or 'request' is required for the 'client_credentials' grant type.",
    ),
  wrongSecret: () =>
    make(
      7000215,
      'invalid_client',
      `Invalid client secret provided. Ensure the secret being sent in the request is the client secret value, not the client secret ID, for a secret added to app '${tenant.clientId}'.`,
    ),
  expiredSecret: () =>
    make(
      7000222,
      'invalid_client',
      `The provided client secret keys for app '${tenant.clientId}' are expired. Visit the Azure portal to create new keys for your app: https://aka.ms/NewClientSecret, or consider using certificate credentials for added security: https://aka.ms/certCreds.`,
    ),
  publicClient: () =>
    make(
      700025,
      'invalid_client',
      "Client is public so neither 'client_assertion' nor 'client_secret' should be presented.",
    ),
  malformedAssertion: () => make(50027, 'invalid_request', 'JWT token is invalid or malformed.'),
  noThumbprint: () =>
    make(
      50027,
      'invalid_request',
      'Invalid JWT token. No certificate thumbprint specified in token header.',
    ),
  unknownCertificate: (thumbprint: string) =>
    make(
      700027,
      'invalid_client',
      `The certificate with identifier used to sign the client assertion is not registered on application. [Reason - The key was not found., Thumbprint of key used by client: '${thumbprint}', ${keysOfApp}]`,
    ),
  wrongSignature: (thumbprint: string, validity: string) =>
    make(
      700027,
      'invalid_client',
      `Client assertion contains an invalid signature. [Reason - The provided signature value did not match the expected signature value., Thumbprint of key used by client: '${thumbprint}', Found key '${validity}', ${keysOfApp}]`,
    ),
  expiredCertificate: (thumbprint: string, validity: string) =>
    make(
      700027,
      'invalid_client',
      `The certificate used to sign the client assertion has expired. [Reason - The key used is expired., Thumbprint of key used by client: '${thumbprint}', Found key '${validity}', ${keysOfApp}]`,
    ),
  wrongIssuer: () =>
    make(
      700021,
      'invalid_client',
      `Client assertion application identifier doesn't match 'client_id' parameter. ${certificateHelp}`,
    ),
  wrongAudience: () =>
    make(
      700023,
      'invalid_client',
      `Client assertion audience claim does not match Realm issuer. ${certificateHelp}`,
    ),
  outOfTime: (now: string, from: string, until: string) =>
    make(
      700024,
      'invalid_client',
      `Client assertion is not within its valid time range. Current time: ${now}, assertion valid from ${from}, expiry time of assertion ${until}. ${certificateHelp}`,
    ),
  usedBefore: () =>
    make(50012, 'invalid_client', 'Authentication failed. The client assertion was used before.'),
  wrongAssertionType: (value: string) =>
    make(
      90023,
      'invalid_request',
      `The value '${value}' of parameter 'client_assertion_type' is not supported.`,
    ),
  noScope: () =>
    make(
      90014,
      'invalid_request',
      "The required field 'scope' is missing from the credential. Ensure that you have all the necessary parameters for the login request.",
    ),
  notDefaultScope: (scope: string) =>
    make(
      1002012,
      'invalid_scope',
      `The provided value for scope ${scope} is not valid. Client credential flows must have a scope value with /.default suffixed to the resource identifier (application ID URI).`,
    ),
  unknownResource: (resource: string) =>
    make(
      500011,
      'invalid_resource',
      `The resource principal named ${resource} was not found in the tenant named ${tenant.displayName}. This can happen if the application has not been installed by the administrator of the tenant or consented to by any user in the tenant. You might have sent your authentication request to the wrong tenant.`,
    ),
  sharedTenant: () =>
    make(
      9001023,
      'invalid_request',
      'The grant type is not supported over the /common or /consumers endpoints. Please use the /organizations or tenant-specific endpoint.',
    ),
} as const;
