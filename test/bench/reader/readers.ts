import { createRequire } from 'node:module';
import { Readable, type Transform } from 'node:stream';
import { finished } from 'node:stream/promises';
import { announcedLiteral, parseReply } from '../../../electron/mail/imap/reply.ts';
import { maxLineBytes, maxLiteralBytes } from '../../../electron/mail/limits.ts';
import { LineReader } from '../../../electron/mail/line-reader.ts';
import type { Found } from './reply-stream.ts';

/** Reads a stream of IMAP replies from its pieces, each as soon as it comes. */
export type Read = (pieces: readonly Buffer[]) => Promise<Found>;

/** One reply of imapflow's reader, which waits for `next` before it gives another. */
interface ImapFlowReply {
  payload: Buffer;
  literals: Buffer[];
  next: () => void;
}

// imapflow exports its client only; these two are what its client reads with.
const require = createRequire(import.meta.url);
const { ImapStream } = require('imapflow/lib/handler/imap-stream.js') as {
  ImapStream: new (options: { logger: object }) => Transform;
};
const { parser } = require('imapflow/lib/handler/imap-handler.js') as {
  parser: (payload: Buffer, options: { literals: Buffer[] }) => Promise<unknown>;
};

/** Ours: bytes to lines and literals, and each line to a reply, as `ImapSession` does it. */
export const readOurs: Read = async (pieces) => {
  const reader = new LineReader({ maxLineBytes, maxLiteralBytes });
  const found: Found = { replies: 0, literals: 0, literalBytes: 0 };
  let isContinued = false;
  const source = sourceOf(pieces);
  source.on('data', (piece: Buffer) => {
    reader.push(piece);
    for (let item = reader.take(); item; item = reader.take()) {
      if (item.kind === 'literal') {
        found.literals++;
        found.literalBytes += item.bytes.length;
        isContinued = true;
        continue;
      }
      const text = item.bytes.toString('latin1');
      let literalBytes: number | undefined;
      if (isContinued) {
        literalBytes = announcedLiteral(text);
      } else {
        const reply = parseReply(text);
        if (reply.kind === 'other') literalBytes = reply.literalBytes;
      }
      if (literalBytes === undefined) found.replies++;
      else reader.expectLiteral(literalBytes);
      isContinued = false;
    }
  });
  await finished(source);
  return found;
};

/** imapflow's reader: bytes to replies with their literals; nothing in them is looked at. */
export const readImapflow: Read = (pieces) => readStream(pieces, () => undefined);

/** imapflow's reader and its parser, as its client uses them for every reply. */
export const readImapflowParsed: Read = (pieces) =>
  readStream(pieces, ({ payload, literals }) => parser(payload, { literals }));

async function readStream(
  pieces: readonly Buffer[],
  use: (reply: ImapFlowReply) => Promise<unknown> | undefined,
): Promise<Found> {
  const found: Found = { replies: 0, literals: 0, literalBytes: 0 };
  const stream = new ImapStream({ logger: {} });
  let isReading = false;
  const read = async (): Promise<void> => {
    if (isReading) return;
    isReading = true;
    for (;;) {
      const reply = stream.read() as ImapFlowReply | null;
      if (reply === null) break;
      found.replies++;
      found.literals += reply.literals.length;
      for (const { length } of reply.literals) found.literalBytes += length;
      // Counted before: the parser takes the literals out.
      const used = use(reply);
      if (used !== undefined) await used;
      reply.next();
    }
    isReading = false;
  };
  stream.on('readable', () => {
    read().catch((error: unknown) => stream.destroy(error instanceof Error ? error : undefined));
  });
  sourceOf(pieces).pipe(stream);
  await finished(stream);
  return found;
}

/** Gives the pieces one by one, as a socket does. */
function sourceOf(pieces: readonly Buffer[]): Readable {
  let next = 0;
  return new Readable({
    read() {
      this.push(pieces[next++] ?? null);
    },
  });
}
