import { tenant } from '../../directory.ts';
import { sayer } from './say.ts';
import type { AuthorityScenario } from './types.ts';

const onPage = sayer('authorize-page');
const atClient = sayer('authorize-redirect');

const app = `'${tenant.clientId}'(${tenant.clientName})`;
const exchange = '00000002-0000-0ff1-ce00-000000000000';
const graph = '00000003-0000-0000-c000-000000000000';

/** What is said instead of the sign-in page: the app registration or the request is not right. */
export const authorizeScenarios = {
  'aadsts-50011-redirect-uri-not-registered': onPage(
    1,
    50011,
    'invalid_request',
    'the redirect URI is not one of the app registration',
    `The redirect URI 'https://login.microsoftonline.com/common/oauth2/nativeclient' specified in the request does not match the redirect URIs configured for the application '${tenant.clientId}'. Make sure the redirect URI sent in the request matches one added to your application in the Azure portal. Navigate to https://aka.ms/redirectUriMismatchError to learn more about how to troubleshoot this error.`,
  ),
  'aadsts-500113-no-reply-address': onPage(
    2,
    500113,
    'invalid_request',
    'the app registration has no platform',
    'No reply address is registered for the application.',
  ),
  'aadsts-900971-no-reply-address-provided': onPage(
    2,
    900971,
    'invalid_request',
    'neither request nor app registration name a redirect URI',
    'No reply address provided.',
  ),
  'aadsts-700016-app-not-in-tenant': onPage(
    9,
    700016,
    'unauthorized_client',
    'the client ID is not one of this tenant',
    `Application with identifier '${tenant.clientId}' was not found in the directory '${tenant.displayName}'. This can happen if the application has not been installed by the administrator of the tenant or consented to by any user in the tenant. You may have sent your authentication request to the wrong tenant.`,
  ),
  'aadsts-50194-single-tenant-app-on-common': onPage(
    12,
    50194,
    'invalid_request',
    'an app of one tenant is used over /common',
    `Application ${app} is not configured as a multi-tenant application. Usage of the /common endpoint is not supported for such applications created after '10/15/2018'. Use a tenant-specific endpoint or configure the application to be multi-tenant.`,
  ),
  'aadsts-90130-app-not-for-common': onPage(
    13,
    90130,
    'invalid_request',
    'an app for work accounts is used over /common',
    `Application ${app} is not supported over the /common or /consumers endpoints. Please use the /organizations or tenant-specific endpoint.`,
  ),
  'aadsts-650053-scope-of-another-resource': onPage(
    22,
    650053,
    'invalid_client',
    'a scope without its resource was looked for in Microsoft Graph',
    `The application '${tenant.clientName}' asked for scope 'IMAP.AccessAsUser.Al' that doesn't exist on the resource '${graph}'. Contact the app vendor.`,
  ),
  'aadsts-650056-no-permissions-registered': onPage(
    20,
    650056,
    'invalid_client',
    'the app registration lists no permission for Exchange Online',
    `Misconfigured application. This could be due to one of the following: the client has not listed any permissions for '${exchange}' in the requested permissions in the client's application registration. Or, the admin has not consented in the tenant. Or, check the application identifier in the request to ensure it matches the configured client application identifier. Please contact your admin to fix the configuration or consent on behalf of the tenant. Client app ID: ${tenant.clientId}.`,
  ),
  'aadsts-65002-microsoft-client-id': onPage(
    43,
    65002,
    'invalid_client',
    'the client ID is one of Microsoft’s own programs',
    `Consent between first party application '${tenant.clientId}' and first party resource '${exchange}' must be configured via preauthorization - applications owned and operated by Microsoft must get approval from the API owner before requesting tokens for that API.`,
  ),
  'aadsts-7000112-app-disabled': onPage(
    44,
    7000112,
    'unauthorized_client',
    'the enterprise application is switched off for sign-in',
    `Application ${app} is disabled.`,
  ),
  'aadsts-70011-scope-not-valid': atClient(
    21,
    70011,
    'invalid_scope',
    'a scope is malformed, or of another cloud',
    "The provided request must include a 'scope' input parameter. The provided value for the input parameter 'scope' is not valid. The scope https://outlook.office.com/IMAP.AccessAsUser.All, is not valid.",
  ),
  'aadsts-28002-scope-not-valid-for-token': atClient(
    21,
    28002,
    'invalid_scope',
    'a scope is not one that tokens can be had for',
    "Provided value for the input parameter scope 'https://outlook.office.com/IMAP' is not valid when requesting an access token. Please specify a valid scope.",
  ),
  'aadsts-28003-empty-scope': atClient(
    24,
    28003,
    'invalid_scope',
    'no scope of a resource was asked for',
    'Provided value for the input parameter scope cannot be empty when requesting an access token using the provided authorization code. Please specify a valid scope.',
  ),
  'aadsts-700022-two-resources': atClient(
    23,
    700022,
    'invalid_request',
    'scopes of Exchange Online and Microsoft Graph were asked for together',
    "The provided value for the input parameter 'scope' is not valid because it contains more than one resource.",
  ),
  'aadsts-901002-resource-parameter': atClient(
    27,
    901002,
    'invalid_request',
    'a parameter of the v1 endpoint was sent to v2',
    "The 'resource' request parameter is not supported.",
  ),
  'aadsts-650052-exchange-not-subscribed': atClient(
    19,
    650052,
    'invalid_client',
    'the tenant has no service principal of Exchange Online',
    `The app is trying to access a service '${exchange}'(Office 365 Exchange Online) that your organization '${tenant.id}' lacks a service principal for. Contact your IT Admin to review the configuration of your service subscriptions or consent to the application in order to create the required service principal.`,
  ),
  'aadsts-700011-app-not-in-directory': onPage(
    9,
    700011,
    'unauthorized_client',
    'the client ID is not one of this directory',
    `Application with identifier '${tenant.clientId}' was not found in the directory.`,
  ),
  'aadsts-65005-resource-not-listed': onPage(
    20,
    65005,
    'invalid_resource',
    'the app registration does not list what the app asks for',
    "Invalid resource. The client has requested access to a resource which is not listed in the requested permissions in the client's application registration.",
  ),
  'aadsts-70001-app-disabled-or-unknown': onPage(
    44,
    70001,
    'unauthorized_client',
    'the app is disabled, or not one of the tenant',
    `Application with identifier '${tenant.clientId}' was not found in the directory ${tenant.id}`,
  ),
  'aadsts-501491-challenge-size': atClient(
    29,
    501491,
    'invalid_request',
    'the PKCE challenge has the wrong size',
    'Invalid size of Code_Challenge parameter.',
  ),
} satisfies Record<string, AuthorityScenario>;
