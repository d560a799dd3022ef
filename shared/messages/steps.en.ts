import type { Security } from '../stages.ts';
import type { WizardStep } from '../wizard/steps.ts';
import { localTime } from './format.en.ts';

/** The names of the steps, as the rail and the window title have them. */
export const stepNames: Record<WizardStep, string> = {
  tenant: 'Tenant',
  registration: 'App registration',
  scopes: 'Scopes',
  mailboxes: 'Mailboxes',
  'sign-in': 'Sign in',
  test: 'Test',
  report: 'Report',
};

export const startScreen = {
  heading: 'Mailbox OAuth Assistant',
  lead: 'This app connects a Microsoft 365 mailbox to a device or program that signs in with OAuth 2.0 instead of a password. It leads you through the set-up in seven steps, tests it, and shows word for word what the mail server said.',
  practiceTitle: 'New to this?',
  practiceText:
    'The practice tenant is a small Entra ID and Exchange Online inside this app. Nothing leaves this computer, and you need no account.',
  practiceButton: 'Try it with the practice tenant',
  practiceStarting: 'Starting the practice tenant…',
  ownTitle: 'Have a tenant?',
  ownText:
    'You need an account that may register apps in Entra ID, and the address of the mailbox. Nothing is changed in your tenant by this app.',
  ownButton: 'Set up my tenant',
};

export const tenantStep = {
  heading: 'Name the tenant',
  lead: 'The tenant is the Microsoft 365 organisation that the mailbox belongs to. The app signs in there and nowhere else.',
  practiceNote: 'The practice tenant is filled in. You can go on right away.',
  cloudLabel: 'Cloud',
  cloudGlobal: 'Global (also for GCC)',
  cloudNote: 'National clouds such as GCC High, DoD and 21Vianet are not offered yet.',
  next: 'Continue to app registration',
};

export const registrationStep = {
  heading: 'Register the app',
  lead: 'Entra ID issues tokens only to apps it knows. Register one once, then enter its ID here.',
  practiceNote:
    'The practice tenant has an app registration already, and its ID is filled in. In your own tenant, these are the steps to make one.',
  portalTitle: 'In the Microsoft Entra admin centre',
  openPortal: 'Open entra.microsoft.com',
  stepCreate: 'Go to Identity > Applications > App registrations and choose New registration.',
  stepName: 'Give it a name that others will recognise, for example:',
  exampleName: 'Mailbox OAuth Assistant',
  stepAccounts:
    'Under Supported account types choose “Accounts in this organizational directory only”, then Register.',
  stepPlatform:
    'Go to Manage > Authentication > Add a platform > Mobile and desktop applications, and tick this redirect URI:',
  stepId: 'From the Overview page, copy the Application (client) ID into this field.',
  next: 'Continue to scopes',
};

export const scopesStep = {
  heading: 'Choose the protocols',
  lead: 'The app acts for a person who signs in (delegated access). The protocols decide which permissions it needs: they are picked under Microsoft Graph in the portal, and requested by their full Outlook name.',
  tableLabel: 'Permissions and scopes',
  columnPurpose: 'For',
  columnPermission: 'Permission to add in the portal',
  columnScope: 'Scope in the token request',
  columnServer: 'Server',
  oneToken: 'All of these belong to one resource, so one token serves all protocols.',
  permission: (name: string) => `Microsoft Graph > ${name}`,
  server: (host: string, port: number, security: Security) =>
    `${host}:${String(port)}, ${security === 'tls' ? 'TLS' : 'STARTTLS'}`,
  noServer: '–',
  staySignedIn: 'Stay signed in',
  staySignedInHint:
    'Asks for a refresh token. Without it, someone has to sign in again about every hour.',
  notRequested: 'not requested',
  howToTitle: 'To add a permission to the app registration',
  howTo:
    'In the app registration, go to Manage > API permissions > Add a permission > Microsoft Graph > Delegated permissions, and tick the permissions above.',
  consent:
    'Your tenant may ask for admin consent. An administrator grants it with “Grant admin consent” on the same page.',
  next: 'Continue to mailboxes',
};

export const mailboxesStep = {
  heading: 'Choose who signs in, and the mailbox',
  lead: 'A person’s token opens their own mailbox, and shared mailboxes to which they have Full Access. To send as another address over SMTP, they need Send As for it.',
  mailboxLabel: 'Mailbox to open',
  own: 'The person’s own mailbox',
  shared: 'A shared mailbox',
  smtpTitle: 'Sending over SMTP',
  smtpNote:
    'Over SMTP the person signs in with their own address, also for a shared mailbox: Exchange Online refuses a person’s token for another mailbox there. The other address is named as the sender of each message, and that needs Send As.',
  grantTitle: 'If a permission is missing',
  grantText:
    'An Exchange administrator grants it with these lines in Exchange Online PowerShell, after Connect-ExchangeOnline:',
  grantFullAccess: 'Full Access, to open the mailbox over IMAP and POP:',
  grantSendAs: 'Send As, to send as that address over SMTP. It can take up to two hours to work.',
  grantLabel: 'PowerShell that grants Full Access',
  grantSendAsLabel: 'PowerShell that grants Send As',
  grantPending: 'The lines appear here once both addresses are filled in.',
  peopleTitle: 'People of the practice tenant',
  peopleText: 'Their passwords are public: they open nothing outside this app.',
  personColumn: 'Person',
  addressColumn: 'Address',
  passwordColumn: 'Password',
  mailboxesColumn: 'May open',
  next: 'Continue to sign-in',
};

export const signInStep = {
  heading: 'Sign in',
  headingDone: 'You are signed in',
  lead: 'A window of its own opens with the sign-in page of the tenant. This app does not see the password.',
  willSignIn: 'Signs in as',
  willSignInTo: 'In the tenant',
  practicePassword: 'Password of the practice account',
  opening: 'The sign-in window is open. Complete the sign-in there.',
  showing: (host: string) => `It shows a page of ${host}.`,
  stale: (account: string) =>
    `Settings have changed since ${account} signed in. Sign in again, so that the token fits them.`,
  confirm: 'Is this the account and the tenant that you meant?',
  claimsLabel: 'What the access token says',
  claimsNote: 'The token itself never leaves the main process and is shown nowhere.',
  account: 'Account',
  tenantId: 'Tenant ID',
  audience: 'Audience',
  scopes: 'Scopes',
  expires: 'Expires',
  expiresAt: (iso: string) => localTime(iso),
  token: 'Token',
  opaque: 'This kind of token cannot be read from outside. That is no fault.',
  notStated: 'not stated',
  start: 'Sign in',
  again: 'Sign in again',
  cancel: 'Cancel sign-in',
  next: 'Continue to the test',
};

export const reportStep = {
  heading: 'The report for a ticket',
  lead: 'Versions, settings, the stages and the whole transcript as plain text. The access token is not in it.',
  label: 'Ticket text',
  missing: 'There is nothing to report yet. Run the test first.',
  goToTest: 'Go to the test',
};
