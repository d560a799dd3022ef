import { decodeXoauth2Challenge } from '../../../shared/xoauth2.ts';
import type { EchoFilter } from '../echo-filter.ts';
import { MailFailure } from '../failure.ts';
import type { Recorder } from '../recorder.ts';
import { composeLine, type HiddenPart } from '../wire-line.ts';
import { byeOrUnexpected, replyText, type ImapCommand, type ImapSession } from './session.ts';

export interface AuthenticateOptions {
  session: ImapSession;
  recorder: Recorder;
  echoes: EchoFilter;
  response: HiddenPart;
  /** Send the response with the command (SASL-IR, RFC 4959), else when the server asks for it. */
  initialResponse: boolean;
  signal: AbortSignal;
}

/**
 * Signs in with AUTHENTICATE XOAUTH2. A server that refuses may first send why, as a challenge; the
 * empty line that it then waits for is sent, and its tagged reply is what counts.
 *
 * @throws {MailFailure} `auth/refused` with the server's words; `protocol/unexpected-reply` for OK
 *   before the token was sent or after it was refused, and for a second challenge
 */
export async function authenticate(options: AuthenticateOptions): Promise<void> {
  const { session, recorder, echoes, response, initialResponse, signal } = options;
  let step: 'command-sent' | 'response-sent' | 'refused' = initialResponse
    ? 'response-sent'
    : 'command-sent';
  const command: ImapCommand = {
    tag: 'A01',
    line: initialResponse
      ? composeLine('A01 AUTHENTICATE XOAUTH2 ', response)
      : composeLine('A01 AUTHENTICATE XOAUTH2'),
    onContinuation: (reply) => {
      if (step === 'refused') throw byeOrUnexpected(reply);
      if (step === 'command-sent') {
        step = 'response-sent';
        session.send(composeLine(response));
        return;
      }
      step = 'refused';
      const challenge = decodeXoauth2Challenge(reply.text).text;
      recorder.note(`the server's challenge says: ${echoes.hide(challenge)}`);
      session.send(composeLine());
    },
  };
  const reply = await session.command(command, signal);
  if (reply.status !== 'OK') {
    throw new MailFailure('auth/refused', replyText(reply.line), reply.line.n);
  }
  if (step !== 'response-sent') throw byeOrUnexpected(reply);
}
