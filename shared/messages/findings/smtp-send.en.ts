import type { FindingWords } from './finding-text.ts';
import { mailboxName, signedInUser, sentence } from './mail-phrases.ts';

/** What keeps a message from being taken once the sign-in is done, in English. */
export const smtpSendFindings = {
  'send-as-denied': (values) => ({
    title: sentence(`${signedInUser(values)} may not send as ${values.sender ?? 'this sender'}`),
    cause:
      'The sign-in worked. Exchange Online lets an account send only as itself, and as addresses for which it has Send As.',
    steps: [
      `Give ${signedInUser(values)} Send As for ${values.sender ?? 'the address of the sender'}.`,
      `Or set the sender to ${values.user ?? 'the address of the account that signs in'}.`,
      'Test again. A new Send As permission can take up to two hours.',
    ],
  }),
  'sender-restricted': (values) => ({
    title: 'Exchange Online has stopped this sender, or the tenant, from sending',
    cause: sentence(
      `${values.sender ?? signedInUser(values)} or its organization is restricted, usually because too much or suspicious mail was sent, sometimes by somebody who knew the password.`,
    ),
    steps: [
      'Make sure that nobody else uses the account: change its password and look at its sign-ins and inbox rules.',
      'Remove the sender from the restricted entities in the Microsoft Defender portal.',
      'If the tenant as a whole is restricted, ask Microsoft’s support with the reply of the server.',
      'Test again later.',
    ],
  }),
  'outbound-spam-block': () => ({
    title: 'Outlook.com does not send for this account until it is verified',
    cause:
      'The account is new, has sent its quota for the day, or has sent what looked like spam. Outlook.com then wants to see its owner first.',
    steps: [
      'Open outlook.com in a browser and sign in with the account.',
      'Send a message there, and verify the account if Microsoft asks for it.',
      'Wait a day if the quota is used up. Then test again.',
    ],
  }),
  'mailbox-full': (values) => ({
    title: `${values.mailbox ?? 'The mailbox'} is full`,
    cause:
      'Exchange Online keeps a copy of each sent message in Sent Items. It takes no message where the mailbox has no room for the copy.',
    steps: [
      `Delete or archive messages in ${mailboxName(values)}, Sent Items and Deleted Items first.`,
      'Or give the mailbox more room, with an archive or another licence.',
      'Test again.',
    ],
  }),
  'recipient-limit': (values) => ({
    title: 'The mailbox has sent to as many recipients as it may',
    cause: `Exchange Online lets a mailbox send to 10,000 recipients a day, and ${values.mailbox ?? 'this one'} has likely used them up, or one message names too many.`,
    steps: [
      'Wait until tomorrow: the count covers 24 hours.',
      'Split large messages, and spread large amounts over the day.',
      'Use a service for bulk mail where more is needed.',
    ],
  }),
  'recipient-refused': () => ({
    title: 'The server does not take the address of the recipient',
    cause:
      'Sign-in and sender were taken. The recipient is unknown there, is misspelt, or may not be written to by this sender.',
    steps: [
      'Check the spelling of the recipient’s address.',
      'Try another recipient, your own address for example, to see that sending works.',
      'Read the reply: behind its number the server often says why.',
    ],
  }),
} satisfies Record<string, FindingWords>;
