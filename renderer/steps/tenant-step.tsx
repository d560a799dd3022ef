import { DraftTextField } from '../components/draft-text-field.tsx';
import { FormStep } from '../components/form-step.tsx';
import { PracticeNote } from '../components/practice-note.tsx';
import { useMessages } from '../messages-context.ts';
import type { Wizard } from '../use-wizard.ts';

/** Step 1: which tenant, in which cloud. */
export function TenantStep({ wizard }: { wizard: Wizard }) {
  const text = useMessages().tenant;
  return (
    <FormStep wizard={wizard} step="tenant" text={text}>
      <PracticeNote wizard={wizard} text={text.practiceNote} />
      <section className="card">
        <dl className="facts">
          <dt>{text.cloudLabel}</dt>
          <dd>
            {text.cloudGlobal} <span className="quiet">{text.cloudNote}</span>
          </dd>
        </dl>
        <DraftTextField wizard={wizard} step="tenant" field="tenant" />
      </section>
    </FormStep>
  );
}
