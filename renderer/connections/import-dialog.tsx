import { Button, Checkbox } from '@fluentui/react-components';
import { useRef, useState } from 'react';
import type {
  ImportAnswer,
  ImportedConnection,
} from '../../shared/connections/saved-connection.ts';
import { foreignValues } from '../../shared/connections/foreign-values.ts';
import { DialogFrame } from '../components/dialog-frame.tsx';
import { useMessages } from '../messages-context.ts';
import type { Wizard } from '../use-wizard.ts';
import { ImportedFacts } from './imported-facts.tsx';

export type FoundConnections = Extract<ImportAnswer, { kind: 'found' }>;

interface ImportDialogProps {
  wizard: Wizard;
  found: FoundConnections;
  onClose: () => void;
  onTaken: (count: number) => void;
}

/**
 * Shows what a file holds before anything of it is taken. What would send a token to another place
 * than the cloud's own is not chosen to begin with.
 */
export function ImportDialog({ wizard, found, onClose, onTaken }: ImportDialogProps) {
  const text = useMessages().connections.importDialog;
  const dialogRef = useRef<HTMLDialogElement>(null);
  const groupRef = useRef<HTMLDivElement>(null);
  const { connections, fileName } = found;
  const [chosen, setChosen] = useState<ReadonlySet<number>>(
    () => new Set([...connections.keys()].filter((index) => !hasForeign(connections[index]))),
  );
  const [isMissing, setMissing] = useState(false);

  async function take() {
    const taken = connections.filter((_each, index) => chosen.has(index));
    setMissing(taken.length === 0);
    if (taken.length === 0) {
      groupRef.current?.querySelector('input')?.focus();
      return;
    }
    const isWhole = await wizard.takeImported(taken);
    dialogRef.current?.close();
    if (isWhole) onTaken(taken.length);
  }

  function choose(index: number, isChosen: boolean) {
    setMissing(false);
    setChosen((before) => {
      const after = new Set(before);
      if (isChosen) after.add(index);
      else after.delete(index);
      return after;
    });
  }

  return (
    <DialogFrame
      ref={dialogRef}
      heading={text.heading}
      onClose={onClose}
      footer={
        <>
          <Button
            onClick={() => {
              dialogRef.current?.close();
            }}
          >
            {text.cancel}
          </Button>
          <Button appearance="primary" onClick={() => void take()}>
            {text.take}
          </Button>
        </>
      }
    >
      <p className="quiet">{text.lead(fileName, connections.length)}</p>
      <p>{text.check}</p>
      <div ref={groupRef} role="group" aria-label={text.choose} className="imported-list">
        {connections.map((connection, index) => (
          <section key={connection.name} className="card" aria-label={connection.name}>
            <Checkbox
              label={connection.name}
              checked={chosen.has(index)}
              onChange={(_event, { checked }) => {
                choose(index, checked === true);
              }}
            />
            <ImportedFacts connection={connection} />
          </section>
        ))}
      </div>
      <p role="alert" className="field-problem progress-line">
        {isMissing ? text.nothingChosen : ''}
      </p>
    </DialogFrame>
  );
}

function hasForeign(connection: ImportedConnection | undefined) {
  return connection !== undefined && foreignValues(connection.draft).length > 0;
}
