import { readEntry, type LogEntry } from '../../shared/log/entry.ts';
import type { LogFile } from '../log-file.ts';
import { readBounded } from '../store/own-file.ts';

/** A file of the log can have grown to twice its size; what is larger is none of it. */
const maxFileBytes = 3 * 1024 * 1024;

/** What the log says, as far as this program has written it. */
export interface ReadLog {
  /** The oldest first. */
  entries: LogEntry[];
  /** Lines that this program has not written, or not as a whole; nothing of them is handed on. */
  foreignLines: number;
}

/**
 * Reads the log back. Its files lie where other programs can write, so each line is taken for what it
 * is: exactly a line of this program, or none. What waits to be written is read as well. Never
 * rejects; a file that cannot be read is left out.
 */
export async function readLog({
  paths,
  waiting,
}: Pick<LogFile, 'paths' | 'waiting'>): Promise<ReadLog> {
  const read: ReadLog = { entries: [], foreignLines: 0 };
  for (const path of paths) {
    const bytes = await readBounded(path, maxFileBytes).catch(() => 'unusable' as const);
    if (bytes === undefined) continue;
    if (bytes === 'unusable') read.foreignLines += 1;
    else addLines(read, bytes.toString('utf8').split('\n'));
  }
  addLines(read, waiting());
  return read;
}

function addLines(read: ReadLog, lines: readonly string[]): void {
  for (const line of lines) {
    if (line === '') continue;
    const entry = readEntry(line);
    if (entry) read.entries.push(entry);
    else read.foreignLines += 1;
  }
}
