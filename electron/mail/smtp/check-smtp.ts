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
import { refusal } from './refusal.ts';
import { send } from './send.ts';
import { failureOf, SmtpSession, unexpected } from './session.ts';

/**
 * After these the session is in order, and a goodbye has its place; a server that greets with 554
 * waits for it (RFC 5321 section 3.1).
 */
const politeAfter: readonly string[] = [
  'greeting/refused',
  'starttls/not-offered',
  'starttls/refused',
  'capability/refused',
  'auth/not-offered',
  'auth/refused',
  'input/invalid',
  'mailbox/not-connected',
  'send/sender-refused',
  'send/recipient-refused',
  'send/message-refused',
  'server/throttled',
  'server/unavailable',
];

/**
 * The stages of mail submission (RFC 6409), from the greeting to the goodbye. Signing in is never
 * tried in the clear: without TLS from the start STARTTLS comes first, and the list of EHLO is asked
 * for again after it. No mechanism for a token in that list fails the stage `capability`: it is the
 * list that lacks it, and nothing of `auth` has happened.
 *
 * @throws what ended the check early, after its stage has recorded it
 */
export async function checkSmtp(run: CheckRun, connection: LineConnection): Promise<void> {
  const session = new SmtpSession(connection);
  try {
    await greet(run, session);
    if (run.request.endpoint.security === 'starttls') await startTls(run, session, connection);
    const offer = await findOffer(run, session);
    await signIn(run, session, offer);
    await send(run, session, { pipelining: offer.capabilities.includes('PIPELINING') });
  } catch (error) {
    const isPolite = error instanceof MailFailure && politeAfter.includes(error.code);
    if (isPolite && connection.alive) await quit(run, session, connection, politeLogoutMs);
    throw error;
  }
  await quit(run, session, connection, run.deadlines.command);
}

async function greet({ stages, deadlines, signal }: CheckRun, session: SmtpSession): Promise<void> {
  await stages.run('greeting', async () => {
    const reply = await withDeadline(deadlines.greeting, signal, (stop) => session.greeting(stop));
    if (reply.code === 220) return undefined;
    throw reply.code >= 400 ? failureOf(reply, 'greeting/refused') : unexpected(reply);
  });
}

async function startTls(
  run: CheckRun,
  session: SmtpSession,
  connection: LineConnection,
): Promise<void> {
  const { stages, deadlines, signal } = run;
  await stages.run('starttls', async () => {
    await withDeadline(deadlines.command, signal, (stop) => requestStartTls(session, stop));
    return undefined;
  });
  await secureConnection(run, connection);
}

/** With STARTTLS this is the second list, the only one that counts. */
async function findOffer(run: CheckRun, session: SmtpSession): Promise<Offer> {
  const { stages, deadlines, signal, found } = run;
  let offer: Offer = { capabilities: [], authLine: 0, line: 0 };
  await stages.run('capability', async () => {
    offer = await withDeadline(deadlines.command, signal, (stop) => askCapabilities(session, stop));
    found.capabilities = offer.capabilities;
    return `AUTH ${requireOffered(offer).join(' ')}`;
  });
  return offer;
}

async function signIn(run: CheckRun, session: SmtpSession, offer: Offer): Promise<void> {
  const { stages, deadlines, signal, found } = run;
  await stages.run('auth', async () => {
    const offered = requireOffered(offer);
    const sasl = startSasl({ ...run, offered, evidenceLine: offer.authLine });
    found.mechanism = sasl.mechanism;
    await withDeadline(deadlines.command, signal, (stop) => authenticate(session, sasl, stop));
    return sasl.mechanism;
  });
}

/** Says goodbye and closes. */
async function quit(
  run: CheckRun,
  session: SmtpSession,
  connection: LineConnection,
  milliseconds: number,
): Promise<void> {
  await run.stages.run('logout', async () => {
    const reply = await withDeadline(milliseconds, run.signal, (stop) =>
      session.command(composeLine('QUIT'), stop),
    );
    if (reply.code !== 221) throw refusal(reply, 'protocol/unexpected-reply');
    await connection.close();
    return undefined;
  });
}
