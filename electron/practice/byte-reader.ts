const lineFeed = 0x0a;
const carriageReturn = 0x0d;

/** A client sent more than the reader takes in one piece. The stream cannot be read further. */
export class TooMuchData extends Error {
  override readonly name = 'TooMuchData';
}

/** Reads lines and counted octets from a stream of chunks, at the pace of the one who asks. */
export interface ByteReader {
  /**
   * The next line without its CRLF (or bare LF); `undefined` at the end of the stream.
   *
   * @throws {TooMuchData} once more than `maxBytes` have come without a line end
   */
  readLine(maxBytes: number): Promise<Buffer | undefined>;
  /** Exactly `count` octets; `undefined` if the stream ends before. */
  readBytes(count: number): Promise<Buffer | undefined>;
  /** How many octets have been taken from the stream and not been asked for yet. */
  unread(): number;
  /** Takes nothing more from the stream. Nobody may be waiting for a line. */
  release(): Promise<void>;
}

/**
 * Makes a reader. It holds no more than one line or literal and one chunk, because it takes the
 * next chunk only when somebody waits for it; a socket's own flow control does the rest.
 *
 * @param chunks of a socket, or in tests any pieces; an error in it counts as its end
 */
export function createByteReader(chunks: AsyncIterable<Buffer>): ByteReader {
  const iterator = chunks[Symbol.asyncIterator]();
  let buffered: Buffer = Buffer.alloc(0);

  /** Takes one more chunk in; false at the end. */
  async function fill(): Promise<boolean> {
    try {
      const next = await iterator.next();
      if (next.done === true) return false;
      buffered = buffered.length === 0 ? next.value : Buffer.concat([buffered, next.value]);
      return true;
    } catch {
      return false;
    }
  }

  function take(count: number, skip = 0): Buffer {
    const taken = buffered.subarray(0, count);
    buffered = buffered.subarray(count + skip);
    return taken;
  }

  return {
    async readLine(maxBytes) {
      let searched = 0;
      for (;;) {
        const end = buffered.indexOf(lineFeed, searched);
        if (end > maxBytes || (end < 0 && buffered.length > maxBytes)) {
          throw new TooMuchData(`A line is longer than ${maxBytes} bytes.`);
        }
        if (end >= 0) {
          const line = take(end, 1);
          return line.at(-1) === carriageReturn ? line.subarray(0, -1) : line;
        }
        searched = buffered.length;
        if (!(await fill())) return undefined;
      }
    },
    async readBytes(count) {
      while (buffered.length < count) {
        if (!(await fill())) return undefined;
      }
      return take(count);
    },
    unread: () => buffered.length,
    async release() {
      await iterator.return?.();
    },
  };
}
