import type { CheckRun } from '../check-run.ts';
import { withDeadline } from '../deadline.ts';
import { MailFailure } from '../failure.ts';
import type { LineConnection } from '../line-connection.ts';
import { politeLogoutMs } from '../limits.ts';
import { startSasl } from '../sasl.ts';
import { composeLine } from '../wire-line.ts';
import { authenticate } from './authenticate.ts';
import { closeInbox, selectInbox } from './mailbox.ts';
import { byeOrUnexpected, ImapSession, isBye, replyText, type ShownReply } from './session.ts';

/** After these the session is in order, and a goodbye has its place. */
const politeAfter: readonly string[] = [
  'auth/not-offered',
  'auth/refused',
  'input/invalid',
  'mailbox/not-connected',
  'mailbox/refused',
];

/**
 * The IMAP stages of a check, from the greeting to the goodbye. Tags are those of Microsoft's
 * example exchange. XOAUTH2 missing from the capabilities fails the stage `capability`: it is the
 * list that lacks it, and nothing of `auth` has happened.
 *
 * @throws what ended the check early, after its stage has recorded it
 */
export async function checkImap(run: CheckRun, connection: LineConnection): Promise<void> {
  const session = new ImapSession(connection);
  try {
    await signInAndOpen(run, session);
  } catch (error) {
    const isPolite = error instanceof MailFailure && politeAfter.includes(error.code);
    if (isPolite && connection.alive) await logOut(run, session, connection, politeLogoutMs);
    throw error;
  }
  await logOut(run, session, connection, run.deadlines.command);
}

async function signInAndOpen(run: CheckRun, session: ImapSession): Promise<void> {
  const { stages, deadlines, signal } = run;
  let capabilities: readonly string[] = [];

  await stages.run('greeting', async () => {
    await withDeadline(deadlines.greeting, signal, (stop) => session.greeting(stop));
    return undefined;
  });

  await stages.run('capability', async () => {
    capabilities = await withDeadline(deadlines.command, signal, (stop) =>
      readCapabilities(session, stop),
    );
    return capabilities.filter((name) => name.startsWith('AUTH=') || name === 'SASL-IR').join(' ');
  });

  await stages.run('auth', async () => {
    const initialResponse =
      run.request.initialResponse === 'auto' && capabilities.includes('SASL-IR');
    const offered = capabilities.flatMap((name) => /^AUTH=(.+)/.exec(name)?.[1] ?? []);
    const sasl = startSasl({ ...run, offered, evidenceLine: undefined });
    await withDeadline(deadlines.command, signal, (stop) =>
      authenticate({ session, sasl, initialResponse, signal: stop }),
    );
    return 'XOAUTH2';
  });

  await stages.run('mailbox', async () => {
    const count = await withDeadline(deadlines.command, signal, (stop) =>
      selectInbox(session, stop),
    );
    await withDeadline(deadlines.command, signal, (stop) => closeInbox(session, stop));
    return count === undefined ? undefined : `${count} ${count === 1 ? 'message' : 'messages'}`;
  });
}

async function readCapabilities(
  session: ImapSession,
  signal: AbortSignal,
): Promise<readonly string[]> {
  let capabilities: readonly string[] = [];
  let evidence: number | undefined;
  const reply = await session.command(
    {
      tag: 'C01',
      line: composeLine('C01 CAPABILITY'),
      onUntagged: (untagged) => {
        if (untagged.kind !== 'capability') return;
        capabilities = untagged.capabilities;
        evidence = untagged.line.n;
      },
    },
    signal,
  );
  if (reply.status !== 'OK' || evidence === undefined) throw byeOrUnexpected(reply);
  if (!capabilities.includes('AUTH=XOAUTH2')) {
    throw new MailFailure('auth/not-offered', capabilities.join(' '), evidence);
  }
  return capabilities;
}

/**
 * Says goodbye and closes. A server that closes right after its BYE has said goodbye too, although
 * RFC 9051 section 6.1.3 wants a tagged OK first.
 */
async function logOut(
  run: CheckRun,
  session: ImapSession,
  connection: LineConnection,
  milliseconds: number,
): Promise<void> {
  await run.stages.run('logout', async () => {
    const goodbye = { said: false };
    const command = {
      tag: 'L01',
      line: composeLine('L01 LOGOUT'),
      expectsBye: true,
      onUntagged: (reply: ShownReply) => {
        goodbye.said ||= isBye(reply);
      },
    };
    try {
      const reply = await withDeadline(milliseconds, run.signal, (stop) =>
        session.command(command, stop),
      );
      if (reply.status !== 'OK') {
        throw new MailFailure('protocol/unexpected-reply', replyText(reply.line), reply.line.n);
      }
    } catch (error) {
      const isClosed = error instanceof MailFailure && error.code === 'stage/closed';
      if (!isClosed || !goodbye.said) throw error;
      run.recorder.note('the server closed after its BYE, without a tagged OK');
    }
    await connection.close();
    return undefined;
  });
}
