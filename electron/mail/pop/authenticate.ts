import type { SaslExchange } from '../sasl.ts';
import { composeLine } from '../wire-line.ts';
import { refusal, unexpected, type PopSession } from './session.ts';

/**
 * Signs in with AUTH (RFC 5034), always in two steps: Exchange Online closes the connection when the
 * token comes on the command's own line ("Protocol error. Connection is closed. 10";
 * github.com/getmail6/getmail6 issue 256). A server that refuses may first send why, as a challenge;
 * the line that it then waits for is sent, and its `-ERR` is what counts.
 *
 * @throws {MailFailure} `auth/refused` with the server's words, or what its response code says;
 *   `protocol/unexpected-reply` for `+OK` before the token was sent or after it was refused, and for
 *   a second challenge
 */
export async function authenticate(
  session: PopSession,
  sasl: SaslExchange,
  signal: AbortSignal,
): Promise<void> {
  const started = await session.exchange(composeLine(`AUTH ${sasl.mechanism}`), signal);
  if (started.kind === 'err') throw refusal(started, 'auth/refused');
  if (started.kind === 'ok') throw unexpected(started);
  const answered = await session.exchange(composeLine(sasl.response), signal);
  if (answered.kind === 'ok') return;
  if (answered.kind === 'err') throw refusal(answered, 'auth/refused');
  const last = await session.command(sasl.answerChallenge(answered.text), signal);
  throw last.kind === 'err' ? refusal(last, 'auth/refused') : unexpected(last);
}
