import { MailFailure } from './failure.ts';

/** What {@link LineReader} may hold. */
export interface LineReaderLimits {
  /** The longest line, its line end included, in bytes. */
  maxLineBytes: number;
  /** The largest literal, in bytes. */
  maxLiteralBytes: number;
}

/** How a line ended: CRLF as every mail protocol has it, or LF alone. */
export type LineEnd = 'crlf' | 'lf';

/** A line without its end, or a literal: so many bytes of anything (RFC 9051 section 4.3). */
export type ReaderItem =
  { kind: 'line'; bytes: Buffer; end: LineEnd } | { kind: 'literal'; bytes: Buffer };

const lineFeed = 0x0a;
const carriageReturn = 0x0d;
const initialCapacity = 4096;

/**
 * Cuts a stream of bytes into lines and literals. It touches no socket, and any split of the same
 * bytes gives the same items.
 *
 * Bytes are kept in one buffer. Each byte is searched for a line end once, and is moved only when
 * the buffer is full, after which at least half of it is free: so the work is linear in the bytes
 * however small the pieces in which they come, and the memory is bounded by the limits.
 *
 * LF ends a line with or without CR before it, because a line that is shown is better than one that
 * is waited for; a CR elsewhere is part of the line.
 */
export class LineReader {
  readonly #limits: LineReaderLimits;
  #buffer = Buffer.allocUnsafe(initialCapacity);
  #start = 0;
  #end = 0;
  /** Up to here there is no line end. */
  #scanned = 0;
  #literalBytes: number | undefined;

  constructor(limits: LineReaderLimits) {
    this.#limits = limits;
  }

  /** The number of bytes that were pushed and not taken yet. */
  get pendingBytes(): number {
    return this.#end - this.#start;
  }

  /** Adds what came from the wire; the bytes are copied. */
  push(chunk: Uint8Array): void {
    this.#makeRoom(chunk.length);
    this.#buffer.set(chunk, this.#end);
    this.#end += chunk.length;
  }

  /**
   * Says that the next item is a literal of `length` bytes.
   *
   * @throws {MailFailure} `protocol/too-much-data` where that is more than is read
   */
  expectLiteral(length: number): void {
    if (length > this.#limits.maxLiteralBytes) {
      throw new MailFailure('protocol/too-much-data');
    }
    this.#literalBytes = length;
  }

  /**
   * The next item, or `undefined` while it is incomplete.
   *
   * @throws {MailFailure} `protocol/line-too-long` as soon as a line cannot fit the limit any more
   */
  take(): ReaderItem | undefined {
    return this.#literalBytes === undefined ? this.#takeLine() : this.#takeLiteral();
  }

  /** Takes all that is left, finished or not. */
  takeRest(): Buffer {
    const rest = this.#copy(this.#start, this.#end);
    this.#consume(this.#end);
    return rest;
  }

  #takeLine(): ReaderItem | undefined {
    const found = this.#buffer.subarray(this.#scanned, this.#end).indexOf(lineFeed);
    const lineFeedAt = found === -1 ? -1 : this.#scanned + found;
    this.#scanned = lineFeedAt === -1 ? this.#end : lineFeedAt;
    const lineBytes = lineFeedAt === -1 ? this.pendingBytes + 1 : lineFeedAt + 1 - this.#start;
    if (lineBytes > this.#limits.maxLineBytes) throw new MailFailure('protocol/line-too-long');
    if (lineFeedAt === -1) return undefined;
    const hasReturn = lineFeedAt > this.#start && this.#buffer[lineFeedAt - 1] === carriageReturn;
    const bytes = this.#copy(this.#start, hasReturn ? lineFeedAt - 1 : lineFeedAt);
    this.#consume(lineFeedAt + 1);
    return { kind: 'line', bytes, end: hasReturn ? 'crlf' : 'lf' };
  }

  #takeLiteral(): ReaderItem | undefined {
    const length = this.#literalBytes ?? 0;
    if (this.pendingBytes < length) return undefined;
    const bytes = this.#copy(this.#start, this.#start + length);
    this.#consume(this.#start + length);
    this.#literalBytes = undefined;
    return { kind: 'literal', bytes };
  }

  #copy(from: number, to: number): Buffer {
    return Buffer.from(this.#buffer.subarray(from, to));
  }

  #consume(upTo: number): void {
    this.#start = upTo === this.#end ? 0 : upTo;
    if (upTo === this.#end) this.#end = 0;
    this.#scanned = this.#start;
  }

  #makeRoom(length: number): void {
    if (this.#end + length <= this.#buffer.length) return;
    const pending = this.pendingBytes;
    let capacity = this.#buffer.length;
    while (capacity < 2 * (pending + length)) capacity *= 2;
    const target = capacity === this.#buffer.length ? this.#buffer : Buffer.allocUnsafe(capacity);
    this.#buffer.copy(target, 0, this.#start, this.#end);
    this.#buffer = target;
    this.#scanned -= this.#start;
    this.#start = 0;
    this.#end = pending;
  }
}
