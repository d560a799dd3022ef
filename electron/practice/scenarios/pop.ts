import { errorChallenge } from '../error-challenge.ts';
import { sayer } from './say.ts';
import type { Scenario } from './types.ts';

const say = sayer('pop');

const protocolError = '-ERR Protocol error. Connection is closed. 10';

/** What Exchange Online’s POP servers say when something is wrong. */
export const popScenarios = {
  'pop-challenge': say(
    60,
    'challenge',
    'the server says in a challenge why it refuses',
    errorChallenge,
  ),
  'pop-token-on-one-line': say(61, 'auth', 'the token came with the command', protocolError, true),
  'pop-token-too-long': say(
    62,
    'token',
    'the token is longer than the server takes',
    protocolError,
    true,
  ),
  'pop-refused': say(
    63,
    'token',
    'the token, a permission or the mailbox’s POP switch is wrong',
    '-ERR Authentication failure: unknown user name or bad password.',
  ),
  'pop-logon-failure': say(
    64,
    'token',
    'a password was used',
    '-ERR Logon failure: unknown user name or bad password.',
  ),
} satisfies Record<string, Scenario>;
