import type { MailFailure } from '../failure.ts';
import { composeLine } from '../wire-line.ts';
import type { ImapSession } from './session.ts';
import { refusal, replyText, type TaggedReply } from './shown-reply.ts';

/** Exchange Online's reply where it took the token but cannot open the mailbox. */
const notConnected = /authenticated but not connected/i;

/**
 * Opens INBOX.
 *
 * @returns the number of its messages, from EXISTS; `undefined` where the server did not say
 * @throws {MailFailure} `mailbox/not-connected`, `mailbox/refused`, with the server's words
 */
export async function selectInbox(
  session: ImapSession,
  signal: AbortSignal,
): Promise<number | undefined> {
  let count: number | undefined;
  const reply = await session.command(
    {
      tag: 'S01',
      line: composeLine('S01 SELECT INBOX'),
      onUntagged: (untagged) => {
        if (untagged.kind === 'exists') count = untagged.count;
      },
    },
    signal,
  );
  if (reply.status !== 'OK') throw mailboxRefusal(reply);
  return count;
}

/**
 * Reopens INBOX read-only, so that it can be closed as it was found: CLOSE removes for good what
 * other programs have marked as deleted, unless the mailbox is open read-only (RFC 9051 section
 * 6.4.1). CLOSE must therefore wait for the answer: after a BAD the mailbox can still be open for
 * writing, and Exchange Online answers any command with BAD when it throttles.
 *
 * @returns whether the mailbox may be closed; a server that will not do this needs no CLOSE, because
 *   LOGOUT removes nothing
 * @throws {MailFailure} `server/throttled`, `server/unavailable`
 */
export async function reopenReadOnly(session: ImapSession, signal: AbortSignal): Promise<boolean> {
  const examine = { tag: 'E01', line: composeLine('E01 EXAMINE INBOX') };
  const reply = await session.command(examine, signal);
  if (reply.status === 'OK') return true;
  const failure = mailboxRefusal(reply);
  if (failure.code.startsWith('server/')) throw failure;
  return false;
}

function mailboxRefusal(reply: TaggedReply): MailFailure {
  const isConnected = !notConnected.test(replyText(reply.line));
  return refusal(reply, isConnected ? 'mailbox/refused' : 'mailbox/not-connected');
}
