import { errorChallenge } from '../error-challenge.ts';
import { sayer } from './say.ts';
import type { Scenario } from './types.ts';

const say = sayer('imap');

const refused = 'NO AUTHENTICATE failed.';
const notConnected = 'BAD User is authenticated but not connected.';

/** What Exchange Online’s IMAP servers say when something is wrong; the passwords’ replies too. */
export const imapScenarios = {
  'imap-token-for-graph': say(47, 'token', 'the token is for Microsoft Graph', refused),
  'imap-wrong-object-id': say(
    48,
    'token',
    'the service principal has the object ID of the app registration',
    refused,
  ),
  'imap-permission-missing': say(
    49,
    'token',
    'the application permission is missing or has no consent',
    refused,
  ),
  'imap-exchange-side-missing': say(
    50,
    'token',
    'the token is right; service principal or mailbox permission is missing',
    'NO AUTHENTICATE failed. Error="AuthFailed:LogonDenied-None-OAuthLog:AuthExc_Auth Failed"',
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
  'imap-disabled': say(52, 'select', 'IMAP is off for the mailbox', notConnected),
  'imap-no-full-access': say(53, 'select', 'who signed in may not open the mailbox', notConnected),
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
  'imap-throttled': say(
    57,
    'select',
    'too many requests',
    'BAD Request is throttled. Suggested Backoff Time: 299961 milliseconds',
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
  'imap-challenge': say(
    60,
    'challenge',
    'the server says in a challenge why it refuses',
    errorChallenge,
  ),
} satisfies Record<string, Scenario>;
