import type { ErrorCode } from '../../../shared/errors.ts';
import { MailFailure } from '../failure.ts';
import type { Received } from '../line-connection.ts';
import type { ImapReply } from './reply.ts';

/** A reply with the line that it is shown as. */
export type ShownReply<R extends ImapReply = ImapReply> = R & { line: Received };
export type StatusReply = ShownReply<Extract<ImapReply, { kind: 'status' }>>;
export type TaggedReply = ShownReply<Extract<ImapReply, { kind: 'tagged' }>>;
export type ContinuationReply = ShownReply<Extract<ImapReply, { kind: 'continuation' }>>;

/**
 * What Exchange Online says to any command of a mailbox that is used too much
 * (github.com/imapsync/imapsync issue 272).
 */
const throttled = /\brequest is throttled\b/i;
const backoff = /\bSuggested Backoff Time: (\d+) milliseconds/i;

/** Exchange's words for a fault of its own (github.com/YetiForceCompany/YetiForceCRM issue 1038). */
const unavailable = /^(?:NO|BAD|BYE) Server Unavailable\b/i;

/** A longer wait is no advice any more: what asks for it is told in its own words alone. */
const maxBackoffMs = 86_400_000;

/** What a reply says, as it was sent, without its tag or `*`: for the detail of a failure. */
export function replyText(line: Received): string {
  return line.text.slice(line.text.indexOf(' ') + 1);
}

/** True for the untagged reply with which a server ends the connection: RFC 9051 section 7.1.5. */
export function isBye(reply: ImapReply): boolean {
  return reply.kind === 'status' && reply.status === 'BYE';
}

/**
 * The failure that a NO, BAD or BYE is. Throttling and a fault of the server's own can be the answer
 * to any command, and are then the reason whatever the command was: `server/throttled` with the
 * suggested wait, `server/unavailable` (RFC 5530 section 3).
 *
 * @param code what the refusal means where it is about the command
 */
export function refusal(reply: TaggedReply | StatusReply, code: ErrorCode): MailFailure {
  const text = replyText(reply.line);
  const { n } = reply.line;
  if (throttled.test(text)) return new MailFailure('server/throttled', text, n, backoffMs(text));
  if (reply.code?.name === 'UNAVAILABLE' || unavailable.test(text)) {
    return new MailFailure('server/unavailable', text, n);
  }
  return new MailFailure(code, text, n);
}

/** The failure that a reply is where it has no place. */
export function byeOrUnexpected(reply: ShownReply): MailFailure {
  return reply.kind === 'status' && reply.status === 'BYE'
    ? refusal(reply, 'imap/bye')
    : new MailFailure('protocol/unexpected-reply', reply.line.text, reply.line.n);
}

function backoffMs(text: string): number | undefined {
  const milliseconds = Number(backoff.exec(text)?.[1]);
  return milliseconds <= maxBackoffMs ? milliseconds : undefined;
}
