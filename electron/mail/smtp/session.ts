import { MailFailure } from '../failure.ts';
import type { LineConnection, Received } from '../line-connection.ts';
import type { WireLine } from '../wire-line.ts';
import { enhancedCode, parseReplyLine } from './reply.ts';

/** A whole reply, of one or more lines. */
export interface SmtpReply {
  code: number;
  /** The enhanced status code, such as `5.7.3`. */
  enhanced: string | undefined;
  /** The text of each line, as it is shown. */
  texts: readonly [string, ...string[]];
  /** The server's words: the code and the text of all lines, as they are shown. */
  said: string;
  /** The number of the transcript line of each line. */
  lines: readonly [number, ...number[]];
}

/** More lines of a reply than these are not repeated in a failure; the transcript has them. */
const maxSaidLines = 10;

/**
 * Commands and their replies: RFC 5321 section 4.2. What does not belong there ends the session
 * instead of being taken for something else, and so does 421, with which a server closes at any
 * time (section 3.8).
 */
export class SmtpSession {
  readonly #connection: LineConnection;

  constructor(connection: LineConnection) {
    this.#connection = connection;
  }

  /**
   * The server's first reply, whatever it says.
   *
   * @throws {MailFailure} `smtp/closing`; `protocol/unexpected-reply` for what has not the form
   */
  async greeting(signal: AbortSignal): Promise<SmtpReply> {
    return this.#next(signal);
  }

  /**
   * Sends a command, or the lines of a message as one write, and reads the reply, whatever it says.
   *
   * @throws {MailFailure} `smtp/closing`; `protocol/unexpected-reply` for a reply that came before
   *   the command or has not the form
   */
  async command(line: WireLine | readonly WireLine[], signal: AbortSignal): Promise<SmtpReply> {
    await this.#settle(signal);
    this.#connection.send(...[line].flat());
    return this.#next(signal);
  }

  /**
   * Sends commands as one write and reads as many replies (PIPELINING, RFC 2920).
   *
   * @param onReply told of each reply as it comes, so that those before a failure are known
   * @throws {MailFailure} as {@link command}
   */
  async pipeline(
    lines: readonly WireLine[],
    onReply: (reply: SmtpReply, index: number) => void,
    signal: AbortSignal,
  ): Promise<void> {
    await this.#settle(signal);
    this.#connection.send(...lines);
    for (const index of lines.keys()) onReply(await this.#next(signal), index);
  }

  /** Reads what the server sent unasked: 421 may come so, an answer to a command not sent yet not. */
  async #settle(signal: AbortSignal): Promise<void> {
    const early = this.#connection.takeArrived();
    if (early) throw unexpected(await this.#complete(early, signal));
  }

  async #next(signal: AbortSignal): Promise<SmtpReply> {
    return this.#complete(await this.#connection.receive(signal), signal);
  }

  /** Reads the other lines of a reply, all of which have the code of the first. */
  async #complete(first: Received, signal: AbortSignal): Promise<SmtpReply> {
    const start = parseLine(first);
    const { code, text } = start;
    const texts: [string, ...string[]] = [text];
    const lines: [number, ...number[]] = [first.n];
    for (let isLast = start.isLast; !isLast;) {
      const received = await this.#connection.receive(signal);
      const next = parseLine(received);
      if (next.code !== code) throw misplaced(received);
      texts.push(next.text);
      lines.push(received.n);
      isLast = next.isLast;
    }
    const said = [first.text.slice(0, 3), ...texts.slice(0, maxSaidLines)].join(' ').trimEnd();
    const reply = { code, enhanced: enhancedCode({ code, text }), texts, said, lines };
    if (code === 421) throw failureOf(reply, 'smtp/closing');
    return reply;
  }
}

/** The failure that a reply is, with its words as the detail and its first line as the evidence. */
export function failureOf(reply: SmtpReply, code: MailFailure['code']): MailFailure {
  return new MailFailure(code, reply.said, reply.lines[0]);
}

/** The failure that a reply is where it has no place. */
export function unexpected(reply: SmtpReply): MailFailure {
  return failureOf(reply, 'protocol/unexpected-reply');
}

/** Reads what is shown, not what came: texts go into the record, and what is hidden stays so. */
function parseLine(line: Received): NonNullable<ReturnType<typeof parseReplyLine>> {
  const parsed = parseReplyLine(line.text);
  if (!parsed) throw misplaced(line);
  return parsed;
}

function misplaced({ text, n }: Received): MailFailure {
  return new MailFailure('protocol/unexpected-reply', text, n);
}
