import type { SaslExchange } from '../sasl.ts';
import { composeLine } from '../wire-line.ts';
import type { ImapCommand, ImapSession } from './session.ts';
import { byeOrUnexpected, refusal } from './shown-reply.ts';

export interface AuthenticateOptions {
  session: ImapSession;
  sasl: SaslExchange;
  /** Send the response with the command (SASL-IR, RFC 4959), else when the server asks for it. */
  initialResponse: boolean;
  signal: AbortSignal;
}

/**
 * Signs in with AUTHENTICATE. A server that refuses may first send why, as a challenge; the line that
 * it then waits for is sent, and its tagged reply is what counts.
 *
 * @throws {MailFailure} `auth/refused` with the server's words; `protocol/unexpected-reply` for OK
 *   before the token was sent or after it was refused, and for a second challenge
 */
export async function authenticate(options: AuthenticateOptions): Promise<void> {
  const { session, sasl, initialResponse, signal } = options;
  const command = `A01 AUTHENTICATE ${sasl.mechanism}`;
  let step: 'command-sent' | 'response-sent' | 'refused' = initialResponse
    ? 'response-sent'
    : 'command-sent';
  const authenticateCommand: ImapCommand = {
    tag: 'A01',
    line: initialResponse ? composeLine(`${command} `, sasl.response) : composeLine(command),
    onContinuation: (reply) => {
      if (step === 'refused') throw byeOrUnexpected(reply);
      if (step === 'command-sent') {
        step = 'response-sent';
        session.send(composeLine(sasl.response));
        return;
      }
      step = 'refused';
      session.send(sasl.answerChallenge(reply.text));
    },
  };
  const reply = await session.command(authenticateCommand, signal);
  if (reply.status !== 'OK') throw refusal(reply, 'auth/refused');
  if (step !== 'response-sent') throw byeOrUnexpected(reply);
}
