import { Button, Field } from '@fluentui/react-components';
import { useRef, useState } from 'react';
import type { FailedProtocol } from '../../shared/diagnosis/facts/facts.ts';
import type { ReportedText } from '../../shared/diagnosis/reported-text.ts';
import { accessTypes, type AccessType } from '../../shared/flows.ts';
import { DialogFrame } from '../components/dialog-frame.tsx';
import { useMessages } from '../messages-context.ts';
import type { Wizard } from '../use-wizard.ts';
import { ChoiceField } from './choice-field.tsx';
import { ExplainContext } from './explain-context.ts';
import { Explanation } from './explanation.tsx';

const sources = ['imap', 'pop', 'smtp', 'entra', 'powershell'] as const;
const mailboxes = ['own', 'shared'] as const;

interface ExplainDialogProps {
  wizard: Wizard;
  /** Where the message comes from, where that is known to begin with. */
  from: FailedProtocol | undefined;
  onClose: () => void;
}

/**
 * A dialog in which the message of another program is pasted and explained. Nothing of it outlives
 * the dialog, and nothing of it leaves the page.
 */
export function ExplainDialog({ wizard, from, onClose }: ExplainDialogProps) {
  const { explain: text } = useMessages();
  const dialogRef = useRef<HTMLDialogElement>(null);
  const textRef = useRef<HTMLTextAreaElement>(null);
  const [isMissing, setMissing] = useState(false);
  const [source, setSource] = useState(from);
  const [access, setAccess] = useState<AccessType>();
  const [mailbox, setMailbox] = useState<'own' | 'shared'>();
  const [asked, setAsked] = useState<ReportedText>();

  function ask() {
    const pasted = textRef.current?.value ?? '';
    const isEmpty = pasted.trim() === '';
    setMissing(isEmpty);
    if (isEmpty) {
      textRef.current?.focus();
      return;
    }
    setAsked({
      text: pasted,
      ...(source ? { source } : {}),
      ...(access ? { access } : {}),
      ...(mailbox ? { mailbox } : {}),
    });
  }

  return (
    <DialogFrame
      ref={dialogRef}
      heading={text.heading}
      size="wide"
      onClose={onClose}
      footer={
        <>
          <Button
            onClick={() => {
              dialogRef.current?.close();
            }}
          >
            {text.close}
          </Button>
          <Button appearance="primary" onClick={ask}>
            {text.explain}
          </Button>
        </>
      }
    >
      <p className="quiet">{text.lead}</p>
      <Field
        label={text.text}
        hint={text.textHint}
        {...(isMissing ? { validationMessage: text.textMissing } : {})}
      >
        {(props) => (
          <textarea
            {...props}
            ref={textRef}
            className="secret-input explain-text"
            rows={5}
            spellCheck={false}
            autoComplete="off"
          />
        )}
      </Field>
      <div className="field-row">
        <ChoiceField
          label={text.source}
          values={sources}
          names={text.sources}
          value={source}
          onChange={setSource}
        />
        <ChoiceField
          label={text.access}
          values={accessTypes}
          names={text.accesses}
          value={access}
          onChange={setAccess}
        />
        <ChoiceField
          label={text.mailbox}
          values={mailboxes}
          names={text.mailboxes}
          value={mailbox}
          onChange={setMailbox}
        />
      </div>
      <ExplainContext value={undefined}>
        {asked && <Explanation wizard={wizard} asked={asked} />}
      </ExplainContext>
    </DialogFrame>
  );
}
