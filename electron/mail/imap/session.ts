import { MailFailure } from '../failure.ts';
import type { LineConnection, Received } from '../line-connection.ts';
import type { WireLine } from '../wire-line.ts';
import { announcedLiteral, parseReply, type ImapReply } from './reply.ts';
import {
  byeOrUnexpected,
  isBye,
  replyText,
  type ContinuationReply,
  type ShownReply,
  type TaggedReply,
} from './shown-reply.ts';

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
 * Commands and their replies: RFC 9051 section 2.2. What does not belong there ends the session
 * instead of being taken for something else.
 */
export class ImapSession {
  readonly #connection: LineConnection;
  #saidBye = false;

  constructor(connection: LineConnection) {
    this.#connection = connection;
  }

  /** False when the server has said BYE or nothing more will come from it. */
  get open(): boolean {
    return !this.#saidBye && this.#connection.alive;
  }

  /** Sends a line that continues a command. */
  send(line: WireLine): void {
    this.#connection.send(line);
  }

  /**
   * The server's first reply.
   *
   * @throws {MailFailure} `imap/bye`; `imap/preauth`: a server that knows us before we have said who
   *   we are is not the one to test, and with STARTTLS it would keep us in the clear (RFC 9051
   *   section 11.3); `protocol/unexpected-reply` for all else but OK
   */
  async greeting(signal: AbortSignal): Promise<ShownReply> {
    const reply = await this.#next(signal);
    if (reply.kind !== 'status') throw byeOrUnexpected(reply);
    if (reply.status === 'OK') return reply;
    throw reply.status === 'PREAUTH'
      ? new MailFailure('imap/preauth', replyText(reply.line), reply.line.n)
      : byeOrUnexpected(reply);
  }

  /**
   * Sends a command and reads up to its tagged reply, whatever that says.
   *
   * @throws {MailFailure} `imap/bye`; `protocol/unexpected-reply` for a reply with another tag, a
   *   continuation that is not due, a reply that came before the command, or none of the forms
   */
  async command(command: ImapCommand, signal: AbortSignal): Promise<TaggedReply> {
    await this.#settle(signal);
    this.#connection.send(command.line);
    return this.#replyTo(command, signal);
  }

  /**
   * Sends several commands as one write, and reads up to the tagged reply of the last. Only for
   * commands of which none hangs on how the one before it ends, in an order that the server has to
   * keep (RFC 9051 section 5.5).
   *
   * @throws {MailFailure} as {@link command}, and for replies in another order
   */
  async commands(commands: readonly ImapCommand[], signal: AbortSignal): Promise<TaggedReply[]> {
    await this.#settle(signal);
    this.#connection.send(...commands.map(({ line }) => line));
    const replies: TaggedReply[] = [];
    for (const command of commands) replies.push(await this.#replyTo(command, signal));
    return replies;
  }

  async #replyTo(command: ImapCommand, signal: AbortSignal): Promise<TaggedReply> {
    for (;;) {
      const reply = await this.#next(signal);
      if (reply.kind === 'tagged' && reply.tag === command.tag) return reply;
      if (reply.kind === 'continuation' && command.onContinuation) {
        // The line that is asked for is not sent yet either: what judges it came too early.
        await this.#settle(signal);
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
    this.#saidBye ||= isBye(reply);
    return { ...reply, line };
  }
}

function isUntagged(reply: ImapReply): boolean {
  return ['status', 'capability', 'exists', 'other'].includes(reply.kind);
}
