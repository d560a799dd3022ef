import { TooMuchData, type ByteReader } from '../byte-reader.ts';
import { maxMessageLineBytes } from './behaviour.ts';

/** What is known of a message while it comes; nothing else of it is kept. */
export interface MessageCount {
  bytes: number;
  /** From its header, with the angle brackets, where it has one that can be repeated. */
  messageId: string | undefined;
}

/** How the reading of a message or of a part of it ended. */
export type MessageEnd = 'complete' | 'line-too-long' | 'gone';

/** Larger chunks of BDAT are taken in pieces of this size, so that none is held as a whole. */
const pieceBytes = 65_536;

const dot = 0x2e;

const messageIdField = /^message-id:\s*(<[!-;=?-~]{1,250}>)\s*$/i;

/** Reads a message up to the line with one dot (RFC 5321 section 4.1.1.4) and counts it. */
export async function countData(reader: ByteReader, count: MessageCount): Promise<MessageEnd> {
  let inHeader = true;
  try {
    for (;;) {
      const line = await reader.readLine(maxMessageLineBytes);
      if (!line) return 'gone';
      const isDotted = line[0] === dot;
      if (isDotted && line.length === 1) return 'complete';
      // Section 4.5.2: the client has doubled the dot of a line that begins with one.
      count.bytes += line.length + 2 - (isDotted ? 1 : 0);
      if (line.length === 0) inHeader = false;
      if (inHeader) count.messageId ??= messageIdField.exec(line.toString('latin1'))?.[1];
    }
  } catch (error) {
    if (error instanceof TooMuchData) return 'line-too-long';
    throw error;
  }
}

/** Reads one chunk of BDAT (RFC 3030 section 2) and counts it. */
export async function countChunk(
  reader: ByteReader,
  size: number,
  count: MessageCount,
): Promise<MessageEnd> {
  for (let left = size; left > 0; left -= pieceBytes) {
    const piece = await reader.readBytes(Math.min(left, pieceBytes));
    if (!piece) return 'gone';
    // Only where the header comes first and whole, which is where programs put it.
    if (count.bytes === 0) count.messageId = findMessageId(piece);
    count.bytes += piece.length;
  }
  return 'complete';
}

function findMessageId(piece: Buffer): string | undefined {
  const lines = piece.toString('latin1').split('\r\n');
  const header = lines.slice(0, Math.max(lines.indexOf(''), 0));
  return header.map((line) => messageIdField.exec(line)?.[1]).find((id) => id !== undefined);
}
