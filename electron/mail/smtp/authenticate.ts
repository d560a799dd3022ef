import type { MailFailure } from '../failure.ts';
import type { SaslExchange } from '../sasl.ts';
import { composeLine } from '../wire-line.ts';
import { refusal } from './refusal.ts';
import type { SmtpReply, SmtpSession } from './session.ts';

/**
 * Signs in with AUTH (RFC 4954), always in two steps: a command line has 512 bytes (RFC 5321 section
 * 4.5.3.1.4), which a token exceeds, and servers then say `500 5.5.2 Line too long`
 * (github.com/roundcube/roundcubemail issue 8623). A server that refuses may first send why, as a
 * challenge; the line that it then waits for is sent, and its last reply is what counts.
 *
 * @throws {MailFailure} `auth/refused` with the server's words; `auth/not-offered` where it does not
 *   know the mechanism; `server/throttled`, `server/unavailable`; `protocol/unexpected-reply` for
 *   235 before the token was sent or after it was refused, and for a second challenge
 */
export async function authenticate(
  session: SmtpSession,
  sasl: SaslExchange,
  signal: AbortSignal,
): Promise<void> {
  const started = await session.command(composeLine(`AUTH ${sasl.mechanism}`), signal);
  if (started.code !== 334) throw authRefusal(started);
  const answered = await session.command(composeLine(sasl.response), signal);
  if (answered.code === 235) return;
  if (answered.code !== 334) throw authRefusal(answered);
  const [challenge] = answered.texts;
  throw authRefusal(await session.command(sasl.answerChallenge(challenge), signal));
}

function authRefusal(reply: SmtpReply): MailFailure {
  // RFC 4954 section 4: the server does not support the mechanism, whatever its list says.
  return refusal(reply, reply.code === 504 ? 'auth/not-offered' : 'auth/refused');
}
