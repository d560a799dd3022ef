import { DraftTextField } from '../components/draft-text-field.tsx';
import { FormStep } from '../components/form-step.tsx';
import { Guide } from '../components/guide.tsx';
import { PracticeNote } from '../components/practice-note.tsx';
import { ScriptCard } from '../components/script-card.tsx';
import { useMessages } from '../messages-context.ts';
import type { Wizard } from '../use-wizard.ts';
import { AccountTypes } from './account-types.tsx';
import { RegistrationFlow } from './registration-flow.tsx';

/** Step 2: the app registration, and how to make one. */
export function RegistrationStep({ wizard }: { wizard: Wizard }) {
  const text = useMessages().registration;
  const guide =
    wizard.state.draft.access === 'delegated'
      ? 'register-app-delegated'
      : 'register-app-application';
  return (
    <FormStep wizard={wizard} step="registration" text={text}>
      <PracticeNote wizard={wizard} text={text.practiceNote} />
      <section className="card">
        <DraftTextField wizard={wizard} step="registration" field="clientId" />
        <AccountTypes wizard={wizard} />
      </section>
      <RegistrationFlow wizard={wizard} />
      {/* Another guide, not the same one with other steps. */}
      <Guide key={guide} wizard={wizard} id={guide} open />
      <ScriptCard wizard={wizard} topic="app-registration" />
    </FormStep>
  );
}
