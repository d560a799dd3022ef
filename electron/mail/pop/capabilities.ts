import { parseCapability } from '../capability-words.ts';
import { requireMechanism } from '../require-mechanism.ts';
import { MailFailure } from '../failure.ts';
import { composeLine } from '../wire-line.ts';
import { saslOffered } from './reply.ts';
import { refusal, type PopSession } from './session.ts';

/** What a server says that it can do. */
export interface Offer {
  /** The lines of its list, in upper case and the server's order. */
  capabilities: string[];
  /** The transcript line that names the SASL mechanisms, or, without one, begins the reply. */
  saslLine: number;
  /** The transcript line that begins the reply. */
  line: number;
}

/**
 * Asks with CAPA (RFC 2449 section 5).
 *
 * @throws {MailFailure} `capability/refused`, or what the refusal's response code says
 */
export async function askCapabilities(session: PopSession, signal: AbortSignal): Promise<Offer> {
  const reply = await session.command(composeLine('CAPA'), signal);
  if (reply.kind === 'err') throw refusal(reply, 'capability/refused');
  const offer: Offer = { capabilities: [], saslLine: reply.line.n, line: reply.line.n };
  for (const { shown, n } of await session.list(signal)) {
    const capability = parseCapability(shown);
    offer.capabilities.push(capability);
    if (saslOffered([capability]).length > 0) offer.saslLine = n;
  }
  return offer;
}

/**
 * Gets the server's go-ahead for TLS with STLS (RFC 2595 section 4). It is asked for only where it is
 * offered: a list without STLS is how an attacker on the way would keep the token in the clear.
 *
 * @throws {MailFailure} `starttls/not-offered` with what is offered, `starttls/refused`
 */
export async function requestStartTls(session: PopSession, signal: AbortSignal): Promise<void> {
  const { capabilities, line } = await askCapabilities(session, signal);
  if (!capabilities.includes('STLS')) {
    throw new MailFailure('starttls/not-offered', capabilities.join(', '), line);
  }
  const reply = await session.command(composeLine('STLS'), signal);
  if (reply.kind === 'err') throw refusal(reply, 'starttls/refused');
}

/** @throws {MailFailure} `auth/not-offered` where no mechanism of the offer carries a token */
export function requireOffered({ capabilities, saslLine }: Offer): string[] {
  const offered = saslOffered(capabilities);
  requireMechanism(offered, capabilities.join(', '), saslLine);
  return offered;
}
