import { Button } from '@fluentui/react-components';
import { useState } from 'react';
import type { SavedConnection } from '../../shared/connections/saved-connection.ts';
import { useMessages } from '../messages-context.ts';
import type { Wizard } from '../use-wizard.ts';
import { ConnectionRow } from './connection-row.tsx';
import { RenameDialog } from './rename-dialog.tsx';

/** What was done with files last, until something else is done. */
export interface DoneWithFile {
  kind: 'imported' | 'exported';
  /** How many connections. */
  count: number;
}

interface ConnectionListProps {
  wizard: Wizard;
  /** Says once, for those who do not see it, what was done. */
  onDone: (done: DoneWithFile | undefined) => void;
}

/** The connections of this computer, the one that was changed last first. */
export function ConnectionList({ wizard, onDone }: ConnectionListProps) {
  const { connections: text } = useMessages();
  const [renaming, setRenaming] = useState<SavedConnection>();
  const { list } = wizard.state.connections;
  const shown = list.toSorted((one, other) => (one.updatedAt < other.updatedAt ? 1 : -1));

  async function exportThese(connections: readonly SavedConnection[]) {
    const saved = await wizard.exportConnections(connections.map(({ id }) => id));
    if (saved) onDone({ kind: 'exported', count: connections.length });
  }

  return (
    <section className="connections" aria-labelledby="connections-heading">
      <div className="card-head">
        <h2 id="connections-heading">{text.heading}</h2>
        <Button appearance="subtle" onClick={() => void exportThese(list)}>
          {text.exportAll}
        </Button>
      </div>
      <ul className="connection-list">
        {shown.map((connection) => (
          <ConnectionRow
            key={connection.id}
            wizard={wizard}
            connection={connection}
            onRename={() => {
              setRenaming(connection);
            }}
            onExport={() => void exportThese([connection])}
            onDelete={() => {
              onDone(undefined);
              wizard.deleteConnection(connection);
            }}
          />
        ))}
      </ul>
      {renaming && (
        <RenameDialog
          wizard={wizard}
          id={renaming.id}
          name={renaming.name}
          onClose={() => {
            setRenaming(undefined);
          }}
        />
      )}
    </section>
  );
}
