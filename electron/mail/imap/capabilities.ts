import { composeLine } from '../wire-line.ts';
import { parseCapabilities, parseReply } from './reply.ts';
import type { ImapSession } from './session.ts';
import { byeOrUnexpected, refusal, type ShownReply } from './shown-reply.ts';

/** What a server says that it can do. */
export interface Offer {
  /** In upper case and the server's order. */
  capabilities: readonly string[];
  /** The number of the transcript line that says so. */
  line: number;
}

/**
 * The capabilities that a reply lists: `* CAPABILITY …`, or the code `[CAPABILITY …]` of a greeting
 * or another status response (RFC 9051 section 7.1). They are read from the line as it is shown,
 * because they go into the record: what is hidden there must not come back here.
 */
export function offerIn({ line }: ShownReply): Offer | undefined {
  const reply = parseReply(line.text);
  if (reply.kind === 'capability') return { capabilities: reply.capabilities, line: line.n };
  if (reply.kind !== 'status' && reply.kind !== 'tagged') return undefined;
  if (reply.code?.name !== 'CAPABILITY') return undefined;
  return { capabilities: parseCapabilities(reply.code.arguments), line: line.n };
}

/**
 * Asks with CAPABILITY.
 *
 * @throws {MailFailure} `capability/refused`; `protocol/unexpected-reply` where the server says OK
 *   without a list
 */
export async function askCapabilities(
  session: ImapSession,
  tag: string,
  signal: AbortSignal,
): Promise<Offer> {
  let offer: Offer | undefined;
  const command = {
    tag,
    line: composeLine(`${tag} CAPABILITY`),
    onUntagged: (reply: ShownReply) => {
      offer = offerIn(reply) ?? offer;
    },
  };
  const reply = await session.command(command, signal);
  if (reply.status !== 'OK') throw refusal(reply, 'capability/refused');
  offer ??= offerIn(reply);
  if (offer === undefined) throw byeOrUnexpected(reply);
  return offer;
}

/** The SASL mechanisms of an offer. */
export function mechanismsOf({ capabilities }: Offer): string[] {
  return capabilities.flatMap((name) => /^AUTH=(.+)/.exec(name)?.[1] ?? []);
}
