import { makeVisible } from '../../../shared/text/visible.ts';
import type { CheckRun } from '../check-run.ts';
import { mailPath } from './address.ts';
import { dryRun } from './dry-run.ts';
import type { SmtpSession } from './session.ts';
import { sendTestMessage } from './test-message.ts';

export interface SendOptions {
  /** The server takes several commands in one write. */
  pipelining: boolean;
}

/**
 * The stage `send`: shows whether who has signed in may send as the sender. A message is sent only
 * where the request names a recipient for one, which it does only when a person asked for it.
 *
 * @throws what ended the stage, after it is recorded; `input/invalid`, before any command, where an
 *   address cannot be one
 */
export async function send(
  run: CheckRun,
  session: SmtpSession,
  { pipelining }: SendOptions,
): Promise<void> {
  const { stages, recorder, found, request } = run;
  const { user, sender = user, testMessageTo, language = 'en' } = request;
  await stages.run('send', async () => {
    const path = mailPath(sender);
    if (testMessageTo !== undefined) mailPath(testMessageTo);
    if (sender.toLowerCase() !== user.toLowerCase()) {
      recorder.note(sharedSenderNote(makeVisible(user), sender));
    }
    await dryRun(run, session, { path, pipelining });
    if (testMessageTo === undefined) return `may send as ${sender}`;
    found.queueId = await sendTestMessage(run, session, {
      ...{ sender, recipient: testMessageTo, language },
    });
    return `message taken: ${found.queueId}`;
  });
}

/**
 * Why the two names differ: over IMAP and POP a shared mailbox is opened by its own name with the
 * delegate's token, over SMTP Exchange Online refuses that (github.com/nextcloud/mail issue 13667).
 */
function sharedSenderNote(user: string, sender: string): string {
  return (
    `signed in as ${user}, sending as ${sender}: over SMTP a token works only with the name of its ` +
    `own account, so the other address is named as the sender, for which Send As is needed`
  );
}
