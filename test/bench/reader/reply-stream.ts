/** A stream of IMAP replies and what a reader must find in it. */
export interface ReplyStream {
  /** In pieces of {@link pieceBytes}, cut without regard to lines. */
  pieces: readonly Buffer[];
  bytes: number;
  found: Found;
}

/** What a reader has read; two readers of one stream must agree. */
export interface Found {
  replies: number;
  literals: number;
  literalBytes: number;
}

/** The most that one TLS record brings (RFC 8446 section 5.1), which is how a check's bytes come. */
const pieceBytes = 16_384;

/** Sizes of literals, in turn: a few headers, a message, an attachment within what we read. */
const literalSizes = [600, 3_000, 0, 1_200, 24_000, 60_000];

/**
 * Makes a stream like that of a mailbox being looked through: about half of its bytes are lines of
 * 20 to 150 characters, half are literals with line ends in them.
 *
 * @param megabytes its size in units of 2^20 bytes; the last reply may go past it
 */
export function makeReplyStream(megabytes: number): ReplyStream {
  const parts: Buffer[] = [];
  const found: Found = { replies: 0, literals: 0, literalBytes: 0 };
  let bytes = 0;
  let lineBytes = 0;
  const add = (part: Buffer): void => {
    parts.push(part);
    bytes += part.length;
  };
  while (bytes < megabytes * 2 ** 20) {
    // As many bytes of lines as of literals.
    while (lineBytes <= found.literalBytes) {
      const line = Buffer.from(`${lineReply(found.replies)}\r\n`);
      add(line);
      lineBytes += line.length;
      found.replies++;
    }
    const size = literalSizes[found.literals % literalSizes.length] ?? 0;
    add(Buffer.from(`* ${found.replies + 1} FETCH (UID ${found.replies + 9} BODY[] {${size}}\r\n`));
    add(literal(size));
    add(Buffer.from(')\r\n'));
    found.replies++;
    found.literals++;
    found.literalBytes += size;
  }
  return { pieces: cut(Buffer.concat(parts)), bytes, found };
}

/** The n-th line of those that servers send between literals. */
function lineReply(n: number): string {
  switch (n % 5) {
    case 0:
      return `* ${n} EXISTS`;
    case 1:
      return `* ${n} FETCH (UID ${n + 1000} FLAGS (\\Seen \\Answered) INTERNALDATE "21-Nov-2026 09:00:00 +0000" RFC822.SIZE ${n})`;
    case 2:
      return `* LIST (\\HasNoChildren \\Marked) "/" "Archive/Projects/${n}"`;
    case 3:
      return '* OK [PERMANENTFLAGS (\\Answered \\Flagged \\Deleted \\Seen \\Draft \\*)] Flags permitted.';
    default:
      return `A${n} OK [READ-WRITE] command completed in 0.001 seconds`;
  }
}

/** Bytes with line ends, and with braces that announce nothing. */
function literal(size: number): Buffer {
  return Buffer.alloc(size, 'Subject: a line of a message {12}\r\n');
}

function cut(stream: Buffer): Buffer[] {
  const pieces: Buffer[] = [];
  for (let at = 0; at < stream.length; at += pieceBytes) {
    pieces.push(stream.subarray(at, at + pieceBytes));
  }
  return pieces;
}
