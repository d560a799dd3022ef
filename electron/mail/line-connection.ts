import type { Socket } from 'node:net';
import { hiddenEcho, type EchoFilter } from './echo-filter.ts';
import { abortFailure, MailFailure, socketFailure } from './failure.ts';
import { maxCheckBytes, maxCheckLines, maxLineBytes, maxLiteralBytes, closeMs } from './limits.ts';
import { LineReader, type ReaderItem } from './line-reader.ts';
import { receivedText } from './line-text.ts';
import type { Recorder } from './recorder.ts';
import type { WireLine } from './wire-line.ts';

/** A line or literal that came from the server. */
export interface Received {
  /** Its bytes, one character each; for parsing. */
  raw: string;
  /** What the transcript shows of it; for people. */
  text: string;
  /** The number of its transcript line. */
  n: number;
}

/** How much of what nobody waited for is shown at the end. */
const maxRestShownBytes = 200;

/**
 * Sends and receives lines over a connected socket, and writes the transcript of both. It knows no
 * protocol. Lines are taken only when asked for; what has arrived and was not asked for waits as
 * bytes, of which there is a cap.
 */
export class LineConnection {
  #socket: Socket;
  readonly #recorder: Recorder;
  readonly #echoes: EchoFilter;
  readonly #reader = new LineReader({ maxLineBytes, maxLiteralBytes });
  #receivedBytes = 0;
  #receivedLines = 0;
  /** Why nothing more will come. */
  #ended: MailFailure | undefined;
  /** Wakes who waits in {@link receive}. */
  #wake: (() => void) | undefined;

  /**
   * @param socket connected, and verified where TLS is on it; this takes it over
   * @param echoes hides the token in what the server sends
   */
  constructor(socket: Socket, recorder: Recorder, echoes: EchoFilter) {
    this.#socket = socket;
    this.#recorder = recorder;
    this.#echoes = echoes;
    this.#listen();
  }

  /** False when nothing more will come from the server or it broke a limit. */
  get alive(): boolean {
    return this.#ended === undefined;
  }

  /**
   * Puts TLS on the connection, after the server's go-ahead to STARTTLS. Nothing may have arrived
   * after that: it came before TLS, so whoever is on the way may have put it there (RFC 3207
   * section 6), and what it says would count as said under TLS. What arrives from now on is read as
   * a part of the handshake, which plain text is not.
   *
   * @param secure makes the verified TLS socket on the plain one, whose reading is paused
   * @throws {MailFailure} `starttls/injected`; or what `secure` throws. The connection is then closed
   *   for good
   */
  async upgrade(secure: (socket: Socket) => Promise<Socket>): Promise<void> {
    const plain = this.#socket;
    if (this.#reader.pendingBytes > 0) {
      const n = this.#recordRest('the line above begins what came in the clear after the go-ahead');
      const failure = new MailFailure('starttls/injected', undefined, n);
      this.#end(failure);
      plain.destroy();
      throw failure;
    }
    if (this.#ended) {
      plain.destroy();
      throw this.#ended;
    }
    this.#stopListening();
    plain.pause();
    try {
      this.#socket = await secure(plain);
    } catch (error) {
      plain.destroy();
      this.#end(error instanceof MailFailure ? error : socketFailure(error));
      throw error;
    }
    this.#listen();
  }

  /**
   * Sends a line, or several as one write, and records them. Where the connection has ended it does
   * neither, and what has arrived can still be received: a server may refuse and close in one go.
   */
  send(...lines: readonly WireLine[]): void {
    if (!this.alive) return;
    for (const line of lines) this.#recorder.sent(line);
    this.#socket.write(Buffer.concat(lines.map(({ bytes }) => bytes)));
  }

  /** Makes what comes next a literal of `length` bytes; see {@link LineReader.expectLiteral}. */
  expectLiteral(length: number): void {
    this.#reader.expectLiteral(length);
  }

