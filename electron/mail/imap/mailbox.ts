import { MailFailure } from '../failure.ts';
import { composeLine } from '../wire-line.ts';
import { replyText, type ImapSession, type TaggedReply } from './session.ts';

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
  refuseUnlessOk(reply);
  return count;
}

/**
 * Leaves INBOX as it was found. CLOSE removes for good what other programs have marked as deleted,
 * unless the mailbox is open read-only (RFC 9051 section 6.4.1), so EXAMINE reopens it first. A
 * server that will not do that has nothing open any more (section 6.3.2), and needs no CLOSE.
 *
 * @throws {MailFailure} as {@link selectInbox}
 */
export async function closeInbox(session: ImapSession, signal: AbortSignal): Promise<void> {
  const examine = { tag: 'E01', line: composeLine('E01 EXAMINE INBOX') };
  const reopened = await session.command(examine, signal);
  if (reopened.status !== 'OK') return;
  refuseUnlessOk(await session.command({ tag: 'C02', line: composeLine('C02 CLOSE') }, signal));
}

function refuseUnlessOk(reply: TaggedReply): void {
  if (reply.status === 'OK') return;
  const text = replyText(reply.line);
  const code = notConnected.test(text) ? 'mailbox/not-connected' : 'mailbox/refused';
  throw new MailFailure(code, text, reply.line.n);
}
