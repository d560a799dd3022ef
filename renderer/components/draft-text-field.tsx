import type { DraftTextFieldName } from '../../shared/wizard/draft.ts';
import type { WizardStep } from '../../shared/wizard/steps.ts';
import type { Wizard } from '../use-wizard.ts';
import { TextField } from './text-field.tsx';

interface DraftTextFieldProps {
  wizard: Wizard;
  step: WizardStep;
  field: DraftTextFieldName;
  /** May be left empty; `placeholder` says what stands for it then. */
  optional?: { placeholder: string };
  /** How many lines it shows, where it may have more than one. */
  lines?: number;
}

/** Text that is a value of the draft itself. */
export function DraftTextField({ wizard, field, ...rest }: DraftTextFieldProps) {
  return (
    <TextField
      {...rest}
      wizard={wizard}
      field={field}
      value={wizard.state.draft[field]}
      onValue={(value) => {
        wizard.dispatch({ kind: 'draft-changed', change: { [field]: value } });
      }}
    />
  );
}
