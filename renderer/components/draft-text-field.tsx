import { Field, Input } from '@fluentui/react-components';
import type { DraftField } from '../../shared/wizard/draft.ts';
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
  field: DraftField;
}

/** One line of text of the draft, with its label, its hint, and what is wrong with it. */
export function DraftTextField({ wizard, step, field }: DraftTextFieldProps) {
  const messages = useMessages();
  const { draft, refusals } = wizard.state;
  const text = messages.fields[field];
  const issue =
    refusals > 0 ? stepIssues(draft, step).find((found) => found.field === field) : undefined;
  return (
    <Field
      className="text-field"
      label={text.label}
      hint={text.hint}
      required
      {...(issue ? { validationMessage: text.problems[issue.problem] } : {})}
    >
      <Input
        id={fieldId(field)}
        value={draft[field]}
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
