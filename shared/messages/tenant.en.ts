import type { CloudId, Confidence } from '../clouds.ts';
import { cloudSources } from './cloud-sources.en.ts';

/** What the clouds are called, and whom each is for. */
export const cloudTexts: Readonly<
  Record<CloudId, { name: string; shortName: string; line: string }>
> = {
  global: {
    name: 'Global',
    shortName: 'Global',
    line: 'Microsoft 365 in most of the world, GCC included.',
  },
  'gcc-high': {
    name: 'GCC High',
    shortName: 'GCC High',
    line: 'For US federal agencies and their contractors; portals end in .us.',
  },
  dod: {
    name: 'DoD',
    shortName: 'DoD',
    line: 'For the US Department of Defense.',
  },
  '21vianet': {
    name: 'China, operated by 21Vianet',
    shortName: '21Vianet',
    line: 'Microsoft 365 in mainland China.',
  },
  outlook: {
    name: 'Outlook.com',
    shortName: 'Outlook.com',
    line: 'Personal Microsoft accounts: outlook.com, hotmail.com, live.com and msn.com.',
  },
};

/** Step 1, in English. */
export const tenantStep = {
  heading: 'Name the tenant',
  lead: 'The tenant is the Microsoft 365 organisation that the mailbox belongs to. The app signs in there and nowhere else.',
  practiceNote: 'The practice tenant is filled in. You can go on right away.',
  cloudLabel: 'Cloud',
  clouds: cloudTexts,
  fixedTenant: (tenant: string) =>
    `Personal accounts belong to no organisation: the tenant is always “${tenant}”.`,
  aliases: {
    common:
      '“common” stands for every organisation and for personal accounts. The account that signs in decides the tenant, so the app cannot compare it with the one you meant.',
    organizations:
      '“organizations” stands for every organisation. The account that signs in decides the tenant, so the app cannot compare it with the one you meant.',
    consumers:
      '“consumers” stands for personal accounts. Choose Outlook.com as the cloud, so that the mail servers fit too.',
  },
  check: 'Check tenant',
  checkAgain: 'Check again',
  checkHint: 'Asks the authority for the tenant’s OpenID configuration. Nobody has to sign in.',
  checking: (host: string) => `Asking ${host}…`,
  cancelCheck: 'Cancel check',
  checkCancelled: 'The check was cancelled.',
  checkStale: 'The fields have changed since this was found out. Check again.',
  found: 'The tenant was found',
  foundLabel: 'What the authority says of the tenant',
  tenantId: 'Tenant ID',
  anyTenant: 'that of whoever signs in',
  issuer: 'Issuer',
  cloud: 'Cloud',
  region: 'Region',
  notStated: 'not stated',
  valuesTitle: (cloud: string) => `What the app uses in this cloud: ${cloud}`,
  valuesLabel: 'Addresses of the cloud',
  valuesNote: 'What is not certain can be changed here. The others are the same for every tenant.',
  practiceValues:
    'With the practice tenant, the authority and the mail servers are those on this computer. Only the resource is taken from here.',
  valueColumn: 'For',
  usedColumn: 'Used',
  sourceColumn: 'How sure',
  authority: 'Authority',
  delegatedResource: 'Resource, when a person signs in',
  applicationResource: 'Resource, when the app signs in itself',
  noApplication: 'not offered for personal accounts',
  server: (protocol: string) => `${protocol} server`,
  redirectUri: 'Redirect URI of the sign-in window',
  entraPortal: 'Microsoft Entra admin center',
  exchangePortal: 'Exchange admin center',
  security: (protocol: string) => `TLS for ${protocol}`,
  tls: 'TLS from the start',
  starttls: 'STARTTLS',
  confidence: {
    documented: 'Documented by Microsoft',
    reported: 'Reported by people who use it',
    conflicting: 'Not certain',
  } satisfies Record<Confidence, string>,
  sources: cloudSources,
  otherValues: (values: readonly string[]) => `Also seen: ${values.join(', ')}.`,
  changed: 'Changed by you',
  next: 'Continue to app registration',
};
