import type { FindingWords } from './finding-text.ts';
import { mailboxName, serverName, signedInUser, sentence } from './mail-phrases.ts';

/** What SMTP alone has against a sign-in that is right elsewhere, in English. */
export const smtpSignInFindings = {
  'smtp-auth-disabled-tenant': (values) => ({
    title: 'Sending over SMTP is switched off for the organization',
    cause:
      'SMTP AUTH is off for all mailboxes that have no setting of their own. That is the rule in newer tenants, and it holds for tokens too.',
    steps: [
      `Switch SMTP AUTH on for ${mailboxName(values)} alone, with Set-CASMailbox -SmtpClientAuthenticationDisabled $false: the setting of a mailbox counts more than that of the organization.`,
      'Or switch it on for the whole organization, with Set-TransportConfig -SmtpClientAuthenticationDisabled $false.',
      'Wait about 15 minutes and test again.',
    ],
  }),
  'smtp-auth-disabled-mailbox': (values) => ({
    title: `Sending over SMTP is likely switched off for ${mailboxName(values)}`,
    cause:
      'The mailbox has a setting of its own for SMTP AUTH, which counts more than that of the organization. It holds for tokens too.',
    steps: [
      `Look at the setting: Get-CASMailbox ${mailboxName(values)}, SmtpClientAuthenticationDisabled. Empty means that the organization’s setting counts.`,
      'Switch SMTP AUTH on with Set-CASMailbox -SmtpClientAuthenticationDisabled $false, or in the Microsoft 365 admin center under the email apps of the user.',
      'Wait about 15 minutes and test again.',
    ],
  }),
  'shared-mailbox-as-smtp-user': (values) => ({
    title: 'Over SMTP the shared mailbox cannot be the one who signs in',
    cause:
      values.tokenUser !== undefined && values.tokenUser !== values.mailbox
        ? `The token belongs to ${values.tokenUser}, and user= names ${mailboxName(values)}. IMAP and POP take such a pair from a delegate, SMTP does not.`
        : 'A delegate’s token works over SMTP only with the delegate’s own name in user=. IMAP and POP take the shared mailbox there, SMTP does not.',
    steps: [
      `Sign in over SMTP as ${signedInUser(values)}, with that address in user=.`,
      `Name the shared mailbox${values.sender === undefined ? '' : `, ${values.sender},`} as the sender, in MAIL FROM.`,
      `Give ${signedInUser(values)} Send As for the shared mailbox.`,
      'Test again. A new Send As permission can take up to two hours.',
    ],
  }),
  'smtp-user-not-upn': (values) => ({
    title: 'The address in user= is likely not the name that the account signs in with',
    cause:
      'SMTP wants the sign-in name of the account (its UPN). The mail address can differ from it, also with personal accounts.',
    steps: [
      values.tokenUser === undefined
        ? 'Look up the sign-in name: in the Entra admin center on the page of the user, or on the account page of a personal account.'
        : `Write ${values.tokenUser} in user=: the token names it.`,
      'Write the mail address as the sender, in MAIL FROM.',
      'Test again.',
    ],
  }),
  'wrong-smtp-endpoint': (values) => ({
    title: 'Nobody can sign in at this server: it is the one for incoming mail',
    cause: sentence(
      `${serverName(values)} takes mail for a domain from other servers, at port 25. It offers no sign-in.`,
    ),
    steps: [
      'Connect to smtp.office365.com port 587 with STARTTLS, or to your cloud’s server for SMTP submission.',
      'Sign in there with the token.',
      'Test again.',
    ],
  }),
  'starttls-missing': (values) => ({
    title: 'The program sent its commands without encryption',
    cause: sentence(
      `${serverName(values)} takes sign-in and mail only once STARTTLS has been given and the connection is encrypted.`,
    ),
    steps: [
      'Set the encryption of the program to STARTTLS, for port 587. Some programs call it TLS, or "required".',
      'Check that nothing between the program and the server takes STARTTLS away, such as the mail scan of a firewall.',
      'Test again.',
    ],
  }),
} satisfies Record<string, FindingWords>;
