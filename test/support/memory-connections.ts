import type { Connections } from '../../electron/store/connections.ts';
import type { SavedConnection } from '../../shared/connections/saved-connection.ts';
import { appError, type AppError, type Result } from '../../shared/errors.ts';

/** Connections as the main process keeps them, in memory; the list and what fails are the test's. */
export interface MemoryConnections extends Connections {
  entries: SavedConnection[];
  openId: string | undefined;
  problem: AppError | undefined;
  /** Why nothing is kept, if so. */
  unkept: AppError | undefined;
}

/** When everything in it is said to have happened. */
export const keptAt = '2026-11-21T12:00:00.000Z';

export function memoryConnections(): MemoryConnections {
  let deleted: { connection: SavedConnection; index: number } | undefined;
  const answer = (): Promise<Result<undefined>> =>
    Promise.resolve(
      kept.unkept ? { ok: false, error: kept.unkept } : { ok: true, value: undefined },
    );
  const invalid = (): Promise<Result<undefined>> =>
    Promise.resolve({ ok: false, error: appError('input/invalid') });
  const kept: MemoryConnections = {
    entries: [],
    openId: undefined,
    problem: undefined,
    unkept: undefined,
    list: () =>
      Promise.resolve({
        connections: [...kept.entries],
        ...(kept.openId === undefined ? {} : { openId: kept.openId }),
        ...(kept.problem ? { problem: kept.problem } : {}),
      }),
    save: (connection, isOpen) => {
      const index = kept.entries.findIndex(({ id }) => id === connection.id);
      const saved = { createdAt: keptAt, updatedAt: keptAt, ...kept.entries[index], ...connection };
      if (index < 0) kept.entries.push(saved);
      else kept.entries[index] = saved;
      if (isOpen) kept.openId = connection.id;
      else if (kept.openId === connection.id) kept.openId = undefined;
      return answer();
    },
    remove: (id) => {
      const index = kept.entries.findIndex((each) => each.id === id);
      const [connection] = index < 0 ? [] : kept.entries.splice(index, 1);
      if (!connection) return invalid();
      if (kept.openId === id) kept.openId = undefined;
      deleted = { connection, index };
      return answer();
    },
    restore: (id) => {
      if (deleted?.connection.id !== id) return invalid();
      kept.entries.splice(deleted.index, 0, deleted.connection);
      deleted = undefined;
      return answer();
    },
    endUndo: () => {
      deleted = undefined;
      return Promise.resolve();
    },
    settle: () => Promise.resolve(),
  };
  return kept;
}
