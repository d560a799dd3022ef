import { composeLine } from '../wire-line.ts';
import { parseStat, type MailboxSize } from './reply.ts';
import { refusal, unexpected, type PopSession } from './session.ts';

/**
 * Asks with STAT what is in the mailbox: the first command that needs it open.
 *
 * @throws {MailFailure} `mailbox/refused` with the server's words, or what its response code says;
 *   `protocol/unexpected-reply` for `+OK` without two numbers
 */
export async function readMailboxSize(
  session: PopSession,
  signal: AbortSignal,
): Promise<MailboxSize> {
  const reply = await session.command(composeLine('STAT'), signal);
  if (reply.kind === 'err') throw refusal(reply, 'mailbox/refused');
  const size = parseStat(reply.text);
  if (!size) throw unexpected(reply);
  return size;
}
