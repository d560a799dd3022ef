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

/** The first screen, or the rail with the step that is shown. */
export function Window({ wizard }: { wizard: Wizard }) {
  const { screen } = wizard.state;
  if (screen.kind === 'start') return <StartScreen wizard={wizard} />;
  const Step = steps[screen.step];
  return (
    <div className="window">
      <Rail wizard={wizard} current={screen.step} />
      <Step wizard={wizard} />
    </div>
  );
}
