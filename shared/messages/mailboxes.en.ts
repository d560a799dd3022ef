import type { AccessType } from '../flows.ts';

/** Step 4, in English. */
export const mailboxesStep = {
  heading: 'Choose who signs in, and the mailbox',
  headingApplication: 'Choose the mailbox',
  lead: 'A person’s token opens their own mailbox, and shared mailboxes to which they have Full Access. To send as another address over SMTP, they need Send As for it.',
  leadApplication:
    'The app signs in as itself and opens the mailbox that is named here. Exchange Online must have been told that it may.',
  mailboxLabel: 'Mailbox to open',
  own: 'The person’s own mailbox',
  shared: 'A shared mailbox',
  smtpTitle: 'Sending over SMTP',
  smtpNote: {
    delegated:
      'Over SMTP the person signs in with their own address, also for a shared mailbox: Exchange Online refuses a person’s token for another mailbox there. The other address is named as the sender of each message, and that needs Send As.',
    application:
      'Over SMTP the app names the mailbox as the user. Another address as the sender needs Send As for it.',
  } satisfies Record<AccessType, string>,
  applicationTitle: 'What the app needs in Exchange Online',
  applicationText:
    'An Exchange administrator registers the app’s service principal once (New-ServicePrincipal, with the object ID of the enterprise application, not that of the app registration) and grants it Full Access to each mailbox (Add-MailboxPermission).',
  takeObjectId: 'Take it from the token',
  takeObjectIdHint: (objectId: string) => `The app’s token has ${objectId}.`,
  peopleTitle: 'People of the practice tenant',
  peopleText: 'Their passwords are public: they open nothing outside this app.',
  personColumn: 'Person',
  addressColumn: 'Address',
  passwordColumn: 'Password',
  mailboxesColumn: 'May open',
  practiceMailboxesTitle: 'Mailboxes that the practice app may open',
  practiceMailboxesText: 'The others of the practice tenant refuse it, which you can try as well.',
  next: 'Continue to sign-in',
};