  /**
   * A line or literal that has arrived already, or `undefined`.
   *
   * @throws {MailFailure} `protocol/line-too-long`, `protocol/too-much-data`
   */
  takeArrived(): Received | undefined {
    const item = this.#reader.take();
    if (!item) return undefined;
    const received = this.#record(item);
    if (++this.#receivedLines > maxCheckLines) throw new MailFailure('protocol/too-much-data');
    return received;
  }

  /**
   * The next line or literal.
   *
   * @throws {MailFailure} as {@link takeArrived}; `stage/closed` and `stage/reset` where no more will
   *   come; or what `signal` was aborted with
   */
  async receive(signal: AbortSignal): Promise<Received> {
    for (;;) {
      if (signal.aborted) throw abortFailure(signal);
      const arrived = this.takeArrived();
      if (arrived) return arrived;
      if (this.#ended) throw this.#ended;
      await this.#change(signal);
    }
  }

  /** Closes in an orderly way, for at most {@link closeMs}; nothing is left open afterwards. */
  async close(): Promise<void> {
    if (!this.#socket.destroyed) {
      await new Promise<void>((resolve) => {
        const timer = setTimeout(() => {
          this.#socket.destroy();
        }, closeMs);
        this.#socket.once('close', () => {
          clearTimeout(timer);
          resolve();
        });
        this.#socket.destroySoon();
      });
    }
    this.#recordRest();
  }

  /** Closes at once. */
  destroy(): void {
    this.#socket.destroy();
    this.#recordRest();
  }

  readonly #onData = (chunk: Buffer): void => {
    if (!this.alive) return;
    this.#receivedBytes += chunk.length;
    this.#reader.push(chunk);
    if (this.#receivedBytes > maxCheckBytes) {
      this.#socket.destroy();
      this.#end(new MailFailure('protocol/too-much-data'));
    }
    this.#wake?.();
  };
  readonly #onClose = (): void => {
    this.#end(new MailFailure('stage/closed'));
  };
  readonly #onError = (error: Error): void => {
    this.#end(socketFailure(error));
  };
  readonly #listeners = [
    ['data', this.#onData],
    ['end', this.#onClose],
    ['close', this.#onClose],
    ['error', this.#onError],
  ] as const;

  #listen(): void {
    if (this.#socket.destroyed) this.#end(new MailFailure('stage/closed'));
    for (const [event, listener] of this.#listeners) this.#socket.on(event, listener);
    // It may have been paused by whoever had it before.
    this.#socket.resume();
  }

  #stopListening(): void {
    for (const [event, listener] of this.#listeners) this.#socket.off(event, listener);
  }

  #end(failure: MailFailure): void {
    this.#ended ??= failure;
    this.#wake?.();
  }

  /** Resolves when something has arrived or ended, or `signal` aborts. */
  async #change(signal: AbortSignal): Promise<void> {
    await new Promise<void>((resolve) => {
      const wake = (): void => {
        this.#wake = undefined;
        signal.removeEventListener('abort', wake);
        resolve();
      };
      this.#wake = wake;
      signal.addEventListener('abort', wake);
    });
  }

  #record(item: ReaderItem): Received {
    const shown = receivedText(item.bytes, this.#echoes);
    const isBareEnd = item.kind === 'line' && item.end === 'lf';
    const endBytes = item.kind === 'literal' ? 0 : isBareEnd ? 1 : 2;
    const text = isBareEnd ? `${shown}\\x0a` : shown;
    const n = this.#recorder.received(text, item.bytes.length + endBytes, isRedacted(shown));
    return { raw: item.bytes.toString('latin1'), text: shown, n };
  }

  /**
   * Accounts for bytes that were never a whole line, or that nobody asked for.
   *
   * @param note what is said of them; by default how many they are, or that the end is missing
   */
  #recordRest(note?: string): number | undefined {
    const rest = this.#reader.takeRest();
    if (rest.length === 0) return undefined;
    const shown = receivedText(rest.subarray(0, maxRestShownBytes), this.#echoes);
    const n = this.#recorder.received(shown, rest.length, isRedacted(shown));
    const byLength =
      rest.length > maxRestShownBytes
        ? `not read: the line above begins the last ${rest.length} bytes received`
        : 'the line above has no end: the connection ended here';
    this.#recorder.note(note ?? byLength);
    return n;
  }
}

function isRedacted(text: string): boolean {
  return text.includes(hiddenEcho);
}
