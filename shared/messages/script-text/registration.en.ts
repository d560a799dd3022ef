/** The app registration, in English. */
export const registration = {
  show: {
    synopsis: 'Shows the app registration, and what it lacks for a connection.',
    description:
      'Reads the app registration, its redirect URIs and permissions, the consent for the whole tenant, and the object ID of the enterprise application, which Exchange Online asks for.',
  },
  grant: {
    synopsis: 'Makes or completes the app registration of a connection.',
    description:
      'Makes an app registration with exactly the permissions and the redirect URI that the connection needs, its enterprise application, and the consent for the whole tenant. One that is there is completed, by its client ID or else by its name, and what it has beyond is left alone. It makes no client secret. At the end it tells the IDs to be entered.',
  },
  undo: {
    synopsis: 'Takes back the consent of a connection, or deletes its app registration.',
    description:
      'Takes back the consent for the whole tenant to the permissions of the connection, also where other connections use it. Redirect URIs and listed permissions stay. -DeleteRegistration deletes the app registration with its enterprise application as well.',
  },
  /** For personal accounts, which have no tenant and consent each for themselves. */
  personal: {
    show: 'Reads the app registration, its redirect URIs and permissions, in the tenant in which you sign in.',
    grant:
      'Makes an app registration for personal accounts in the tenant in which you sign in, with exactly the permissions and the redirect URI that the connection needs. One that is there is completed, by its client ID or else by its name, and what it has beyond is left alone. Each person consents when they first sign in.',
    undo: {
      synopsis: 'Deletes the app registration of a connection.',
      description:
        'Deletes the app registration, but only with -DeleteRegistration; without it nothing is changed. What persons consented to ends with it.',
    },
  },
  option: 'Also deletes the app registration, for every connection that uses it.',
  byClientId: 'By its client ID where that is known, else by its name.',
  several: (count: string, name: string) =>
    `There are ${count} app registrations by the name of ${name}. Enter the client ID of the right one in Mailbox OAuth Assistant, and take the script from there again.`,
  noApi:
    'The API with these permissions is not in this tenant. Office 365 Exchange Online comes with a licence for Exchange Online.',
  noPermission: (api: string, permission: string) =>
    `${api} has no permission ${permission} in this tenant.`,
  noClientId: (clientId: string) =>
    `There is no app registration with the client ID ${clientId} in this tenant.`,
  personalNeeds: 'Needed wherever personal accounts may sign in.',
  make: 'Make the app registration',
  made: (name: string) => `The app registration ${name} is made.`,
  isThere: (name: string) => `The app registration ${name} is there. What it has is left alone.`,
  otherAudience: (found: string, wanted: string) =>
    `It is for the accounts ${found}, and the connection is for ${wanted}. This script does not change that.`,
  otherPlatform: (uri: string) =>
    `The redirect URI ${uri} stands under Web or Single-page application. Remove it there, under Manage > Authentication, and run this script again.`,
  complete: 'It has all that the connection needs.',
  change: (properties: string) => `Change: ${properties}`,
  changed: (properties: string) => `Changed: ${properties}.`,
  none: 'There is no such app registration in this tenant.',
  noneToChange: 'There is no such app registration in this tenant. Nothing is changed.',
  desktopUris: (uris: string) => `Redirect URIs under Mobile and desktop applications: ${uris}`,
  otherUris: (uris: string) => `Redirect URIs under Web and Single-page application: ${uris}`,
  missingUris: (uris: string) => `Redirect URIs that are missing: ${uris}`,
  publicFlowsOff: 'Allow public client flows is off, and the connection needs it.',
  permission: (name: string, state: string) => `Permission ${name}: ${state}`,
  listed: 'listed',
  missing: 'missing',
  makeEnterprise: 'Make the enterprise application',
  enterpriseMade: 'The enterprise application is made.',
  consentFollows: 'The consent follows once the enterprise application is there.',
  restFollows: 'Enterprise application and consent follow once the app registration is there.',
  noEnterprise: 'There is no enterprise application, and so no consent.',
  toEnter: 'To be entered in Mailbox OAuth Assistant:',
  clientId: (id: string) => `Application (client) ID: ${id}`,
  tenantId: (id: string) => `Directory (tenant) ID: ${id}`,
  objectId: (id: string) => `Object ID of the enterprise application: ${id}`,
  addCredential:
    'A client secret or a certificate is still to be added, under Manage > Certificates & secrets. This script makes none, so that none is shown.',
  delete: 'Delete the app registration',
  deleted: 'The app registration is deleted. It can be restored for 30 days.',
  stays: 'The app registration itself stays. -DeleteRegistration deletes it as well.',
};

/** Consent for the whole tenant: of a person's app to all permissions at once, of an app to each. */
export const consent = {
  all: (permissions: string) => `Consent for the whole tenant: ${permissions}`,
  allMissing: (permissions: string) => `Consent that is missing: ${permissions}`,
  allThere: 'Consent for the whole tenant is there already. Nothing is changed.',
  giveAll: (permissions: string) => `Consent for the whole tenant to: ${permissions}`,
  allGiven: (permissions: string) => `Consent for the whole tenant is given to: ${permissions}`,
  noneToTake: 'There is no consent for the whole tenant to take back.',
  takeAll: (permissions: string) => `Take back consent for: ${permissions}`,
  allTaken: 'The consent is taken back.',
  one: (permission: string, state: string) => `Consent to ${permission}: ${state}`,
  given: 'given',
  missing: 'missing',
  oneThere: (permission: string) => `Consent to ${permission} is there already.`,
  giveOne: (permission: string) => `Consent to ${permission}`,
  oneGiven: (permission: string) => `Consent to ${permission} is given.`,
  noneToTakeOf: (permission: string) => `There is no consent to ${permission} to take back.`,
  takeOne: (permission: string) => `Take back consent to ${permission}`,
  oneTaken: (permission: string) => `Consent to ${permission} is taken back.`,
};
