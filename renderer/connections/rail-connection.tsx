import { Button } from '@fluentui/react-components';
import { ArrowLeft16Regular, Edit16Regular } from '@fluentui/react-icons';
import { useState } from 'react';
import { useMessages } from '../messages-context.ts';
import type { Wizard } from '../use-wizard.ts';
import { RenameDialog } from './rename-dialog.tsx';

/** Above the steps: the way back to all connections, and which one is open. */
export function RailConnection({ wizard }: { wizard: Wizard }) {
  const { connections: text } = useMessages();
  const [isRenaming, setRenaming] = useState(false);
  const { draft, connectionId } = wizard.state;
  const name = draft.name === '' ? text.unnamed : draft.name;
  return (
    <div className="rail-connection">
      <Button
        className="rail-back"
        appearance="subtle"
        size="small"
        icon={<ArrowLeft16Regular />}
        title={text.all}
        onClick={wizard.showConnections}
      >
        <span className="rail-text">{text.all}</span>
      </Button>
      <button
        type="button"
        className="rail-connection-name"
        aria-label={text.renameOf(name)}
        title={text.rename}
        onClick={() => {
          setRenaming(true);
        }}
      >
        <span>{name}</span>
        <Edit16Regular aria-hidden="true" />
      </button>
      {isRenaming && (
        <RenameDialog
          wizard={wizard}
          id={connectionId}
          name={draft.name}
          onClose={() => {
            setRenaming(false);
          }}
        />
      )}
    </div>
  );
}
