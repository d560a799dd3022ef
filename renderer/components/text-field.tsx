import { Field, Input } from '@fluentui/react-components';
import type { DraftField } from '../../shared/wizard/draft.ts';
import type { WizardStep } from '../../shared/wizard/steps.ts';
import { stepIssues } from '../../shared/wizard/validation.ts';
import { useMessages } from '../messages-context.ts';
import type { Wizard } from '../use-wizard.ts';
import { fieldTextOf } from './field-text.ts';

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
}

/** One line of text of a step, with its label, its hint, and what is wrong with it. */
export function TextField({ wizard, step, field, value, onValue, optional }: TextFieldProps) {
  const messages = useMessages();
  const { draft, refusals } = wizard.state;
  const text = fieldTextOf(messages, field, draft);
  const issue =
    refusals > 0 ? stepIssues(draft, step).find((found) => found.field === field) : undefined;
  const problem = issue && text.problems[issue.problem];
  return (
    <Field
      className="text-field"
      label={text.label}
      hint={text.hint}
      required={!optional}
      {...(problem === undefined ? {} : { validationMessage: problem })}
    >
      <Input
        id={fieldId(field)}
        value={value}
        placeholder={optional?.placeholder ?? ''}
        autoComplete="off"
        autoCapitalize="off"
        spellCheck={false}
        onChange={(_event, data) => {
          onValue(data.value);
        }}
      />
    </Field>
  );
}
