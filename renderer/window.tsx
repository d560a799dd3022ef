import { useState } from 'react';
import { PracticeBar } from './components/practice-bar.tsx';
import { Rail } from './components/rail.tsx';
import { MailboxesStep } from './steps/mailboxes-step.tsx';
import { RegistrationStep } from './steps/registration-step.tsx';
import { ReportStep } from './steps/report-step.tsx';
import { ScopesStep } from './steps/scopes-step.tsx';
import { SignInStep } from './steps/sign-in-step.tsx';
import { StartScreen } from './steps/start-screen.tsx';
import { TenantStep } from './steps/tenant-step.tsx';
import { TestStep } from './steps/test-step.tsx';
import type { WizardStep } from '../shared/wizard/steps.ts';
import type { FailedProtocol } from '../shared/diagnosis/facts/facts.ts';
import { ExplainContext } from './explain/explain-context.ts';
import { ExplainDialog } from './explain/explain-dialog.tsx';
import type { Wizard } from './use-wizard.ts';

const steps = {
  tenant: TenantStep,
  registration: RegistrationStep,
  scopes: ScopesStep,
  mailboxes: MailboxesStep,
  'sign-in': SignInStep,
  test: TestStep,
  report: ReportStep,
} satisfies Record<WizardStep, unknown>;

/** What is shown, and above it the dialog that explains messages, once it is asked for. */
export function Window({ wizard }: { wizard: Wizard }) {
  const [explaining, setExplaining] = useState<{ source?: FailedProtocol }>();
  return (
    <ExplainContext
      value={(source) => {
        setExplaining(source ? { source } : {});
      }}
    >
      <Screen wizard={wizard} />
      {explaining && (
        <ExplainDialog
          wizard={wizard}
          from={explaining.source}
          onClose={() => {
            setExplaining(undefined);
          }}
        />
      )}
    </ExplainContext>
  );
}

/** The first screen, or the rail with the step that is shown. */
function Screen({ wizard }: { wizard: Wizard }) {
  const { screen } = wizard.state;
  if (screen.kind === 'start') return <StartScreen wizard={wizard} />;
  const Step = steps[screen.step];
  return (
    <div className="window">
      <Rail wizard={wizard} current={screen.step} />
      <div className="window-content">
        {wizard.state.draft.practice && <PracticeBar wizard={wizard} />}
        <Step wizard={wizard} />
      </div>
    </div>
  );
}
