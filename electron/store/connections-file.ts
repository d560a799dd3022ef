import { z } from 'zod';
import { maxConnections } from '../../shared/connections/limits.ts';
import {
  connectionIdSchema,
  savedConnectionSchema,
  type SavedConnection,
} from '../../shared/connections/saved-connection.ts';
import { appError, type AppError } from '../../shared/errors.ts';
import { jsonAs, readKept, writeKept } from './kept-json.ts';
import { copyAside } from './own-file.ts';

/** Holds the most connections with the longest texts, each character of which is written `\u1234`. */
const maxFileBytes = 64 * 1024 * 1024;

/** More than can be deleted and not yet be over when the program ends. */
const maxRemoved = 100;

/** What the file holds, oldest connection first. */
export interface ConnectionsFile {
  connections: SavedConnection[];
  /** The one that was open last. */
  openId: string | undefined;
  /** Those that were deleted, and of which something may still be left elsewhere. */
  removed: string[];
}

/** The file, and whether it may be written: what could not be read is not to be lost. */
export interface ReadConnections extends ConnectionsFile {
  isWritable: boolean;
  /** What was wrong with it. */
  problem: AppError | undefined;
}

/** Each entry is looked at by itself, so that a damaged one does not cost the others. */
const fileSchema = z.strictObject({
  version: z.literal(1),
  openId: connectionIdSchema.exactOptional(),
  removed: z.array(connectionIdSchema).max(maxRemoved).exactOptional(),
  connections: z.array(z.unknown()).max(maxConnections),
});

function nothing(): ConnectionsFile {
  return { connections: [], openId: undefined, removed: [] };
}

/**
 * Reads the connections. Never rejects: what cannot be used is set aside, what can be used in part is
 * copied aside first, and what cannot be read at all is left as it is.
 */
export async function readConnections(path: string): Promise<ReadConnections> {
  try {
    const { value, setAsideAs } = await readKept(path, maxFileBytes, connectionsIn);
    if (!value) {
      const problem =
        setAsideAs === undefined ? undefined : appError('connections/set-aside', setAsideAs);
      return { ...nothing(), isWritable: true, problem };
    }
    const { isWhole, ...file } = value;
    if (isWhole) return { ...file, isWritable: true, problem: undefined };
    // The file stays where it is: until the rest is written, it is all there is.
    const problem = appError('connections/partly-set-aside', await copyAside(path));
    return { ...file, isWritable: true, problem };
  } catch {
    return { ...nothing(), isWritable: false, problem: appError('connections/unreadable') };
  }
}

/**
 * Writes the connections in the place of what was there.
 *
 * @returns false where they could not be written; what was there is then as it was
 */
export async function writeConnections(path: string, file: ConnectionsFile): Promise<boolean> {
  const { connections, openId, removed } = file;
  const content = {
    version: 1,
    ...(openId === undefined ? {} : { openId }),
    ...(removed.length === 0 ? {} : { removed: removed.slice(-maxRemoved) }),
    connections,
  };
  return writeKept(path, content, maxFileBytes);
}

function connectionsIn(text: string): (ConnectionsFile & { isWhole: boolean }) | undefined {
  const file = jsonAs(fileSchema, text);
  if (!file) return undefined;
  const connections = new Map<string, SavedConnection>();
  let isWhole = true;
  for (const entry of file.connections) {
    const parsed = savedConnectionSchema.safeParse(entry);
    if (!parsed.success || connections.has(parsed.data.id)) isWhole = false;
    else connections.set(parsed.data.id, parsed.data);
  }
  const { openId, removed = [] } = file;
  return { connections: [...connections.values()], openId, removed, isWhole };
}
