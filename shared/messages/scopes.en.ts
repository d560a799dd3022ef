import type { AccessType } from '../flows.ts';
import type { Security } from '../stages.ts';

/** Step 3, in English. */
export const scopesStep = {
  heading: 'Choose the protocols and who signs in',
  lead: 'The protocols decide which permissions the app needs. Who signs in decides where they are picked in the portal, and what is asked for in the token request.',
  accessLabel: 'Who signs in',
  access: {
    delegated: 'A person signs in (delegated)',
    application: 'The app itself, no user (application)',
  } satisfies Record<AccessType, string>,
  accessHint: {
    delegated:
      'The app acts for that person: it opens their own mailbox, and shared ones to which they have Full Access.',
    application:
      'With a client secret or a certificate. An Exchange administrator registers the app’s service principal and grants it each mailbox.',
  } satisfies Record<AccessType, string>,
  noApplication:
    'Not offered for personal accounts: nobody could grant an app their mailboxes but they themselves.',
  aliasTenant: (tenant: string) =>
    `An app that signs in as itself belongs to one tenant. Go back to step 1 and name it instead of “${tenant}”.`,
  tableLabel: 'Permissions and scopes',
  columnPurpose: 'For',
  columnPermission: 'Permission to add in the portal',
  columnScope: 'Scope in the token request',
  columnServer: 'Server',
  oneToken: 'All of these belong to one resource, so one token serves all protocols.',
  defaultScope:
    '“.default” stands for all application permissions that were granted to the app, so one token serves all protocols.',
  permission: {
    delegated: (name: string) => `Microsoft Graph > ${name}`,
    application: (name: string) => `Office 365 Exchange Online > ${name}`,
  } satisfies Record<AccessType, (name: string) => string>,
  server: (host: string, port: number | string, security: Security) =>
    `${host}:${String(port)}, ${security === 'tls' ? 'TLS' : 'STARTTLS'}`,
  noServer: '–',
  staySignedIn: 'Stay signed in',
  staySignedInHint:
    'Asks for a refresh token. Without it, someone has to sign in again about every hour.',
  notRequested: 'not requested',
  rbac: 'SMTP can also be granted in Exchange, with RBAC for Applications. SMTP.SendAsApp is then not added in the portal.',
  consentTitle: 'Admin consent',
  consentText: {
    delegated: 'Your tenant may ask that an administrator accepts the permissions for everyone.',
    application:
      'An administrator has to accept application permissions before the app can use them.',
  } satisfies Record<AccessType, string>,
  consentPersonal:
    'Personal accounts have no administrator: each person accepts the permissions at the first sign-in.',
  consentPractice: (address: string, password: string) =>
    `In the practice tenant an administrator consents too: sign in as ${address} with the password ${password}.`,
  consentPending:
    'The link appears here once the tenant, the client ID and the protocols are filled in.',
  consentLinkText:
    'An administrator does so with this link, in any browser. It ends on an empty page:',
  consentLink: 'Admin consent link',
  consentRedirectUriLabel: 'Redirect URI of the consent page',
  consentRedirectUri:
    'The page at the end has to be a redirect URI of the app registration, also of an app that signs in as itself: under Manage > Authentication, for Mobile and desktop applications.',
  consentOpen: 'Open in browser',
  consentWalk: 'Go through it in a window',
  consentWalkAgain: 'Go through it again',
  consentCancel: 'Cancel consent',
  consentShowing: 'The consent page is open in a window of its own. Answer it there.',
  consentCancelled: 'The consent page was closed before it was answered.',
  consentGiven: (tenantId: string) => `Consent was given for the tenant ${tenantId}.`,
  consentScopes: (scope: string) => `Consented to: ${scope}`,
  consentStale: 'The settings have changed since consent was given.',
  next: 'Continue to mailboxes',
};
