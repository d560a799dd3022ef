import { Button, Field, Input } from '@fluentui/react-components';
import { useEffect, useRef, useState } from 'react';
import { nameProblem } from '../../shared/connections/names.ts';
import { takenNames } from '../../shared/wizard/connections-state.ts';
import { DialogFrame } from '../components/dialog-frame.tsx';
import { useMessages } from '../messages-context.ts';
import type { Wizard } from '../use-wizard.ts';

interface RenameDialogProps {
  wizard: Wizard;
  /** Of a connection that is kept; none where nothing of the one that is open is kept yet. */
  id: string | undefined;
  name: string;
  onClose: () => void;
}

/** A dialog that asks for another name, and says at the field what is wrong with it. */
export function RenameDialog({ wizard, id, name: before, onClose }: RenameDialogProps) {
  const text = useMessages().connections.renameDialog;
  const dialogRef = useRef<HTMLDialogElement>(null);
  const inputRef = useRef<HTMLInputElement>(null);
  const [name, setName] = useState(before);
  /** Nothing is said of what nobody has typed or asked for yet. */
  const [isAsked, setAsked] = useState(false);
  const problem = nameProblem(name, takenNames(wizard.state.connections, id));

  useEffect(() => {
    inputRef.current?.select();
  }, []);

  function save() {
    setAsked(true);
    if (problem) {
      inputRef.current?.focus();
      return;
    }
    wizard.renameConnection(id, name.trim());
    dialogRef.current?.close();
  }

  return (
    <DialogFrame
      ref={dialogRef}
      heading={text.heading}
      size="small"
      onSubmit={save}
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
          <Button appearance="primary" type="submit">
            {text.save}
          </Button>
        </>
      }
    >
      <Field
        label={text.label}
        hint={text.hint}
        {...(isAsked && problem ? { validationMessage: text.problems[problem] } : {})}
      >
        <Input
          input={{ ref: inputRef }}
          value={name}
          autoComplete="off"
          onChange={(_event, data) => {
            setAsked(true);
            setName(data.value);
          }}
        />
      </Field>
    </DialogFrame>
  );
}
