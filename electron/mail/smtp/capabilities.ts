import { parseCapability } from '../capability-words.ts';
import { MailFailure } from '../failure.ts';
import { requireMechanism } from '../require-mechanism.ts';
import { composeLine } from '../wire-line.ts';
import { refusal } from './refusal.ts';
import { saslOffered } from './reply.ts';
import { failureOf, unexpected, type SmtpSession } from './session.ts';

/**
 * How the client names itself. A client without a name of its own in DNS gives its address (RFC 5321
 * section 4.1.4); this one is true of every computer and tells nothing of the one that is used, its
 * name and its address in a private network included.
 */
const clientName = '[127.0.0.1]';

/** What a server says that it can do. */
export interface Offer {
  /** The lines of its list, in upper case and the server's order. */
  capabilities: string[];
  /** The transcript line that names the SASL mechanisms, or, without one, begins the reply. */
  authLine: number;
  /** The transcript line that begins the reply. */
  line: number;
}

/**
 * Asks with EHLO (RFC 5321 section 4.1.1.1). A server that refuses is not asked with HELO: that has
 * no list, and without one there is no AUTH.
 *
 * @throws {MailFailure} `capability/refused`, `server/throttled`, `server/unavailable`
 */
export async function askCapabilities(session: SmtpSession, signal: AbortSignal): Promise<Offer> {
  const reply = await session.command(composeLine(`EHLO ${clientName}`), signal);
  if (reply.code !== 250) throw refusal(reply, 'capability/refused');
  const [line] = reply.lines;
  const offer: Offer = { capabilities: [], authLine: line, line };
  // The first line is the server's name and greeting.
  for (const [index, text] of reply.texts.entries()) {
    if (index === 0) continue;
    const capability = parseCapability(text);
    offer.capabilities.push(capability);
    if (saslOffered([capability]).length > 0) offer.authLine = reply.lines[index] ?? line;
  }
  return offer;
}

/**
 * Gets the server's go-ahead for TLS (RFC 3207). It is asked for only where it is offered: a list
 * without STARTTLS is how an attacker on the way would keep the token in the clear.
 *
 * @throws {MailFailure} `starttls/not-offered` with what is offered; `starttls/refused`, also where
 *   TLS is not available at the moment (454)
 */
export async function requestStartTls(session: SmtpSession, signal: AbortSignal): Promise<void> {
  const { capabilities, line } = await askCapabilities(session, signal);
  if (!capabilities.includes('STARTTLS')) {
    throw new MailFailure('starttls/not-offered', capabilities.join(', '), line);
  }
  const reply = await session.command(composeLine('STARTTLS'), signal);
  if (reply.code === 220) return;
  throw reply.code >= 400 ? failureOf(reply, 'starttls/refused') : unexpected(reply);
}

/**
 * The SASL mechanisms of an offer.
 *
 * @throws {MailFailure} `auth/not-offered` where none of them carries a token
 */
export function requireOffered({ capabilities, authLine }: Offer): string[] {
  const offered = saslOffered(capabilities);
  requireMechanism(offered, capabilities.join(', '), authLine);
  return offered;
}
