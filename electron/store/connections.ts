import { maxConnections } from '../../shared/connections/limits.ts';
import type {
  ConnectionList,
  ConnectionToSave,
  SavedConnection,
} from '../../shared/connections/saved-connection.ts';
import type { Result } from '../../shared/errors.ts';
import { failure } from '../../shared/results.ts';
import { readConnections, writeConnections, type ReadConnections } from './connections-file.ts';

/**
 * How long what is typed may wait until it is written: so much at most is lost when this program or
 * the computer ends without warning. Shorter only writes more often.
 */
const writeDelayMs = 300;

/** The connections of this computer. They hold no secret. */
export interface Connections {
  /** Never rejects: what cannot be read is not there, and the list says so. */
  list(): Promise<ConnectionList>;
  /**
   * Keeps a connection, new or changed.
   *
   * @param isOpen whether it is the one that the window shows
   * @returns once it is written: what is typed soon, a change of the step or of what is open at once;
   *   `connections/not-kept` where it lasts until the app ends only
   */
  save(connection: ConnectionToSave, isOpen: boolean): Promise<Result<undefined>>;
  /** Deletes one. Until the next is deleted, or {@link endUndo}, it can be restored. */
  remove(id: string): Promise<Result<undefined>>;
  /** Takes back the last deletion; `input/invalid` where it is over. */
  restore(id: string): Promise<Result<undefined>>;
  /** The last deletion is not going to be taken back. */
  endUndo(): Promise<void>;
  /** Resolves when all is written, and nothing that was deleted is left. To be called at the end. */
  settle(): Promise<void>;
}

interface Options {
  /** What else there is of a connection is to go, too: nobody can take the deletion back any more. */
  onRemoved?: (id: string) => void | Promise<void>;
  /** Milliseconds since 1970. */
  now?: () => number;
  writeDelayMs?: number;
}

/** A connection that was deleted, with its place in the list. */
interface Deleted {
  connection: SavedConnection;
  index: number;
}

/**
 * Keeps connections in one file, which is read once. All changes are made in memory first and in the
 * order in which they were asked for; each write has them all.
 *
 * @param path of the file; its folder is made when something is first kept
 */
export function createConnections(path: string, options: Options = {}): Connections {
  const {
    onRemoved = () => undefined,
    now = Date.now,
    writeDelayMs: delay = writeDelayMs,
  } = options;
  let reading: Promise<ReadConnections> | undefined;
  let deleted: Deleted | undefined;
  const writer = createWriter(delay, async () => {
    const { isWritable, connections, openId, removed } = await read();
    const pending = deleted ? [deleted.connection.id] : [];
    return (
      isWritable &&
      writeConnections(path, { connections, openId, removed: [...removed, ...pending] })
    );
  });

  function read(): Promise<ReadConnections> {
    return (reading ??= readConnections(path).then(async (found) => {
      // What was deleted just before the program ended.
      for (const id of found.removed.splice(0)) await tellRemoved(id);
      return found;
    }));
  }

  async function tellRemoved(id: string): Promise<void> {
    try {
      await onRemoved(id);
    } catch {
      // What is left of it is in nobody's way.
    }
  }

  /** The deletion before is over; whether there was one. */
  async function endUndo(): Promise<boolean> {
    const over = deleted;
    if (!over) return false;
    deleted = undefined;
    await tellRemoved(over.connection.id);
    return true;
  }

  return {
    list: async () => {
      const { connections, openId, problem } = await read();
      return {
        connections: [...connections],
        ...(openId === undefined ? {} : { openId }),
        ...(problem ? { problem } : {}),
      };
    },

    save: async (connection, isOpen) => {
      const kept = await read();
      // Said by a window that has not heard yet that it was deleted.
      if (deleted?.connection.id === connection.id) return done;
      const index = kept.connections.findIndex(({ id }) => id === connection.id);
      const before = kept.connections[index];
      if (!before && kept.connections.length >= maxConnections)
        return failure('connections/too-many');
      const openBefore = kept.openId;
      const saved = dated(connection, before, new Date(now()).toISOString());
      if (before) kept.connections[index] = saved;
      else kept.connections.push(saved);
      if (isOpen) kept.openId = connection.id;
      else if (openBefore === connection.id) kept.openId = undefined;
      const isUrgent = before?.step !== saved.step || kept.openId !== openBefore;
      return (await writer.write(isUrgent)) ? done : failure('connections/not-kept');
    },

    remove: async (id) => {
      const kept = await read();
      const index = kept.connections.findIndex((each) => each.id === id);
      const [connection] = index < 0 ? [] : kept.connections.splice(index, 1);
      if (!connection) return failure('input/invalid');
      if (kept.openId === id) kept.openId = undefined;
      const over = deleted;
      deleted = { connection, index };
      if (over) await tellRemoved(over.connection.id);
      return (await writer.write(true)) ? done : failure('connections/not-kept');
    },

    restore: async (id) => {
      const kept = await read();
      if (deleted?.connection.id !== id) return failure('input/invalid');
      const { connection, index } = deleted;
      deleted = undefined;
      kept.connections.splice(index, 0, connection);
      return (await writer.write(true)) ? done : failure('connections/not-kept');
    },

    endUndo: async () => {
      if (await endUndo()) await writer.write(true);
    },

    settle: async () => {
      if (!reading) return;
      if (await endUndo()) void writer.write(true);
      await writer.settle();
    },
  };
}

const done: Result<undefined> = { ok: true, value: undefined };

/** When it was made and last changed; to look at it is no change. */
function dated(
  connection: ConnectionToSave,
  before: SavedConnection | undefined,
  at: string,
): SavedConnection {
  const content = ({ name, draft }: ConnectionToSave) => JSON.stringify([name, sorted(draft)]);
  const same = before !== undefined && content(before) === content(connection);
  const updatedAt = same ? before.updatedAt : at;
  return { ...connection, createdAt: before?.createdAt ?? at, updatedAt };
}

/** The same settings in the same order, whoever wrote them. */
function sorted(draft: object): [string, unknown][] {
  return Object.entries(draft).sort(([one], [other]) => (one < other ? -1 : 1));
}

/** Writes soon or at once; what is asked for meanwhile is written together. */
function createWriter(delayMs: number, work: () => Promise<boolean>) {
  let next: { written: Promise<boolean>; begin: () => void } | undefined;
  let timer: NodeJS.Timeout | undefined;
  let last: Promise<unknown> = Promise.resolve();

  function begin(): void {
    clearTimeout(timer);
    timer = undefined;
    next?.begin();
    next = undefined;
  }

  function prepare() {
    const before = last;
    let start: () => void = () => undefined;
    const started = new Promise<void>((resolve) => {
      start = resolve;
    });
    const written = started.then(() => before).then(work);
    last = written;
    return { written, begin: start };
  }

  return {
    /** Resolves to whether it could be written. */
    write: (isUrgent: boolean): Promise<boolean> => {
      const { written } = (next ??= prepare());
      // Not put off by what is typed next: it is never older than that.
      if (isUrgent) begin();
      else timer ??= setTimeout(begin, delayMs);
      return written;
    },
    settle: async (): Promise<void> => {
      begin();
      await last;
    },
  };
}
