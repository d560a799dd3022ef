import { Checkmark16Filled, Important16Filled } from '@fluentui/react-icons';
import { isReachable } from '../../shared/wizard/reducer.ts';
import { stepStatus } from '../../shared/wizard/selectors.ts';
import { stepNumber, wizardSteps, type WizardStep } from '../../shared/wizard/steps.ts';
import { RailConnection } from '../connections/rail-connection.tsx';
import { useMessages } from '../messages-context.ts';
import { AppLinks } from '../settings/app-links.tsx';
import type { Wizard } from '../use-wizard.ts';
import { stepSummary } from './step-summary.ts';

/** The steps on the left: where one is, what is done, what was chosen, and the way back. */
export function Rail({ wizard, current }: { wizard: Wizard; current: WizardStep }) {
  const messages = useMessages();
  return (
    <nav className="rail" aria-label={messages.rail.label}>
      <div className="rail-app">{messages.app.name}</div>
      <RailConnection wizard={wizard} />
      <ol className="rail-steps">
        {wizardSteps.map((step) => (
          <li key={step}>
            <RailStep wizard={wizard} step={step} current={step === current} />
          </li>
        ))}
      </ol>
      {wizard.state.draft.practice && (
        <div className="practice-badge">{messages.rail.practice}</div>
      )}
      <AppLinks wizard={wizard} />
    </nav>
  );
}

interface RailStepProps {
  wizard: Wizard;
  step: WizardStep;
  current: boolean;
}

function RailStep({ wizard, step, current }: RailStepProps) {
  const messages = useMessages();
  const status = stepStatus(wizard.state, step);
  const summary = stepSummary(wizard.state, step, messages);
  const content = (
    <>
      <span className="rail-mark" aria-hidden="true">
        <RailMark step={step} status={current ? 'open' : status} />
      </span>
      <span className="rail-text">
        <span className="rail-name">{messages.step.names[step]}</span>
        {summary !== undefined && <span className="rail-summary">{summary}</span>}
        <span className="visually-hidden">{`, ${messages.rail.status[status]}`}</span>
      </span>
    </>
  );
  const className = `rail-step ${current ? 'is-current' : `is-${status}`}`;
  if (!isReachable(wizard.state, step)) return <span className={className}>{content}</span>;
  return (
    <button
      type="button"
      className={className}
      aria-current={current ? 'step' : undefined}
      title={messages.step.names[step]}
      onClick={() => {
        wizard.dispatch({ kind: 'step-chosen', step });
      }}
    >
      {content}
    </button>
  );
}

function RailMark({ step, status }: { step: WizardStep; status: 'done' | 'failed' | 'open' }) {
  if (status === 'done') return <Checkmark16Filled />;
  if (status === 'failed') return <Important16Filled />;
  return stepNumber(step);
}
