import { tenant } from '../directory.ts';
import { errorChallenge } from '../error-challenge.ts';
import { appRegistrationObjectId } from '../tenant-state.ts';
import { fitting, real, sayer } from './say.ts';
import type { Scenario } from './types.ts';

const say = sayer('pop');

const protocolError = '-ERR Protocol error. Connection is closed. 10';
const refused = '-ERR Authentication failure: unknown user name or bad password.';

const scanner = `scanner@${tenant.domain}`;
const byApp = { access: 'application' } as const;

/**
 * So many groups make a token of more than 4,096 characters, which the server does not take, and of
 * less than the 9,200 that fit into a line of SMTP.
 */
const manyGroups = 100;

/** What Exchange Online’s POP servers say when something is wrong. */
export const popScenarios = {
  'pop-challenge': fitting(
    say(
      60,
      'challenge',
      'the token is for Microsoft Graph, and the server refuses it with a challenge first',
      errorChallenge,
    ),
    { token: { audience: 'https://graph.microsoft.com' } },
    { newToken: true },
  ),
  'pop-token-on-one-line': say(61, 'auth', 'the token came with the command', protocolError, true),
  'pop-token-too-long': real(
    say(62, 'token', 'the token is longer than the server takes', protocolError, true),
    { token: { groups: manyGroups } },
    { newToken: true },
  ),
  'pop-refused': say(63, 'token', 'the sign-in is refused, and nothing says why', refused),
  'pop-token-for-graph': real(
    say(63, 'token', 'the token is for Microsoft Graph', refused),
    { token: { audience: 'https://graph.microsoft.com' } },
    { newToken: true },
  ),
  'pop-scope-missing': real(
    say(63, 'token', 'the token lacks the permission for POP', refused),
    { token: { scopes: ['IMAP.AccessAsUser.All', 'SMTP.Send'] } },
    { newToken: true, access: 'delegated' },
  ),
  'pop-disabled': real(say(63, 'token', 'POP is off for the mailbox', refused), { off: ['pop'] }),
  'pop-no-full-access': real(
    say(63, 'token', 'who signed in has no Full Access to the shared mailbox', refused),
    { closedMailboxes: [scanner] },
    { access: 'delegated', sharedMailbox: scanner },
  ),
  'pop-wrong-object-id': real(
    say(63, 'token', 'the service principal has the object ID of the app registration', refused),
    { servicePrincipalId: appRegistrationObjectId },
    { ...byApp, servicePrincipalObjectId: appRegistrationObjectId },
  ),
  'pop-permission-missing': real(
    say(63, 'token', 'the application permission is missing or has no consent', refused),
    { token: { roles: [] } },
    { ...byApp, newToken: true },
  ),
  'pop-app-no-mailbox-permission': real(
    say(63, 'token', 'the app has no permission for the mailbox', refused),
    { closedMailboxes: [scanner] },
    byApp,
  ),
  'pop-logon-failure': say(
    64,
    'token',
    'a password was used',
    '-ERR Logon failure: unknown user name or bad password.',
  ),
  'pop-no-xoauth2': real(
    say(81, 'capability', 'the server does not offer OAuth 2.0 over POP', 'SASL PLAIN'),
    { servers: { pop: { mechanisms: ['PLAIN'] } } },
  ),
} satisfies Record<string, Scenario>;
