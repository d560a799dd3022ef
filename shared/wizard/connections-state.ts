import type { ConnectionList, SavedConnection } from '../connections/saved-connection.ts';
import type { AppError } from '../errors.ts';
import type { PracticeTenantInfo } from '../practice.ts';

/** The connections that are kept on this computer, as the first screen shows them. */
export interface ConnectionsState {
  /** False until the main process has told them for the first time. */
  isRead: boolean;
  /** Oldest first. */
  list: readonly SavedConnection[];
  /** The one that was deleted last, while that can be undone. */
  deleted: Pick<SavedConnection, 'id' | 'name'> | undefined;
  /** What is wrong with their file. */
  problem: AppError | undefined;
  /** Why what is typed is not kept at present. */
  unkept: AppError | undefined;
}

export type ConnectionAction =
  | { kind: 'connections-read'; list: ConnectionList }
  /** One of the list is to be gone on with; a practice connection, in the tenant that runs now. */
  | { kind: 'connection-opened'; connection: SavedConnection; practice?: PracticeTenantInfo }
  /** What was begun has come so far that it is kept, under this ID. */
  | { kind: 'connection-kept'; id: string }
  /** The connection that is open has another name; who gave it, a person did. */
  | { kind: 'connection-renamed'; name: string }
  /** The connection that was open is no more. */
  | { kind: 'connection-closed' }
  | { kind: 'connection-deleted'; connection: Pick<SavedConnection, 'id' | 'name'> | undefined }
  /** The list of all is asked for. */
  | { kind: 'connections-shown' }
  /** Whether what was typed last is kept. */
  | { kind: 'keeping-failed'; error: AppError | undefined };

export const initialConnections: ConnectionsState = {
  isRead: false,
  list: [],
  deleted: undefined,
  problem: undefined,
  unkept: undefined,
};

/** The names of the connections, but for one of them. */
export function takenNames({ list }: ConnectionsState, but: string | undefined): string[] {
  return list.flatMap(({ id, name }) => (id === but ? [] : [name]));
}
