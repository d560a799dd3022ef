import type { CheckRun } from '../check-run.ts';
import { withDeadline } from '../deadline.ts';
import { MailFailure } from '../failure.ts';
import type { LineConnection } from '../line-connection.ts';
import { politeLogoutMs } from '../limits.ts';
import { startSasl } from '../sasl.ts';
import { secureConnection } from '../transport.ts';
import { composeLine } from '../wire-line.ts';
import { authenticate } from './authenticate.ts';
import { askCapabilities, requestStartTls, requireOffered, type Offer } from './capabilities.ts';
import { readMailboxSize } from './mailbox.ts';
import { PopSession, refusal } from './session.ts';

/** After these the session is in order, and a goodbye has its place. */
const politeAfter: readonly string[] = [
  'starttls/not-offered',
  'starttls/refused',
  'capability/refused',
  'auth/not-offered',
  'auth/refused',
  'input/invalid',
  'mailbox/refused',
  'server/throttled',
  'server/unavailable',
];

/**
 * The POP3 stages of a check, from the greeting to the goodbye (RFC 1939). No mechanism for a token
 * in the list of CAPA fails the stage `capability`: it is the list that lacks it, and nothing of
 * `auth` has happened.
 *
 * @throws what ended the check early, after its stage has recorded it
 */
export async function checkPop(run: CheckRun, connection: LineConnection): Promise<void> {
  const session = new PopSession(connection);
  try {
    await greet(run, session);
    if (run.request.endpoint.security === 'starttls') await startTls(run, session, connection);
    await signIn(run, session, await findOffer(run, session));
    await readMailbox(run, session);
  } catch (error) {
    const isPolite = error instanceof MailFailure && politeAfter.includes(error.code);
    if (isPolite && connection.alive) await quit(run, session, connection, politeLogoutMs);
    throw error;
  }
  await quit(run, session, connection, run.deadlines.command);
}

async function greet({ stages, deadlines, signal }: CheckRun, session: PopSession): Promise<void> {
  await stages.run('greeting', async () => {
    const reply = await withDeadline(deadlines.greeting, signal, (stop) => session.greeting(stop));
    if (reply.kind === 'err') throw refusal(reply, 'greeting/refused');
    return undefined;
  });
}

async function startTls(
  run: CheckRun,
  session: PopSession,
  connection: LineConnection,
): Promise<void> {
  const { stages, deadlines, signal } = run;
  await stages.run('starttls', async () => {
    await withDeadline(deadlines.command, signal, (stop) => requestStartTls(session, stop));
    return undefined;
  });
  await secureConnection(run, connection);
}

/** With STLS this is the second list, the only one that counts. */
async function findOffer(run: CheckRun, session: PopSession): Promise<Offer> {
  const { stages, deadlines, signal, found } = run;
  let offer: Offer = { capabilities: [], saslLine: 0, line: 0 };
  await stages.run('capability', async () => {
    offer = await withDeadline(deadlines.command, signal, (stop) => askCapabilities(session, stop));
    found.capabilities = offer.capabilities;
    return `SASL ${requireOffered(offer).join(' ')}`;
  });
  return offer;
}

async function signIn(run: CheckRun, session: PopSession, offer: Offer): Promise<void> {
  const { stages, deadlines, signal, found } = run;
  await stages.run('auth', async () => {
    const offered = requireOffered(offer);
    const sasl = startSasl({ ...run, offered, evidenceLine: offer.saslLine });
    found.mechanism = sasl.mechanism;
    await withDeadline(deadlines.command, signal, (stop) => authenticate(session, sasl, stop));
    return sasl.mechanism;
  });
}

async function readMailbox(run: CheckRun, session: PopSession): Promise<void> {
  const { stages, deadlines, signal, found } = run;
  await stages.run('mailbox', async () => {
    const size = await withDeadline(deadlines.command, signal, (stop) =>
      readMailboxSize(session, stop),
    );
    found.mailboxSize = size;
    return [count(size.messages, 'message'), count(size.bytes, 'byte')].join(', ');
  });
}

const wholeNumber = new Intl.NumberFormat('en-US');

function count(number: number, noun: string): string {
  return `${wholeNumber.format(number)} ${noun}${number === 1 ? '' : 's'}`;
}

/** Says goodbye and closes. Nothing is marked as deleted, so QUIT changes nothing (section 6). */
async function quit(
  run: CheckRun,
  session: PopSession,
  connection: LineConnection,
  milliseconds: number,
): Promise<void> {
  await run.stages.run('logout', async () => {
    const reply = await withDeadline(milliseconds, run.signal, (stop) =>
      session.command(composeLine('QUIT'), stop),
    );
    if (reply.kind === 'err') throw refusal(reply, 'protocol/unexpected-reply');
    await connection.close();
    return undefined;
  });
}
