import type { CheckRun } from '../check-run.ts';
import { withDeadline } from '../deadline.ts';
import { MailFailure } from '../failure.ts';
import type { LineConnection } from '../line-connection.ts';
import { composeLine } from '../wire-line.ts';
import type { ImapCommand, ImapSession } from './session.ts';
import { isBye, refusal, type ShownReply } from './shown-reply.ts';

export interface LeaveOptions {
  session: ImapSession;
  connection: LineConnection;
  /** Send CLOSE first: INBOX is open, and open read-only. */
  closesMailbox: boolean;
  milliseconds: number;
}

/**
 * The stage `logout`: leaves the mailbox, says goodbye and closes. CLOSE and LOGOUT go out as one
 * write, because LOGOUT is due however CLOSE ends. A server that closes right after its BYE has said
 * goodbye too, although RFC 9051 section 6.1.3 wants a tagged OK first.
 */
export async function leave(run: CheckRun, options: LeaveOptions): Promise<void> {
  const { session, connection, closesMailbox, milliseconds } = options;
  await run.stages.run('logout', async () => {
    const goodbye = { said: false };
    const command = (tag: string, name: string): ImapCommand => ({
      tag,
      line: composeLine(`${tag} ${name}`),
      expectsBye: true,
      onUntagged: (reply: ShownReply) => {
        goodbye.said ||= isBye(reply);
      },
    });
    const commands = [
      ...(closesMailbox ? [command('C02', 'CLOSE')] : []),
      command('L01', 'LOGOUT'),
    ];
    try {
      const replies = await withDeadline(milliseconds, run.signal, (stop) =>
        session.commands(commands, stop),
      );
      const refused = replies.find(({ status }) => status !== 'OK');
      if (refused) throw refusal(refused, 'protocol/unexpected-reply');
    } catch (error) {
      const isClosed = error instanceof MailFailure && error.code === 'stage/closed';
      if (!isClosed || !goodbye.said) throw error;
      run.recorder.note('the server closed after its BYE, without a tagged OK');
    }
    await connection.close();
    return undefined;
  });
}
