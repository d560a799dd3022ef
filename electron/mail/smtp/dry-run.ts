import { withDeadline } from '../deadline.ts';
import type { CheckRun } from '../check-run.ts';
import { MailFailure } from '../failure.ts';
import { composeLine } from '../wire-line.ts';
import { refusal, senderRefusalOr } from './refusal.ts';
import type { SmtpReply, SmtpSession } from './session.ts';

export interface DryRunOptions {
  /** The sender, as {@link mailPath} gives it. */
  path: string;
  /** Send the three commands as one write: the server offers PIPELINING. */
  pipelining: boolean;
}

/** What ends a connection after a refusal does not hide it: the refusal came first. */
const connectionEnds: readonly string[] = ['smtp/closing', 'stage/closed', 'stage/reset'];

/**
 * Shows whether this identity may send as an address, and sends nothing: begins a message from the
 * address to itself and takes it back (RFC 5321 section 4.1.1.5). All three replies are read, also
 * after a refusal, so that the session stays in order.
 *
 * @throws {MailFailure} `send/sender-refused`, `send/recipient-refused`, `server/throttled`,
 *   `server/unavailable`, with the server's words
 */
export async function dryRun(
  { deadlines, signal }: CheckRun,
  session: SmtpSession,
  { path, pipelining }: DryRunOptions,
): Promise<void> {
  const commands = [
    { line: composeLine(`MAIL FROM:${path}`), judge: senderRefusal },
    { line: composeLine(`RCPT TO:${path}`), judge: recipientRefusal },
    { line: composeLine('RSET'), judge: resetRefusal },
  ];
  let refused: MailFailure | undefined;
  const groups = pipelining ? [commands] : commands.map((command) => [command]);
  try {
    for (const group of groups) {
      const lines = group.map(({ line }) => line);
      const onReply = (reply: SmtpReply, index: number): void => {
        refused ??= group[index]?.judge(reply);
      };
      await withDeadline(deadlines.command, signal, (stop) =>
        session.pipeline(lines, onReply, stop),
      );
    }
  } catch (error) {
    const isEnd = error instanceof MailFailure && connectionEnds.includes(error.code);
    throw isEnd && refused ? refused : error;
  }
  if (refused) throw refused;
}

/** The failure that a reply to MAIL is; `undefined` for success. */
export function senderRefusal(reply: SmtpReply): MailFailure | undefined {
  return isDone(reply) ? undefined : refusal(reply, 'send/sender-refused');
}

/** The failure that a reply to RCPT is; `undefined` for success. */
export function recipientRefusal(reply: SmtpReply): MailFailure | undefined {
  return isDone(reply) ? undefined : senderRefusalOr(reply, 'send/recipient-refused');
}

function resetRefusal(reply: SmtpReply): MailFailure | undefined {
  return isDone(reply) ? undefined : refusal(reply, 'protocol/unexpected-reply');
}

/** 250, or for RCPT 251 and 252, which take the recipient too: RFC 5321 section 4.2.2. */
function isDone({ code }: SmtpReply): boolean {
  return code >= 250 && code <= 252;
}
