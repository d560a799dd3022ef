import type { ErrorCode } from '../../../shared/errors.ts';
import { MailFailure } from '../failure.ts';
import type { LineConnection, Received } from '../line-connection.ts';
import type { WireLine } from '../wire-line.ts';
import { parseListLine, parseReply, type PopReply } from './reply.ts';

/** A reply with the line that it is shown as. */
export type ShownReply<R extends PopReply = PopReply> = R & { line: Received };
export type OkReply = ShownReply<Extract<PopReply, { kind: 'ok' }>>;
export type ErrReply = ShownReply<Extract<PopReply, { kind: 'err' }>>;
export type ContinuationReply = ShownReply<Extract<PopReply, { kind: 'continuation' }>>;

/** A line of a reply of several lines after its first. */
export interface ListLine {
  /** As the transcript shows it, apart from the dot of dot-stuffing. */
  shown: string;
  /** The number of its transcript line. */
  n: number;
}

/**
 * One command at a time, and its reply: RFC 1939 section 3. What does not belong there ends the
 * session instead of being taken for something else.
 */
export class PopSession {
  readonly #connection: LineConnection;

  constructor(connection: LineConnection) {
    this.#connection = connection;
  }

  /**
   * The server's first reply, `+OK` or `-ERR`.
   *
   * @throws {MailFailure} `protocol/unexpected-reply` for anything else
   */
  async greeting(signal: AbortSignal): Promise<OkReply | ErrReply> {
    return final(await this.#next(signal));
  }

  /**
   * Sends a command and reads its reply, whatever that says. Of a reply of several lines this is the
   * first; {@link list} reads the others.
   *
   * @throws {MailFailure} `protocol/unexpected-reply` for a continuation that is not due, a reply
   *   that came before the command, or none of the forms
   */
  async command(line: WireLine, signal: AbortSignal): Promise<OkReply | ErrReply> {
    return final(await this.exchange(line, signal));
  }

  /** The same where the reply may ask for more: within AUTH. */
  async exchange(
    line: WireLine,
    signal: AbortSignal,
  ): Promise<OkReply | ErrReply | ContinuationReply> {
    // POP has no replies but to commands: an answer to one that is not sent yet is none.
    const early = this.#connection.takeArrived();
    if (early) throw unexpected({ ...parseReply(early.raw), line: early });
    this.#connection.send(line);
    return this.#next(signal);
  }

  /** The lines after the first of a reply, without the dots of dot-stuffing, up to the lone dot. */
  async list(signal: AbortSignal): Promise<ListLine[]> {
    const lines: ListLine[] = [];
    for (;;) {
      const { text, n } = await this.#connection.receive(signal);
      const shown = parseListLine(text);
      if (shown === undefined) return lines;
      lines.push({ shown, n });
    }
  }

  async #next(signal: AbortSignal): Promise<OkReply | ErrReply | ContinuationReply> {
    const line = await this.#connection.receive(signal);
    const reply = { ...parseReply(line.raw), line };
    if (reply.kind === 'invalid') throw unexpected(reply);
    return reply;
  }
}

/** The failure that a reply is where it has no place. */
export function unexpected({ line }: ShownReply): MailFailure {
  return new MailFailure('protocol/unexpected-reply', line.text, line.n);
}

/**
 * The failure that `-ERR` is: the response code says which (RFC 2449 section 8, RFC 3206), else
 * `code`. IN-USE and LOGIN-DELAY are about how often and by whom the mailbox is used at the moment;
 * SYS/TEMP and SYS/PERM tell that the server's own state is the reason, not who signs in. So does
 * Exchange Online's wording without a code (github.com/simonrob/email-oauth2-proxy issue 379).
 */
export function refusal({ code: responseCode, line }: ErrReply, code: ErrorCode): MailFailure {
  const meaning = unavailable.test(line.text)
    ? 'server/unavailable'
    : codeMeanings.get(responseCode ?? '');
  return new MailFailure(meaning ?? code, line.text, line.n);
}

const unavailable = /^-ERR Server Unavailable\b/i;

const codeMeanings: ReadonlyMap<string, ErrorCode> = new Map<string, ErrorCode>([
  ['IN-USE', 'server/throttled'],
  ['LOGIN-DELAY', 'server/throttled'],
  ['SYS/TEMP', 'server/unavailable'],
  ['SYS/PERM', 'server/unavailable'],
]);

function final(reply: OkReply | ErrReply | ContinuationReply): OkReply | ErrReply {
  if (reply.kind === 'continuation') throw unexpected(reply);
  return reply;
}
