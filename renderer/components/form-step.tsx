import type { ReactNode } from 'react';
import type { WizardStep } from '../../shared/wizard/steps.ts';
import type { Wizard } from '../use-wizard.ts';
import { BackButton, PrimaryButton } from './buttons.tsx';
import { StepPage } from './step-page.tsx';

interface FormStepProps {
  wizard: Wizard;
  step: WizardStep;
  /** The step's heading, its lead, and what its primary button is called. */
  text: { heading: string; lead: string; next: string };
  children: ReactNode;
}

/** A step in which something is filled in or read, and whose primary button leads to the next. */
export function FormStep({ wizard, step, text, children }: FormStepProps) {
  return (
    <StepPage
      wizard={wizard}
      step={step}
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
      {children}
    </StepPage>
  );
}
