import type { FindingId } from '../../diagnosis/finding-ids.ts';
import type { FindingWords } from './finding-text.ts';
import { openRegistration, signInAgain, tenantName, tryAgain } from './sign-in-phrases.ts';
import type { FindingValues } from '../../diagnosis/values.ts';
import { isNumber, withOffline } from './values.ts';

/** What to ask for, as exactly as it is known. */
function askFor({ scopes, access }: FindingValues): string {
  if (scopes !== undefined && scopes.length > 0) {
    return `Ask for exactly this, divided by spaces: ${scopes.join(' ')}`;
  }
  return access === 'application'
    ? 'Ask for https://outlook.office365.com/.default and nothing else.'
    : 'Ask for full names, divided by spaces, such as https://outlook.office.com/IMAP.AccessAsUser.All offline_access.';
}

/** Scopes, resources and parameters, in English. */
export const signInScopeFindings = {
  'scope-multiple-resources': (values) => ({
    title: 'One request asks for permissions of more than one service',
    cause:
      'A token is for one service alone, and the request names scopes of Exchange Online and of Microsoft Graph, or of others.',
    steps: [
      askFor(values),
      'Get a token for Microsoft Graph, if one is needed, with a second request: the same refresh token can be used for it.',
      signInAgain,
    ],
  }),
  'scope-unknown-on-resource': (values) => ({
    title: 'The service has no permission of that name',
    cause:
      'A scope is spelled wrongly, or stands without its service: a bare name is looked for in Microsoft Graph.',
    steps: [
      askFor(values),
      'Look for stray line breaks, commas and quotation marks around the scopes.',
      'The names are IMAP.AccessAsUser.All, POP.AccessAsUser.All and SMTP.Send for people; an app that signs in as itself asks for .default.',
      signInAgain,
    ],
  }),
  'scope-malformed': (values) => ({
    title: 'A scope is not written as Entra ID reads it',
    cause: isNumber(values, 1002012)
      ? 'An app that signs in as itself can ask only for .default, which stands for all permissions that it was granted.'
      : 'Scopes are divided by spaces, each with the address of its service, and the service has to be that of this cloud.',
    steps: [askFor(values), 'Use no commas and no line breaks between them.', tryAgain],
  }),
  'scope-resource-missing': (values) => ({
    title: 'The request names no permission of a service',
    cause:
      'Only openid, profile, email or offline_access were asked for, or nothing. An access token is for a service, which the scope has to name.',
    steps: [askFor(values), tryAgain],
  }),
  'china-scope-form': () => ({
    title: 'In the cloud of 21Vianet, separate scopes likely give no usable token',
    cause:
      'Reports say that there a token for partner.outlook.cn works when it is asked for with .default, or with the resource parameter of the older address.',
    steps: [
      'Add the permissions to the app registration and have them consented to: .default stands for what was consented to.',
      'Ask for https://partner.outlook.cn/.default offline_access instead of the single permissions.',
      'If the program offers only the older address: resource=https://partner.outlook.cn without scope.',
      signInAgain,
    ],
  }),
  'permission-not-in-registration': (values) => ({
    title: 'The app registration does not list the permission',
    cause:
      values.access === 'application'
        ? `${values.permission ?? 'IMAP.AccessAsApp, POP.AccessAsApp or SMTP.SendAsApp'} is not among the app’s permissions of Office 365 Exchange Online, or was not consented to.`
        : 'What the app asks for is not among the permissions of its registration.',
    steps: [
      openRegistration(values),
      values.access === 'application'
        ? 'Go to Manage > API permissions > Add a permission > APIs my organization uses > Office 365 Exchange Online > Application permissions, and tick IMAP.AccessAsApp, POP.AccessAsApp or SMTP.SendAsApp.'
        : 'Go to Manage > API permissions > Add a permission > Microsoft Graph > Delegated permissions, and tick IMAP.AccessAsUser.All, POP.AccessAsUser.All or SMTP.Send.',
      'Choose “Grant admin consent” on the same page.',
      'Get a new token: the old one keeps what it was issued with.',
    ],
  }),
  'resource-not-in-tenant': (values) => ({
    title: 'The tenant does not have the service that the app asks for',
    cause: `Entra ID found no service principal of it in ${tenantName(values)}. For Exchange Online the licence is mostly missing; or the name of the service is misspelled, or of another cloud.`,
    steps: [
      askFor(values),
      'See whether the tenant has a licence for Exchange Online. Without one the service is not there.',
      'See in step 1 of this app whether this is the right tenant and cloud.',
      tryAgain,
    ],
  }),
  'request-parameter-missing': (values) => ({
    title: 'The request lacks something, or is not in the right form',
    cause: isNumber(values, 900144, 90014)
      ? 'The message names the parameter that has to be in the request and is not.'
      : 'A parameter is missing or empty, or the request was not sent as a form.',
    steps: [
      'Send the request as a form (application/x-www-form-urlencoded), each value encoded.',
      'A token request needs client_id, grant_type and scope, and code, refresh_token or device_code as the grant wants it.',
      'A program that was made for the older address sends no scope: set its addresses and its scope to those of version 2.',
      tryAgain,
    ],
  }),
  'resource-parameter-on-v2': (values) => ({
    title: 'The request has a parameter of the older address',
    cause: 'The address of version 2 takes scope, and no resource parameter.',
    steps: ['Take resource= out of the request.', askFor(values), tryAgain],
  }),
  'offline-access-missing': (values) => ({
    title: 'There is no refresh token, because offline_access was not asked for',
    cause:
      'Without it the access token ends after about an hour, and somebody has to sign in again.',
    steps: [
      'In step 3 of this app choose “Stay signed in”, which asks for offline_access. In another program, add it to the scopes.',
      askFor({ ...values, ...(values.scopes ? { scopes: withOffline(values.scopes) } : {}) }),
      'Sign in once more: only then a refresh token is issued.',
    ],
  }),
} satisfies Partial<Record<FindingId, FindingWords>>;
