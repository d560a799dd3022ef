import { Button, MessageBar, MessageBarActions, MessageBarBody } from '@fluentui/react-components';
import { useEffect, useRef } from 'react';
import { useMessages } from '../messages-context.ts';
import type { Wizard } from '../use-wizard.ts';

/** The way back from a deletion. It stays until it is closed, or something else is deleted. */
export function UndoBar({ wizard }: { wizard: Wizard }) {
  const { connections: text } = useMessages();
  const { deleted } = wizard.state.connections;
  const barRef = useRef<HTMLDivElement>(null);
  const id = deleted?.id;

  useEffect(() => {
    // The button that was pressed is gone with its row.
    if (id !== undefined) barRef.current?.querySelector('button')?.focus();
  }, [id]);

  if (!deleted) return null;
  return (
    <div ref={barRef}>
      <MessageBar intent="info">
        <MessageBarBody>
          {text.deleted(deleted.name === '' ? text.unnamed : deleted.name)}
        </MessageBarBody>
        <MessageBarActions>
          <Button size="small" onClick={wizard.undoDelete}>
            {text.undo}
          </Button>
          <Button size="small" appearance="transparent" onClick={wizard.closeUndo}>
            {text.close}
          </Button>
        </MessageBarActions>
      </MessageBar>
    </div>
  );
}
