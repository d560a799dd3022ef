import { median } from '../statistics.ts';
import { readImapflow, readImapflowParsed, readOurs, type Read } from './readers.ts';
import { makeReplyStream, type ReplyStream } from './reply-stream.ts';

/** How fast each reader is: the median of a few rounds, in units of 2^20 bytes a second. */
export interface ReaderResult {
  megabytes: number;
  replies: number;
  literals: number;
  /** Lines, literals and the meaning of each reply. */
  ours: number;
  /** Lines and literals only. */
  imapflow: number;
  /** With imapflow's parser, which its client runs on every reply. */
  imapflowParsed: number;
}

const rounds = 3;
/** What each reads first, uncounted, so that its code is compiled when it counts. */
const warmUpMegabytes = 8;

/**
 * Lets each reader read the same stream, in turn.
 *
 * @param megabytes the size of the stream
 * @throws where a reader did not find in it what is there
 */
export async function benchReaders(megabytes: number): Promise<ReaderResult> {
  const readers = { ours: readOurs, imapflow: readImapflow, imapflowParsed: readImapflowParsed };
  const speeds: Record<keyof typeof readers, number[]> = {
    ours: [],
    imapflow: [],
    imapflowParsed: [],
  };
  const names = ['ours', 'imapflow', 'imapflowParsed'] as const;
  const warmUp = makeReplyStream(Math.min(warmUpMegabytes, megabytes));
  for (const name of names) await time(name, readers[name], warmUp);
  const stream = makeReplyStream(megabytes);
  for (let round = 0; round < rounds; round++) {
    for (const name of names) {
      const seconds = await time(name, readers[name], stream);
      speeds[name].push(stream.bytes / 2 ** 20 / seconds);
    }
  }
  return {
    megabytes: stream.bytes / 2 ** 20,
    replies: stream.found.replies,
    literals: stream.found.literals,
    ours: median(speeds.ours),
    imapflow: median(speeds.imapflow),
    imapflowParsed: median(speeds.imapflowParsed),
  };
}

/** How many seconds a reader takes. */
async function time(name: string, read: Read, stream: ReplyStream): Promise<number> {
  const startedAt = performance.now();
  const found = await read(stream.pieces);
  const seconds = (performance.now() - startedAt) / 1000;
  if (JSON.stringify(found) !== JSON.stringify(stream.found)) {
    throw new Error(`the reader ${name} found ${JSON.stringify(found)}`);
  }
  return seconds;
}
