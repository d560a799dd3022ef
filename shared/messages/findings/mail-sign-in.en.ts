import type { FindingWords } from './finding-text.ts';
import {
  mailboxName,
  permissionName,
  protocolName,
  signedInUser,
  signInLogStep,
  sentence,
} from './mail-phrases.ts';

/** What is wrong with the token, or with signing in by something else, in English. */
export const mailSignInFindings = {
  'wrong-token-audience': ({ audience, scope }) => ({
    title: 'The token is not for Exchange Online',
    cause:
      audience === undefined
        ? 'Mail servers take only tokens for Exchange Online. A scope of Microsoft Graph, or the bare name of a permission, leads to a token for Microsoft Graph.'
        : `Its audience is ${audience}, and mail servers take only tokens for Exchange Online.`,
    steps: [
      scope === undefined
        ? 'Ask for the full name of the permission under https://outlook.office.com/, not under https://graph.microsoft.com/ and not the name alone.'
        : `Ask for each permission by its full name, such as ${scope}.`,
      'Sign in again: a token keeps the audience it was issued with.',
      'Test again.',
    ],
  }),
  'protocol-permission-missing': (values) => ({
    title: `The token does not have the permission for ${protocolName(values)}`,
    cause: sentence(
      `${permissionName(values)} is not among the permissions in the token, so the server lets nobody in with it over ${protocolName(values)}.`,
    ),
    steps: [
      `Add ${permissionName(values)} to the app registration.`,
      'Grant consent for it.',
      values.scope === undefined
        ? 'Ask for its scope in full, and sign in again.'
        : `Ask for the scope ${values.scope}, and sign in again.`,
      'Test again.',
    ],
  }),
  'access-token-expired': () => ({
    title: 'The access token has run out',
    cause:
      'An access token works for about an hour. Exchange Online refuses it afterwards, and ends sessions that were opened with it.',
    steps: [
      'Renew the sign-in, or sign in again, to get a new token.',
      'Let programs that stay connected renew the token before it runs out, and connect again with the new one.',
      'Test again.',
    ],
  }),
  'basic-auth-retired': (values) => ({
    title: 'The sign-in was made with a password, which is switched off',
    cause:
      'Exchange Online and Outlook.com no longer take passwords over IMAP and POP, nor app passwords; over SMTP they are switched off or restricted.',
    steps: [
      `Set the program to OAuth 2.0, often called modern authentication, for ${protocolName(values)}.`,
      'If it has no such setting, use a newer version, or another program that signs in with XOAUTH2.',
      `Test here with the mailbox ${values.mailbox ?? 'of that program'} to see that a token works.`,
    ],
  }),
  'account-blocked-verify': (values) => ({
    title: 'Outlook.com has blocked the account until its owner verifies it',
    cause: `Microsoft noticed a sign-in that looked unusual. No program gets in until the owner of ${values.user ?? 'the account'} has confirmed it in a browser.`,
    steps: [
      'Open outlook.com in a browser and sign in with the account.',
      'Answer the questions that Microsoft asks there.',
      'Wait a few minutes and test again.',
    ],
  }),
  'legacy-auth-blocked': () => ({
    title: 'A policy of the organization likely blocks this kind of sign-in',
    cause:
      'Conditional Access or an authentication policy refuses legacy authentication, which is how sign-ins with a password over mail protocols are counted.',
    steps: [
      signInLogStep,
      'Let the program sign in with OAuth 2.0 instead of a password.',
      'If it has done so already, have the owner of the policy allow this account or this app.',
      'Test again.',
    ],
  }),
  'security-defaults-block': () => ({
    title: 'Security defaults of the organization block this sign-in',
    cause:
      'Security defaults allow no sign-in with only a password over mail protocols, and ask everybody for a second factor.',
    steps: [
      'Let the program sign in with OAuth 2.0 instead of a password.',
      'If it has done so already, ask an administrator whether SMTP AUTH can be used: Microsoft says that it does not go together with security defaults.',
      'Test again.',
    ],
  }),
  'user-address-malformed': (values) => ({
    title: 'The name of the mailbox is not an address that the server knows',
    cause: sentence(
      `${mailboxName(values)} stands in user=. The server wants a whole e-mail address there, such as name@example.com.`,
    ),
    steps: [
      'Write the whole address of the mailbox, without a name, brackets or a domain in front of it.',
      'Check its spelling in the Exchange admin center.',
      'Test again.',
    ],
  }),
  'delegate-backslash-syntax': (values) => ({
    title: 'The form user\\mailbox does not work with OAuth',
    cause: `It comes from sign-ins with a password. With a token, user= names the shared mailbox alone, and the token says who opens it.`,
    steps: [
      'Write only the address of the shared mailbox as the user name, for IMAP and POP.',
      `Sign in as ${signedInUser(values)}, who needs Full Access to that mailbox.`,
      'For SMTP write the own address of who signs in, and the shared address as the sender.',
    ],
  }),
} satisfies Record<string, FindingWords>;
