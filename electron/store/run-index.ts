import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { entryOf, runEntrySchema, type RunEntry } from '../../shared/history/run-entry.ts';
import { maxRunsKept } from '../../shared/history/limits.ts';
import { jsonAs } from './kept-json.ts';
import { isMissing, readBounded, replaceFile, setAside } from './own-file.ts';
import { readRun } from './run-file.ts';

/** Fifty entries have some twenty kilobytes. */
const maxIndexBytes = 1024 * 1024;

const indexName = 'index.json';
const ending = '.json.gz';

const indexSchema = z.strictObject({
  version: z.literal(1),
  runs: z.array(runEntrySchema).max(2 * maxRunsKept),
});

/** The name of a run's file in the folder of its connection. */
export function runFileName(id: string): string {
  return `${id}${ending}`;
}

/**
 * The entries of the runs that are in a folder, the one that was filed last first: a clock that was set
 * back puts no run behind those that are older. The index says that, and saves reading them all: what it
 * does not know was filed after it was written and is read, and what it knows but is not there is left
 * out.
 *
 * @param onSetAside told of each file that could not be used
 * @throws where the folder cannot be read
 */
export async function readIndex(folder: string, onSetAside: () => void): Promise<RunEntry[]> {
  const ids = new Set(await runIdsIn(folder));
  if (ids.size === 0) return [];
  const known = (await indexedRuns(folder)).filter(({ id }) => ids.delete(id));
  const entries: RunEntry[] = [];
  for (const id of ids) {
    const entry = await entryIn(folder, id, onSetAside);
    if (entry) entries.push(entry);
  }
  return [...newestFirst(entries), ...known];
}

/** Writes the index; the runs stay readable without it. */
export async function writeIndex(folder: string, runs: readonly RunEntry[]): Promise<void> {
  const text = `${JSON.stringify({ version: 1, runs }, undefined, 1)}\n`;
  await replaceFile(join(folder, indexName), Buffer.from(text));
}

/** The newest first, by what the clock said. */
function newestFirst(runs: readonly RunEntry[]): RunEntry[] {
  return runs.toSorted((one, other) =>
    one.startedAt === other.startedAt
      ? one.id.localeCompare(other.id)
      : other.startedAt.localeCompare(one.startedAt),
  );
}

async function runIdsIn(folder: string): Promise<string[]> {
  try {
    const names = await readdir(folder);
    const ids = names.flatMap((name) => /^([\da-zA-Z-]{1,64})\.json\.gz$/.exec(name)?.[1] ?? []);
    // Somebody may have put more there than this program ever keeps.
    return ids.slice(0, 2 * maxRunsKept);
  } catch (error) {
    if (isMissing(error)) return [];
    throw error;
  }
}

async function indexedRuns(folder: string): Promise<RunEntry[]> {
  try {
    const bytes = await readBounded(join(folder, indexName), maxIndexBytes);
    if (bytes === undefined || bytes === 'unusable') return [];
    return jsonAs(indexSchema, bytes.toString('utf8'))?.runs ?? [];
  } catch {
    return [];
  }
}

async function entryIn(
  folder: string,
  id: string,
  onSetAside: () => void,
): Promise<RunEntry | undefined> {
  const path = join(folder, runFileName(id));
  const record = await readRun(path);
  if (record === undefined) return undefined;
  if (record !== 'unusable' && record.id === id) return entryOf(record);
  await setAside(path);
  onSetAside();
  return undefined;
}
