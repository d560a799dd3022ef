import { MailFailure } from '../failure.ts';
import type { LineConnection, Received } from '../line-connection.ts';
import type { WireLine } from '../wire-line.ts';
import { announcedLiteral, parseReply, type ImapReply } from './reply.ts';

/** A reply with the line that it is shown as. */
export type ShownReply<R extends ImapReply = ImapReply> = R & { line: Received };
export type TaggedReply = ShownReply<Extract<ImapReply, { kind: 'tagged' }>>;
export type ContinuationReply = ShownReply<Extract<ImapReply, { kind: 'continuation' }>>;

/** A command and what it does with the replies that come before its own. */
export interface ImapCommand {
  tag: string;
  line: WireLine;
  /** Answers `+`; without it a continuation is a protocol error. */
  onContinuation?: (reply: ContinuationReply) => void;
  /** Told of untagged replies. */
  onUntagged?: (reply: ShownReply) => void;
  /** True for LOGOUT, to which BYE is the right reply. */
  expectsBye?: boolean;
}

/**
 * One command at a time, and its reply: RFC 9051 section 2.2. What does not belong there ends the
 * session instead of being taken for something else.
 */
export class ImapSession {
  readonly #connection: LineConnection;

  constructor(connection: LineConnection) {
    this.#connection = connection;
  }

  /** Sends a line that continues a command. */
  send(line: WireLine): void {
    this.#connection.send(line);
  }

  /**
   * The server's first reply.
   *
   * @throws {MailFailure} `imap/bye` for BYE, `protocol/unexpected-reply` for all but OK; PREAUTH
   *   too: a server that knows us before we have said who we are is not the one to test
   */
  async greeting(signal: AbortSignal): Promise<ShownReply> {
    const reply = await this.#next(signal);
    if (reply.kind === 'status' && reply.status === 'OK') return reply;
    throw byeOrUnexpected(reply);
  }

  /**
   * Sends a command and reads up to its tagged reply, whatever that says.
   *
   * @throws {MailFailure} `imap/bye`; `protocol/unexpected-reply` for a reply with another tag, a
   *   continuation that is not due, a reply that came before the command, or none of the forms
   */
  async command(command: ImapCommand, signal: AbortSignal): Promise<TaggedReply> {
    await this.#settle(signal);
    this.send(command.line);
    for (;;) {
      const reply = await this.#next(signal);
      if (reply.kind === 'tagged' && reply.tag === command.tag) return reply;
      if (reply.kind === 'continuation' && command.onContinuation) {
        command.onContinuation(reply);
        continue;
      }
      if (!isUntagged(reply) || (isBye(reply) && command.expectsBye !== true)) {
        throw byeOrUnexpected(reply);
      }
      command.onUntagged?.(reply);
    }
  }

  /** Reads what the server sent unasked; an answer to a command not sent yet is none. */
  async #settle(signal: AbortSignal): Promise<void> {
    for (let line = this.#connection.takeArrived(); line; line = this.#connection.takeArrived()) {
      const reply = await this.#complete(line, signal);
      if (isBye(reply) || !isUntagged(reply)) throw byeOrUnexpected(reply);
    }
  }

  async #next(signal: AbortSignal): Promise<ShownReply> {
    return this.#complete(await this.#connection.receive(signal), signal);
  }

  /** Reads the literals of a reply and what follows them, up to its last line. */
  async #complete(line: Received, signal: AbortSignal): Promise<ShownReply> {
    const reply = parseReply(line.raw);
    let literalBytes = reply.kind === 'other' ? reply.literalBytes : undefined;
    while (literalBytes !== undefined) {
      this.#connection.expectLiteral(literalBytes);
      await this.#connection.receive(signal);
      const rest = await this.#connection.receive(signal);
      literalBytes = announcedLiteral(rest.raw);
    }
    return { ...reply, line };
  }
}

/** What a reply says, as it was sent, without its tag or `*`: for the detail of a failure. */
export function replyText(line: Received): string {
  return line.text.slice(line.text.indexOf(' ') + 1);
}

/** The failure that a reply is where it has no place. */
export function byeOrUnexpected(reply: ShownReply): MailFailure {
  return isBye(reply)
    ? new MailFailure('imap/bye', replyText(reply.line), reply.line.n)
    : new MailFailure('protocol/unexpected-reply', reply.line.text, reply.line.n);
}

/** True for the untagged reply with which a server ends the connection: RFC 9051 section 7.1.5. */
export function isBye(reply: ImapReply): boolean {
  return reply.kind === 'status' && reply.status === 'BYE';
}

function isUntagged(reply: ImapReply): boolean {
  return ['status', 'capability', 'exists', 'other'].includes(reply.kind);
}
