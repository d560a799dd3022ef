import { useEffect, useRef, type ReactNode } from 'react';
import { stepNumber, wizardSteps, type WizardStep } from '../../shared/wizard/steps.ts';
import { useMessages } from '../messages-context.ts';
import type { Wizard } from '../use-wizard.ts';
import { Announcer } from './announcer.tsx';
import { IssueSummary } from './issue-summary.tsx';
import { Notice } from './notice.tsx';

interface StepPageProps {
  wizard: Wizard;
  step: WizardStep;
  heading: string;
  /** What the step is about; left out where there is more important to see. */
  lead?: string | undefined;
  /** What Enter in a field does: the same as the primary button. */
  onSubmit: () => void;
  /** The buttons at the bottom, Back first and the primary one last. */
  footer: ReactNode;
  /**
   * Changes when the page turns into another without a change of step, such as from a running test
   * to its result; the focus then goes to the heading if the button that had it is gone.
   */
  phase?: string;
  children: ReactNode;
}

/** One step: where one is, the heading that takes the focus, the content, the buttons. */
export function StepPage(props: StepPageProps) {
  const { wizard, step, heading, lead, onSubmit, footer, phase, children } = props;
  const messages = useMessages();
  const { refusals } = wizard.state;
  const formRef = useRef<HTMLFormElement>(null);
  const headingRef = useRef<HTMLHeadingElement>(null);
  const position = messages.step.position(stepNumber(step), wizardSteps.length);

  useEffect(() => {
    document.title = messages.app.title(messages.step.title(position, messages.step.names[step]));
  }, [messages, position, step]);

  useEffect(() => {
    // A refusal leads to the first field that needs attention, each time it is repeated.
    const field =
      refusals > 0 ? formRef.current?.querySelector<HTMLElement>('[aria-invalid="true"]') : null;
    (field ?? headingRef.current)?.focus();
  }, [step, refusals]);

  /** What has the focus, as far as the page was told: of what is removed nobody tells. */
  const focusedRef = useRef<Element>(undefined);
  useEffect(() => {
    if (focusedRef.current?.isConnected !== false) return;
    focusedRef.current = undefined;
    // Whatever had the focus is gone, and nothing took it: it is not to start again at the window.
    if (document.activeElement === document.body) {
      headingRef.current?.focus({ preventScroll: true });
    }
  });

  useEffect(() => {
    const nowhere = document.activeElement === null || document.activeElement === document.body;
    if (nowhere) headingRef.current?.focus({ preventScroll: true });
  }, [phase]);

  return (
    <form
      ref={formRef}
      className="page"
      noValidate
      onFocus={({ target }) => {
        focusedRef.current = target;
      }}
      onBlur={() => {
        focusedRef.current = undefined;
      }}
      onSubmit={(event) => {
        event.preventDefault();
        onSubmit();
      }}
    >
      <Announcer>
        <main className="page-body">
          <div>
            <div className="eyebrow">
              {position}
              {wizard.state.draft.practice && (
                <span className="practice-badge is-narrow">{messages.rail.practice}</span>
              )}
            </div>
            <h1 ref={headingRef} tabIndex={-1}>
              {heading}
            </h1>
          </div>
          {lead !== undefined && <p className="lead">{lead}</p>}
          <Notice wizard={wizard} />
          <IssueSummary wizard={wizard} step={step} />
          {children}
        </main>
      </Announcer>
      <footer className="page-footer">{footer}</footer>
    </form>
  );
}
