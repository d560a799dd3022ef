import { Field, Input } from '@fluentui/react-components';
import type { DraftField, DraftTextFieldName } from '../../shared/wizard/draft.ts';
import type { WizardStep } from '../../shared/wizard/steps.ts';
import { stepIssues } from '../../shared/wizard/validation.ts';
import { useMessages } from '../messages-context.ts';
import type { Wizard } from '../use-wizard.ts';

/** The element that a link in the summary leads to. */
export function fieldId(field: DraftField): string {
  return `field-${field}`;
}

interface DraftTextFieldProps {
  wizard: Wizard;
  step: WizardStep;
  field: DraftTextFieldName;
  /** May be left empty; `placeholder` says what stands for it then. */
  optional?: { placeholder: string };
}

/** One line of text of the draft, with its label, its hint, and what is wrong with it. */
export function DraftTextField({ wizard, step, field, optional }: DraftTextFieldProps) {
  const messages = useMessages();
  const { draft, refusals } = wizard.state;
  const text = messages.fields[field];
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
        value={draft[field]}
        placeholder={optional?.placeholder ?? ''}
        autoComplete="off"
        autoCapitalize="off"
        spellCheck={false}
        onChange={(_event, { value }) => {
          wizard.dispatch({ kind: 'draft-changed', change: { [field]: value } });
        }}
      />
    </Field>
  );
}
