import { Field, Input, Textarea } from '@fluentui/react-components';
import { maxListLength, maxTextLength } from '../../shared/connections/limits.ts';
import type { DraftField } from '../../shared/wizard/draft.ts';
import type { WizardStep } from '../../shared/wizard/steps.ts';
import { useMessages } from '../messages-context.ts';
import { Suggested, suggestedField } from '../policy/suggested.tsx';
import type { Wizard } from '../use-wizard.ts';
import { useAnnouncement } from './announcer.tsx';
import { fieldMessage } from './field-message.tsx';
import { fieldTextOf } from './field-text.ts';
import { useLeft } from './use-left.ts';

/** The element that a link in the summary leads to. */
export function fieldId(field: DraftField): string {
  return `field-${field}`;
}

interface TextFieldProps {
  wizard: Wizard;
  step: WizardStep;
  field: DraftField;
  value: string;
  onValue: (value: string) => void;
  /** May be left empty; `placeholder` says what stands for it then. */
  optional?: { placeholder: string };
  /** How many lines it shows, where it may have more than one. */
  lines?: number;
}

/** Text of a step, mostly one line, with its label, its hint, and what is wrong with it. */
export function TextField(props: TextFieldProps) {
  const { wizard, step, field, value, onValue, optional, lines } = props;
  const messages = useMessages();
  const text = fieldTextOf(messages, field, wizard.state.draft);
  const { isLeft, onBlur, onText } = useLeft(value);
  const said = fieldMessage(messages, wizard.state, step, field, { value, isLeft });
  const suggested = suggestedField(wizard, field);
  useAnnouncement(said.announcement);
  const input = {
    id: fieldId(field),
    value,
    placeholder: optional?.placeholder ?? '',
    // What is longer could not be kept.
    maxLength: lines === undefined ? maxTextLength : maxListLength,
    autoComplete: 'off',
    autoCapitalize: 'off',
    spellCheck: false,
    onBlur,
    onChange: (_event: unknown, data: { value: string }) => {
      onText(data.value);
      onValue(data.value);
    },
  };
  return (
    <Field
      className="text-field"
      // The ID is not Fluent's own, and a press on the label is to lead here all the same.
      label={{ children: text.label, htmlFor: input.id }}
      hint={
        suggested ? (
          <>
            {text.hint}
            <Suggested field={suggested} />
          </>
        ) : (
          text.hint
        )
      }
      required={!optional}
      {...said.message}
    >
      {lines === undefined ? (
        <Input {...input} />
      ) : (
        <Textarea {...input} rows={lines} resize="vertical" />
      )}
    </Field>
  );
}
