import { tenant } from '../directory.ts';
import { errorChallenge } from '../error-challenge.ts';
import { appRegistrationObjectId } from '../tenant-state.ts';
import { fitting, real, sayer } from './say.ts';
import type { Scenario } from './types.ts';

const say = sayer('imap');

const refused = 'NO AUTHENTICATE failed.';
const notConnected = 'BAD User is authenticated but not connected.';

const scanner = `scanner@${tenant.domain}`;
const graph = 'https://graph.microsoft.com';
const byApp = { access: 'application' } as const;

/** What Exchange Online’s IMAP servers say when something is wrong; the passwords’ replies too. */
export const imapScenarios = {
  'imap-token-for-graph': real(
    say(47, 'token', 'the token is for Microsoft Graph', refused),
    { token: { audience: graph } },
    { newToken: true },
  ),
  'imap-scope-missing': real(
    say(47, 'token', 'the token lacks the permission for IMAP', refused),
    { token: { scopes: ['POP.AccessAsUser.All', 'SMTP.Send'] } },
    { newToken: true, access: 'delegated' },
  ),
  'imap-token-expired': real(
    say(47, 'token', 'the token had expired before it was used', refused),
    { token: { expiresInSeconds: -60 } },
    { newToken: true },
  ),
  'imap-wrong-object-id': real(
    say(48, 'token', 'the service principal has the object ID of the app registration', refused),
    { servicePrincipalId: appRegistrationObjectId },
    { ...byApp, servicePrincipalObjectId: appRegistrationObjectId },
  ),
  'imap-permission-missing': real(
    say(49, 'token', 'the application permission is missing or has no consent', refused),
    { token: { roles: [] } },
    { ...byApp, newToken: true },
  ),
  'imap-exchange-side-missing': fitting(
    say(
      50,
      'token',
      'the app’s token is right; service principal or mailbox permission is missing',
      'NO AUTHENTICATE failed. Error="AuthFailed:LogonDenied-None-OAuthLog:AuthExc_Auth Failed"',
    ),
    { servicePrincipalId: appRegistrationObjectId },
    byApp,
  ),
  'imap-app-no-mailbox-permission': real(
    say(53, 'select', 'the app has no permission for the mailbox', notConnected),
    { closedMailboxes: [scanner] },
    byApp,
  ),
  'imap-basic-auth-blocked': say(
    51,
    'token',
    'a password was used for a personal account',
    'NO AUTHENTICATE failed. Error="AuthFailed:LogonDenied-BasicAuthBlocked-<UserType:OutlookCom>"',
  ),
  'imap-basic-auth-disabled': say(
    51,
    'token',
    'a password was used where passwords are off',
    'NO Basic authentication is disabled.',
  ),
  'imap-login-failed': say(51, 'token', 'a password was used', 'NO LOGIN failed.'),
  'imap-account-blocked': say(
    51,
    'token',
    'the account is blocked until its owner verifies it in a browser',
    'NO LOGIN failed. Account is blocked. Login to your account via a web browser to verify your identity.',
  ),
  'imap-disabled': real(say(52, 'select', 'IMAP is off for the mailbox', notConnected), {
    off: ['imap'],
  }),
  'imap-no-full-access': real(
    say(53, 'select', 'who signed in has no Full Access to the shared mailbox', notConnected),
    { closedMailboxes: [scanner] },
    { access: 'delegated', sharedMailbox: scanner },
  ),
  'imap-other-account': real(
    say(53, 'select', 'the browser was signed in as somebody else', notConnected),
    { token: { signedInAs: `alex@${tenant.domain}` } },
    { access: 'delegated', newToken: true },
  ),
  'imap-too-many-connections': say(
    54,
    'select',
    'too many connections, or too fast one after another',
    notConnected,
  ),
  'imap-no-consent': say(55, 'select', 'the app has no consent for this user', notConnected),
  'imap-connection-closed': say(
    56,
    'select',
    'what follows when a mailbox is refused twice',
    '* BYE Connection closed. 14',
    true,
  ),
  'imap-session-token-expired': say(
    56,
    'select',
    'the token ran out during the session',
    '* BYE Session invalidated - AccessTokenExpired',
    true,
  ),
  'imap-throttled': say(
    57,
    'select',
    'too many requests',
    'BAD Request is throttled. Suggested Backoff Time: 299961 milliseconds',
  ),
  'imap-throttled-no': say(
    57,
    'select',
    'too many requests, told with NO instead of BAD',
    'NO Request is throttled. Suggested Backoff Time: 299609 milliseconds',
  ),
  'imap-throttled-at-sign-in': say(
    57,
    'token',
    'too many requests, told at sign-in',
    'BAD Request is throttled. Suggested Backoff Time: 59871 milliseconds',
  ),
  'imap-command-too-long': say(
    58,
    'token',
    'the command with the token is too long',
    'BAD Command Error. 10',
  ),
  'imap-challenge': fitting(
    say(
      60,
      'challenge',
      'the token is for Microsoft Graph, and the server refuses it with a challenge first',
      errorChallenge,
    ),
    { token: { audience: graph } },
    { newToken: true },
  ),
  'imap-no-xoauth2': real(
    say(
      81,
      'capability',
      'the server does not offer OAuth 2.0 over IMAP',
      '* CAPABILITY IMAP4 IMAP4rev1 AUTH=PLAIN SASL-IR',
    ),
    { servers: { imap: { capabilities: ['IMAP4', 'IMAP4rev1', 'AUTH=PLAIN', 'SASL-IR'] } } },
  ),
} satisfies Record<string, Scenario>;
