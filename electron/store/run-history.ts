import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { appError, type Result } from '../../shared/errors.ts';
import { maxRunsKept } from '../../shared/history/limits.ts';
import { entryOf, type RunEntry, type RunHistoryList } from '../../shared/history/run-entry.ts';
import type { RunRecord } from '../../shared/run-record.ts';
import { serverText } from '../auth/server-text.ts';
import { setAside } from './own-file.ts';
import { readRun, writeRun } from './run-file.ts';
import { readIndex, runFileName, writeIndex } from './run-index.ts';

/**
 * The last runs of each connection, practice runs as well: what is learned there is worth comparing,
 * too. They hold no secret. Runs of what is not saved stay in memory.
 */
export interface RunHistory {
  /** Keeps a run, and drops the oldest where there are too many: `history/failed` where it cannot. */
  file(connectionId: string | undefined, record: RunRecord): Promise<Result<undefined>>;
  list(connectionId: string | undefined): Promise<Result<RunHistoryList>>;
  /** A run that is kept: `history/missing` where there is none, or its file is damaged. */
  read(connectionId: string | undefined, runId: string): Promise<Result<RunRecord>>;
  remove(connectionId: string | undefined, runId: string): Promise<Result<undefined>>;
  /** Drops all that is kept of a connection. Never rejects. */
  removeAll(connectionId: string): Promise<void>;
}

/**
 * Keeps each run as a file of its own in the folder of its connection, and beside them an index that is
 * made anew where it is damaged.
 *
 * @param folder only this program's; it is made when something is first kept
 */
export function createRunHistory(folder: string): RunHistory {
  /** Runs of what is not saved, the newest first. */
  let unsaved: RunRecord[] = [];
  const damaged = new Map<string, number>();
  /** What was asked for before has to end first, so that no index lacks what another has filed. */
  let last: Promise<unknown> = Promise.resolve();

  function inTurn<T>(work: () => Promise<T>): Promise<T> {
    const turn = last.then(work, work);
    last = turn.catch(() => undefined);
    return turn;
  }

  /** IDs are checked before they come here; what is no name of a folder is still refused. */
  function folderOf(connectionId: string): string {
    if (!/^[\da-zA-Z-]{1,64}$/.test(connectionId)) throw new Error('not the ID of a connection');
    return join(folder, connectionId);
  }

  function noteDamaged(connectionId: string): void {
    damaged.set(connectionId, (damaged.get(connectionId) ?? 0) + 1);
  }

  function entriesOf(connectionId: string): Promise<RunEntry[]> {
    return readIndex(folderOf(connectionId), () => {
      noteDamaged(connectionId);
    });
  }

  /** What the system says by its code; its sentence may hold more. */
  async function attempt<T>(work: () => Promise<T>): Promise<Result<T>> {
    try {
      return { ok: true, value: await inTurn(work) };
    } catch (error) {
      const code = error instanceof Error && 'code' in error ? String(error.code) : 'not kept';
      return { ok: false, error: appError('history/failed', serverText(`${folder}: ${code}`)) };
    }
  }

  async function fileIn(connectionId: string, record: RunRecord): Promise<undefined> {
    const own = folderOf(connectionId);
    await writeRun(join(own, runFileName(record.id)), record);
    const others = (await entriesOf(connectionId)).filter(({ id }) => id !== record.id);
    const runs = [entryOf(record), ...others];
    for (const { id } of runs.slice(maxRunsKept)) await rm(join(own, runFileName(id)));
    await writeIndex(own, runs.slice(0, maxRunsKept));
  }

  async function readIn(connectionId: string, runId: string): Promise<RunRecord | undefined> {
    const path = join(folderOf(connectionId), runFileName(runId));
    const record = await readRun(path);
    if (record !== undefined && record !== 'unusable' && record.id === runId) return record;
    if (record !== undefined) {
      await setAside(path);
      noteDamaged(connectionId);
    }
    return undefined;
  }

  return {
    async file(connectionId, record) {
      if (connectionId !== undefined) return attempt(() => fileIn(connectionId, record));
      unsaved = [record, ...unsaved.filter(({ id }) => id !== record.id)].slice(0, maxRunsKept);
      return done;
    },

    async list(connectionId) {
      if (connectionId === undefined) {
        const runs = unsaved.map(entryOf);
        return { ok: true, value: { runs, setAside: 0, isKept: false } };
      }
      return attempt(async () => {
        const runs = (await entriesOf(connectionId)).slice(0, maxRunsKept);
        return { runs, setAside: damaged.get(connectionId) ?? 0, isKept: true };
      });
    },

    async read(connectionId, runId) {
      const found: Result<RunRecord | undefined> =
        connectionId === undefined
          ? { ok: true, value: unsaved.find(({ id }) => id === runId) }
          : await attempt(() => readIn(connectionId, runId));
      if (!found.ok) return found;
      return found.value
        ? { ok: true, value: found.value }
        : { ok: false, error: appError('history/missing') };
    },

    async remove(connectionId, runId) {
      if (connectionId === undefined) {
        unsaved = unsaved.filter(({ id }) => id !== runId);
        return done;
      }
      return attempt(async () => {
        const own = folderOf(connectionId);
        await rm(join(own, runFileName(runId)), { force: true });
        await writeIndex(own, await entriesOf(connectionId));
        return undefined;
      });
    },

    async removeAll(connectionId) {
      await attempt(() => rm(folderOf(connectionId), { recursive: true, force: true }));
    },
  };
}

const done: Result<undefined> = { ok: true, value: undefined };
