import type { ClientConnection } from '../line-server.ts';
import type { ScriptedReply } from '../scenarios/types.ts';
import { judgeResponse } from '../sign-in.ts';
import { isBase64 } from '../xoauth2-response.ts';
import { replies } from './behaviour.ts';
import { maxCommandLineBytes, type Argument } from './command.ts';
import type { ImapRules } from './session.ts';

/** How AUTHENTICATE ended; `reply` goes behind the tag. */
export type SignInResult =
  /** `user` is missing where the token is right, but its person may not open the mailbox. */
  | { kind: 'accepted'; reply: string; user?: string }
  | { kind: 'refused' | 'bad'; reply: string }
  | { kind: 'scripted'; said: ScriptedReply }
  /** The client left, or sent a line without end. */
  | { kind: 'end' };

/**
 * AUTHENTICATE with or without an initial response (RFC 3501 section 6.2.2, RFC 4959). Only
 * XOAUTH2 lets anybody in; PLAIN is offered, as Exchange Online does, and always refused.
 *
 * @param capabilities those that are offered at this moment
 */
export async function authenticate(
  connection: ClientConnection,
  rules: ImapRules,
  capabilities: readonly string[],
  args: readonly Argument[],
): Promise<SignInResult> {
  const [mechanism, initial, ...more] = args.map((argument) => argument.value);
  const name = mechanism?.toUpperCase() ?? '';
  if (more.length > 0 || !capabilities.includes(`AUTH=${name}`)) return wrongArguments();
  if (initial !== undefined && !capabilities.includes('SASL-IR')) return wrongArguments();

  let response = initial;
  if (response === undefined) {
    connection.send('+ ');
    response = await readResponse(connection);
    if (response === undefined) return { kind: 'end' };
    if (response === '*') return { kind: 'bad', reply: 'BAD AUTHENTICATE canceled.' };
  } else if (response === '=') {
    // RFC 4959: a single equals sign is an initial response of no octets.
    response = '';
  }
  if (!isBase64(response)) return wrongArguments();
  if (name !== 'XOAUTH2') return { kind: 'refused', reply: replies.refused };

  const outcome = await judgeResponse(response, {
    decide: rules.decide,
    challengeOnFailure: rules.behaviour.challengeOnFailure,
    scripted: rules.scripted,
    ask: async (challenge) => {
      connection.send(`+ ${challenge}`);
      return (await readResponse(connection)) !== undefined;
    },
  });
  switch (outcome.kind) {
    case 'accepted':
      return { kind: 'accepted', reply: replies.accepted, user: outcome.user };
    case 'not-permitted':
      // Exchange Online accepts the token of somebody who may not open the mailbox, and says so
      // only when the mailbox is asked for (github.com/simonrob/email-oauth2-proxy issue 275).
      return { kind: 'accepted', reply: replies.accepted };
    case 'refused':
      return { kind: 'refused', reply: replies.refused };
    case 'scripted':
    case 'end':
      return outcome;
  }
}

function wrongArguments(): SignInResult {
  return { kind: 'bad', reply: replies.wrongArguments };
}

/** The client's next line; `undefined` at the end of the stream or past the cap. */
async function readResponse({ reader }: ClientConnection): Promise<string | undefined> {
  const line = await reader.readLine(maxCommandLineBytes).catch(() => undefined);
  return line?.toString('latin1');
}
