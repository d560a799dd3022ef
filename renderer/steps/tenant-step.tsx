import { BackButton, PrimaryButton } from '../components/buttons.tsx';
import { DraftTextField } from '../components/draft-text-field.tsx';
import { PracticeNote } from '../components/practice-note.tsx';
import { StepPage } from '../components/step-page.tsx';
import { useMessages } from '../messages-context.ts';
import type { Wizard } from '../use-wizard.ts';

/** Step 1: which tenant, in which cloud. */
export function TenantStep({ wizard }: { wizard: Wizard }) {
  const text = useMessages().tenant;
  return (
    <StepPage
      wizard={wizard}
      step="tenant"
      heading={text.heading}
      lead={text.lead}
      onSubmit={() => {
        wizard.dispatch({ kind: 'continue' });
      }}
      footer={
        <>
          <BackButton wizard={wizard} />
          <PrimaryButton>{text.next}</PrimaryButton>
        </>
      }
    >
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
    </StepPage>
  );
}
