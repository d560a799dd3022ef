import { MailFailure } from '../failure.ts';
import { composeLine } from '../wire-line.ts';
import { askCapabilities, type Offer } from './capabilities.ts';
import type { ImapSession } from './session.ts';
import { refusal } from './shown-reply.ts';

/**
 * Gets the server's go-ahead for TLS (RFC 9051 section 6.2.1). It is asked for only where it is
 * offered: a list without STARTTLS is how an attacker on the way would keep the token in the clear.
 * What else the list says counts for nothing, LOGINDISABLED least of all.
 *
 * @param known the offer, where the greeting had it
 * @throws {MailFailure} `starttls/not-offered` with what is offered, `starttls/refused`
 */
export async function requestStartTls(
  session: ImapSession,
  known: Offer | undefined,
  signal: AbortSignal,
): Promise<void> {
  const offer = known ?? (await askCapabilities(session, 'C00', signal));
  if (!offer.capabilities.includes('STARTTLS')) {
    throw new MailFailure('starttls/not-offered', offer.capabilities.join(' '), offer.line);
  }
  const command = { tag: 'T01', line: composeLine('T01 STARTTLS') };
  const reply = await session.command(command, signal);
  if (reply.status !== 'OK') throw refusal(reply, 'starttls/refused');
}
