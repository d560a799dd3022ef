import { findMailbox } from '../directory.ts';
import type { ClientConnection } from '../line-server.ts';
import { judgeResponse } from '../sign-in.ts';
import { isBase64 } from '../xoauth2-response.ts';
import { maxLineBytes, replies } from './behaviour.ts';
import type { PopRules, PopStep } from './session.ts';

/**
 * AUTH (RFC 5034). Exchange Online wants the token on a line of its own and hangs up where it comes
 * with the command (github.com/getmail6/getmail6 issue 256). PLAIN is offered, as there, and refused.
 */
export async function authenticate(
  args: readonly string[],
  connection: ClientConnection,
  rules: PopRules,
): Promise<PopStep> {
  const { behaviour, scripted } = rules;
  const [mechanism, initial, ...more] = args;
  const name = mechanism?.toUpperCase() ?? '';
  if (more.length > 0 || !behaviour.mechanisms.includes(name)) return fault(replies.unknownCommand);
  if (scripted?.at === 'auth') return { lines: [scripted.reply], end: scripted.closes };
  if (initial !== undefined && !behaviour.initialResponse) {
    return { lines: [replies.protocolError], end: true };
  }
  const response = initial ?? (await ask(connection, '+ '));
  if (response === undefined) return { lines: [replies.protocolError], end: true };
  // RFC 5034 section 4: an asterisk takes the command back.
  if (response === '*' || !isBase64(response)) return fault(replies.refused);
  if (name !== 'XOAUTH2') return fault(replies.noPasswords);

  const outcome = await judgeResponse(response, {
    decide: rules.decide,
    challengeOnFailure: behaviour.challengeOnFailure,
    scripted,
    ask: async (challenge) => (await ask(connection, `+ ${challenge}`)) !== undefined,
  });
  switch (outcome.kind) {
    case 'accepted': {
      const opened = findMailbox(outcome.user);
      if (!opened) return fault(replies.refused);
      connection.authenticated();
      return { lines: [replies.accepted], opened };
    }
    case 'not-permitted':
    case 'refused':
      // The same words for every reason, unlike IMAP's (github.com/simonrob/email-oauth2-proxy
      // issue 160).
      return fault(replies.refused);
    case 'scripted':
      return { lines: [outcome.said.reply], end: outcome.said.closes };
    case 'end':
      return { lines: [], end: true };
  }
}

/** Sends a line and reads the client's; `undefined` at the end of the stream or past the cap. */
async function ask(connection: ClientConnection, line: string): Promise<string | undefined> {
  connection.send(line);
  const answer = await connection.reader.readLine(maxLineBytes).catch(() => undefined);
  return answer?.toString('latin1');
}

function fault(reply: string): PopStep {
  return { lines: [reply], fault: true };
}
