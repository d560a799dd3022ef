import type { CheckRun } from '../check-run.ts';
import { withDeadline } from '../deadline.ts';
import { MailFailure } from '../failure.ts';
import type { LineConnection } from '../line-connection.ts';
import { politeLogoutMs } from '../limits.ts';
import { requireMechanism } from '../require-mechanism.ts';
import { startSasl } from '../sasl.ts';
import { secureConnection } from '../transport.ts';
import { authenticate } from './authenticate.ts';
import { askCapabilities, mechanismsOf, offerIn, type Offer } from './capabilities.ts';
import { leave } from './leave.ts';
import { reopenReadOnly, selectInbox } from './mailbox.ts';
import { ImapSession } from './session.ts';
import { requestStartTls } from './starttls.ts';

/** After these the session is in order, and a goodbye has its place. */
const politeAfter: readonly string[] = [
  'starttls/not-offered',
  'starttls/refused',
  'capability/refused',
  'auth/not-offered',
  'auth/refused',
  'input/invalid',
  'mailbox/not-connected',
  'mailbox/refused',
  'server/throttled',
  'server/unavailable',
];

/**
 * The IMAP stages of a check, from the greeting to the goodbye. Tags are those of Microsoft's
 * example exchange. No mechanism for a token among the capabilities fails the stage `capability`: it
 * is the list that lacks it, and nothing of `auth` has happened.
 *
 * @throws what ended the check early, after its stage has recorded it
 */
export async function checkImap(run: CheckRun, connection: LineConnection): Promise<void> {
  const session = new ImapSession(connection);
  let closesMailbox = false;
  try {
    const offer = await findOffer(run, session, connection);
    await signIn(run, session, offer);
    closesMailbox = await openMailbox(run, session);
  } catch (error) {
    const isPolite = error instanceof MailFailure && politeAfter.includes(error.code);
    if (isPolite && session.open) {
      const milliseconds = politeLogoutMs;
      await leave(run, { session, connection, closesMailbox: false, milliseconds });
    }
    throw error;
  }
  const milliseconds = run.deadlines.command;
  await leave(run, { session, connection, closesMailbox, milliseconds });
}

/** The stages up to `capability`; with STARTTLS only what is said under TLS counts in the end. */
async function findOffer(
  run: CheckRun,
  session: ImapSession,
  connection: LineConnection,
): Promise<Offer> {
  const { stages, deadlines, signal, recorder, found, request } = run;
  let known: Offer | undefined;
  await stages.run('greeting', async () => {
    const greeting = await withDeadline(deadlines.greeting, signal, (stop) =>
      session.greeting(stop),
    );
    known = offerIn(greeting);
    return undefined;
  });

  if (request.endpoint.security === 'starttls') {
    await stages.run('starttls', async () => {
      await withDeadline(deadlines.command, signal, (stop) =>
        requestStartTls(session, known, stop),
      );
      return undefined;
    });
    known = undefined;
    await secureConnection(run, connection);
  }

  let offer: Offer = { capabilities: [], line: 0 };
  await stages.run('capability', async () => {
    if (known) recorder.note('the greeting lists the capabilities: CAPABILITY is not sent');
    offer =
      known ??
      (await withDeadline(deadlines.command, signal, (stop) =>
        askCapabilities(session, 'C01', stop),
      ));
    const { capabilities } = offer;
    found.capabilities = [...capabilities];
    requireMechanism(mechanismsOf(offer), capabilities.join(' '), offer.line);
    return capabilities.filter((name) => name.startsWith('AUTH=') || name === 'SASL-IR').join(' ');
  });
  return offer;
}

async function signIn(run: CheckRun, session: ImapSession, offer: Offer): Promise<void> {
  const { stages, deadlines, signal, found, request } = run;
  await stages.run('auth', async () => {
    const initialResponse =
      request.initialResponse === 'auto' && offer.capabilities.includes('SASL-IR');
    const sasl = startSasl({ ...run, offered: mechanismsOf(offer), evidenceLine: offer.line });
    found.mechanism = sasl.mechanism;
    await withDeadline(deadlines.command, signal, (stop) =>
      authenticate({ session, sasl, initialResponse, signal: stop }),
    );
    return sasl.mechanism;
  });
}

/** @returns whether INBOX is open read-only afterwards, and may be closed */
async function openMailbox(run: CheckRun, session: ImapSession): Promise<boolean> {
  const { stages, deadlines, signal, found } = run;
  let mayClose = false;
  await stages.run('mailbox', async () => {
    const messages = await withDeadline(deadlines.command, signal, (stop) =>
      selectInbox(session, stop),
    );
    if (messages !== undefined) found.mailboxSize = { messages };
    mayClose = await withDeadline(deadlines.command, signal, (stop) =>
      reopenReadOnly(session, stop),
    );
    return messages === undefined
      ? undefined
      : `${messages} ${messages === 1 ? 'message' : 'messages'}`;
  });
  return mayClose;
}
