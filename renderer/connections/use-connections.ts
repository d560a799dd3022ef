import { useCallback, useEffect } from 'react';
import type {
  ConnectionToSave,
  ImportAnswer,
  ImportedConnection,
  SavedConnection,
} from '../../shared/connections/saved-connection.ts';
import { toDraft } from '../../shared/connections/saved-draft.ts';
import { uniqueName } from '../../shared/connections/names.ts';
import { takenNames } from '../../shared/wizard/connections-state.ts';
import { firstIncompleteStep } from '../../shared/wizard/validation.ts';
import type { WizardContext } from '../use-wizard.ts';
import { useAutosave } from './use-autosave.ts';

export interface ConnectionCommands {
  /** Goes on with a saved connection where it was left. */
  openConnection: (connection: SavedConnection) => void;
  /** Shows the list of all; what is open stays as it is. */
  showConnections: () => void;
  /** Gives a name that is right: to a saved connection, or to the one that is open. */
  renameConnection: (id: string | undefined, name: string) => void;
  /** Keeps the same settings once more; the name is changed where it is taken. */
  duplicateConnection: (connection: SavedConnection, name: string) => void;
  deleteConnection: (connection: SavedConnection) => void;
  undoDelete: () => void;
  /** Closes the way back from the last deletion. */
  closeUndo: () => void;
  /** Resolves to whether a file was written. */
  exportConnections: (ids: string[]) => Promise<boolean>;
  /** Asks for a file; resolves to what is in it, if anything. */
  chooseImport: () => Promise<Extract<ImportAnswer, { kind: 'found' }> | undefined>;
  /** Keeps what was chosen of such a file; resolves to whether all of it could be. */
  takeImported: (connections: readonly ImportedConnection[]) => Promise<boolean>;
}

/** @param leave ends what is under way in the connection that is open */
export function useConnections(context: WizardContext, leave: () => void): ConnectionCommands {
  const { api, state, dispatch, report } = context;
  const { connections, connectionId } = state;
  // First, so that what was typed last is handed over before the list is asked for.
  useAutosave(context);
  const read = useRead(context);

  /** Does something to what is kept, says what was in the way, and shows the list as it is then. */
  async function change(call: ReturnType<typeof api.deleteConnection>): Promise<boolean> {
    const done = await report(call);
    await read();
    return done;
  }

  function save(connection: ConnectionToSave) {
    return api.saveConnection({ connection, open: false });
  }

  async function open(connection: SavedConnection) {
    const isHere = connection.id === connectionId;
    if (!isHere) leave();
    if (!connection.draft.practice) {
      dispatch({ kind: 'connection-opened', connection });
      return;
    }
    dispatch({ kind: 'practice-starting' });
    const scenario = isHere ? state.draft.practice?.scenario : undefined;
    const result = await api.startPractice(scenario === undefined ? {} : { scenario });
    if (result.ok) dispatch({ kind: 'connection-opened', connection, practice: result.value });
    else dispatch({ kind: 'practice-started', result });
  }

  function rename(id: string | undefined, name: string) {
    if (id === connectionId) dispatch({ kind: 'connection-renamed', name });
    const saved = connections.list.find((each) => each.id === id);
    // Beside its steps it is kept like everything else that is typed.
    if (!saved || state.screen.kind === 'step') return;
    void change(save({ ...toSave(saved), name, isNamed: true }));
  }

  async function remove(connection: SavedConnection) {
    const { id } = connection;
    if (id === connectionId) {
      leave();
      dispatch({ kind: 'connection-closed' });
    }
    await change(api.deleteConnection({ id }));
    dispatch({ kind: 'connection-deleted', connection });
  }

  async function undo() {
    const { deleted } = connections;
    if (!deleted) return;
    dispatch({ kind: 'connection-deleted', connection: undefined });
    await change(api.restoreConnection({ id: deleted.id }));
  }

  async function take(found: readonly ImportedConnection[]): Promise<boolean> {
    const taken = takenNames(connections, undefined);
    let isWhole = true;
    for (const imported of found) {
      const name = uniqueName(imported.name, taken);
      taken.push(name);
      isWhole = (await report(save(newlyImported(imported, name)))) && isWhole;
    }
    await read();
    return isWhole;
  }

  return {
    openConnection: (connection) => void open(connection),
    showConnections: () => {
      dispatch({ kind: 'connections-shown' });
    },
    renameConnection: rename,
    duplicateConnection: (connection, name) => {
      const unique = uniqueName(name, takenNames(connections, undefined));
      const copy = { ...toSave(connection), id: crypto.randomUUID(), name: unique, isNamed: true };
      void change(save(copy));
    },
    deleteConnection: (connection) => void remove(connection),
    undoDelete: () => void undo(),
    closeUndo: () => {
      dispatch({ kind: 'connection-deleted', connection: undefined });
      void report(api.forgetDeleted());
    },
    exportConnections: async (ids) => {
      const result = await api.exportConnections({ ids });
      dispatch({ kind: 'notice', error: result.ok ? undefined : result.error });
      return result.ok && result.value.saved;
    },
    chooseImport: async () => {
      const result = await api.chooseImport();
      dispatch({ kind: 'notice', error: result.ok ? undefined : result.error });
      return result.ok && result.value.kind === 'found' ? result.value : undefined;
    },
    takeImported: take,
  };
}

/** Reads the list whenever it is shown. */
function useRead({ api, state, dispatch }: WizardContext): () => Promise<void> {
  const isStart = state.screen.kind === 'start';

  const read = useCallback(async () => {
    const result = await api.listConnections();
    const list = result.ok ? result.value : { connections: [], problem: result.error };
    dispatch({ kind: 'connections-read', list });
  }, [api, dispatch]);

  useEffect(() => {
    if (isStart) void read();
  }, [isStart, read]);
  return read;
}

/** Without what the main process knows better. */
function toSave({ createdAt: _made, updatedAt: _changed, ...rest }: SavedConnection) {
  return rest satisfies ConnectionToSave;
}

/** Begins at its first step, so that all of it is seen before anything is done with it. */
function newlyImported({ draft }: ImportedConnection, name: string): ConnectionToSave {
  const whole = toDraft(draft, { name, isNamed: true }, undefined);
  const furthest = draft.practice ? 'tenant' : (firstIncompleteStep(whole) ?? 'sign-in');
  return {
    version: 1,
    id: crypto.randomUUID(),
    name,
    isNamed: true,
    draft,
    furthest,
    step: 'tenant',
  };
}
