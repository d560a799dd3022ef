import type { WizardStep } from '../wizard/steps.ts';

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

export const reportStep = {
  heading: 'The report for a ticket',
  lead: 'Versions, settings, what was found, the stages and the whole transcript. The access token is not in it.',
  label: 'Ticket text',
  missing: 'There is nothing to report yet. Run the test first.',
  goToTest: 'Go to the test',
};
