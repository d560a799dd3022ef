import type { FindingId } from '../../diagnosis/finding-ids.ts';
import type { FindingWords } from './finding-text.ts';
import { openRegistration, signInAgain, tenantName, tryAgain } from './sign-in-phrases.ts';
import { isNumber } from './values.ts';

/** Tenant, cloud and kinds of accounts, in English. */
export const signInTenantFindings = {
  'wrong-cloud-authority': (values) => ({
    title: 'The tenant or the app is in another cloud than the sign-in service',
    cause:
      'Each cloud of Microsoft (Global, GCC High and DoD, 21Vianet) has a sign-in service of its own, which knows only its own tenants and apps. Microsoft Cloud Deutschland was closed in 2021.',
    steps: [
      `Find out which cloud ${tenantName(values)} is in: names that end in .onmicrosoft.us are of GCC High or DoD, those in .partner.onmschina.cn of 21Vianet.`,
      'Choose that cloud in step 1 of this app and press “Check tenant”. In another program, set the authority: login.microsoftonline.com, login.microsoftonline.us or login.partner.microsoftonline.cn.',
      'Use an app that is registered in a tenant of that same cloud, and its mail servers and scopes.',
      tryAgain,
    ],
  }),
  'tenant-id-wrong': (values) => ({
    title: 'The sign-in service does not know this tenant',
    cause:
      values.tenant === undefined
        ? 'What the request names as tenant is no tenant: it was typed wrongly, or text that only stands for a tenant was left in a setting.'
        : `The request names ${values.tenant} as tenant, and there is none of that name or ID in this cloud.`,
    steps: [
      'Copy the Tenant ID from the Overview page of Entra ID, or take a domain of the tenant, such as contoso.onmicrosoft.com.',
      'Enter it as the tenant in step 1 of this app and press “Check tenant”. In another program it stands in the authority’s address, behind the host.',
      'If it is right: choose the cloud that the tenant is in.',
      tryAgain,
    ],
  }),
  'single-tenant-app-on-common': (values) => ({
    title: 'An app for one tenant is used over an address for all tenants',
    cause:
      'The app registration takes accounts of its own tenant only, and such apps cannot use /common or /organizations.',
    steps: [
      'Enter the domain or the ID of the app’s tenant as the tenant in step 1 of this app, instead of common or organizations. This is the usual way.',
      `Only if people of other tenants are to sign in: ${openRegistration(values)} Under Manage > Manifest set signInAudience to AzureADMultipleOrgs and choose Save.`,
      tryAgain,
    ],
  }),
  'account-type-endpoint-mismatch': (values) => ({
    title: 'The app, the account and the sign-in address are for different kinds of accounts',
    cause:
      values.personal === true
        ? 'A personal account signs in, and the app registration is likely for work accounts only. Personal accounts have no application access either.'
        : 'An app is registered for work accounts, for personal ones or for both, and the address ends in the tenant, in organizations, common or consumers. These two do not fit each other.',
    steps: [
      values.personal === true
        ? 'For a personal mailbox, choose Outlook.com as the cloud in step 1 of this app: its tenant is consumers.'
        : 'For a work account, enter the tenant’s domain or ID in step 1 of this app, or organizations; not common and not consumers.',
      openRegistration(values),
      values.personal === true
        ? 'Under Manage > Manifest, signInAudience has to be AzureADandPersonalMicrosoftAccount or PersonalMicrosoftAccount.'
        : 'Under Manage > Manifest, look at signInAudience: AzureADMyOrg is for this tenant alone, AzureADMultipleOrgs for all tenants.',
      'An app that signs in as itself needs the tenant’s own domain or ID.',
      tryAgain,
    ],
  }),
  'v1-endpoint-used': () => ({
    title: 'The program uses the older sign-in address, which personal accounts cannot use',
    cause:
      'The first version of the address (/oauth2/authorize and /oauth2/token) serves work accounts only.',
    steps: [
      'In the program’s settings, change the addresses to /oauth2/v2.0/authorize and /oauth2/v2.0/token.',
      'Ask with scope= and the full names of the permissions, without a resource= parameter.',
      signInAgain,
    ],
  }),
  'tenant-restricted-by-proxy': (values) => ({
    title: 'This network lets nobody sign in to this tenant',
    cause: `A proxy on the way adds a list of the tenants that people here may use, and ${tenantName(values)} is not on it.`,
    steps: [
      'Ask whoever runs the proxy to add the tenant to the header Restrict-Access-To-Tenants (or to the tenant restrictions policy).',
      'To make sure, sign in once from another network.',
      signInAgain,
    ],
  }),
  'code-of-other-tenant': (values) => ({
    title: 'The code and the token were asked of two tenants',
    cause: isNumber(values, 700005)
      ? 'The authorization code was issued at the address of one tenant and redeemed at that of another.'
      : 'The authorization code was likely issued at the address of another tenant than the one where it was redeemed.',
    steps: [
      `Use the same tenant in both addresses, for /authorize and for /token: best the ID of ${tenantName(values)}.`,
      signInAgain,
    ],
  }),
} satisfies Partial<Record<FindingId, FindingWords>>;
