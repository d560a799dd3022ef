import type { FindingWords } from './finding-text.ts';
import { mailboxName, protocolName, serverName, signedInUser, waitText } from './mail-phrases.ts';

/** What keeps the right token out of a mailbox, in English. */
export const mailMailboxFindings = {
  'token-user-mismatch': (values) => ({
    title: `Who signed in may not open ${mailboxName(values)}`,
    cause:
      values.tokenUser !== undefined && values.tokenUser !== values.mailbox
        ? `The token belongs to ${values.tokenUser}. It opens ${mailboxName(values)} only with the Full Access permission.`
        : 'The token likely belongs to another account than the one in user=, and that account has no Full Access to the mailbox.',
    steps: [
      'Look at step 5 for whom the token was issued: a browser often signs in whoever was signed in last.',
      `If it is the wrong account, sign in again as the owner of ${mailboxName(values)}.`,
      `If it is a shared mailbox, give ${signedInUser(values)} Full Access to ${mailboxName(values)}.`,
      'Test again. Exchange Online can take a while to notice a new permission.',
    ],
  }),
  'imap-disabled-for-mailbox': (values) => ({
    title: `IMAP is likely switched off for ${mailboxName(values)}`,
    cause:
      'The server took the token and does not open the mailbox, which is what it does where IMAP is off.',
    steps: [
      values.personal === true
        ? 'Open the settings of outlook.com, Mail, Forwarding and IMAP, and let devices and apps use IMAP.'
        : `Switch IMAP on for ${mailboxName(values)}, in the Exchange admin center under its email apps, or with the script.`,
      'Wait about 30 minutes.',
      'Test again.',
    ],
  }),
  'pop-disabled-for-mailbox': (values) => ({
    title: `POP is likely switched off for ${mailboxName(values)}`,
    cause:
      'Over POP the server gives the same refusal for a token that is wrong and for a mailbox that may not be opened over POP.',
    steps: [
      values.personal === true
        ? 'Open the settings of outlook.com, Mail, Forwarding and IMAP, and let devices and apps use POP.'
        : `Switch POP on for ${mailboxName(values)}, in the Exchange admin center under its email apps, or with the script.`,
      'Wait about 30 minutes.',
      'Test again.',
    ],
  }),
  'app-no-mailbox-permission': (values) => ({
    title: `The app has no permission for ${mailboxName(values)} in Exchange Online`,
    cause:
      'The app’s token says what it may ask for. Exchange Online wants more: the app registered there as a service principal, with a permission for the mailbox.',
    steps: [
      values.objectId === undefined
        ? 'Register the app with New-ServicePrincipal, with the object ID of the enterprise application.'
        : `Register the app with New-ServicePrincipal, with the object ID ${values.objectId}, which is that of the enterprise application.`,
      `Give it Full Access to ${mailboxName(values)} with Add-MailboxPermission.`,
      'Test again. Exchange Online can take a while to notice a new permission.',
    ],
  }),
  'service-principal-object-id-wrong': (values) => ({
    title: 'The app is likely registered in Exchange Online with the wrong object ID',
    cause:
      'New-ServicePrincipal wants the object ID of the enterprise application. The app registration has another object ID, which does not work and gives no warning.',
    steps: [
      'Look with Get-ServicePrincipal which object ID is registered for the app.',
      values.objectId === undefined
        ? 'Compare it with the object ID on the page of the enterprise application in the Entra admin center.'
        : `Compare it with ${values.objectId}, which is the one that the token names.`,
      'If they differ, remove the service principal, make it again with the right ID, and grant the mailbox permissions again.',
      'Test again.',
    ],
  }),
  'ipv6-connection-outlook-com': (values) => ({
    title: 'Outlook.com possibly does not open the mailbox over IPv6',
    cause:
      'People report that Outlook.com takes the sign-in and then does not open the mailbox when the connection comes over IPv6.',
    steps: [
      'Let the test use only IPv4, in the network settings, and test again.',
      `If that works, let the mail program connect to ${serverName(values)} over IPv4 too.`,
      'If it does not, check in the settings of outlook.com that devices and apps may use IMAP and POP.',
    ],
  }),
  throttled: (values) => ({
    title: 'The server asks to be left alone for a while',
    cause: `There were more connections or requests over ${protocolName(values)} than it allows in a short time${values.mailbox === undefined ? '' : `, by this or by another program that uses ${values.mailbox}`}.`,
    steps: [
      `Wait ${waitText(values)} before the next attempt: each earlier one can make the wait longer.`,
      'Close other programs that use the mailbox, or let them keep one connection instead of opening many. Over SMTP three at a time are allowed for a mailbox, and 30 messages a minute.',
      'Test again.',
    ],
  }),
} satisfies Record<string, FindingWords>;
