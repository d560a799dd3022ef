import { MessageBar, MessageBarBody } from '@fluentui/react-components';
import { formatTicket } from '../../shared/ticket.ts';
import { isRunOutdated } from '../../shared/wizard/selectors.ts';
import { BackButton, PrimaryButton } from '../components/buttons.tsx';
import { CopyButton } from '../components/copy-button.tsx';
import { StepPage } from '../components/step-page.tsx';
import { useMessages } from '../messages-context.ts';
import type { Wizard } from '../use-wizard.ts';

/** Step 7: the run as text for a ticket. */
export function ReportStep({ wizard }: { wizard: Wizard }) {
  const messages = useMessages();
  const text = messages.report;
  const { run } = wizard.state;
  const ticket = run.kind === 'finished' ? formatTicket(run.record) : undefined;
  return (
    <StepPage
      wizard={wizard}
      step="report"
      heading={text.heading}
      lead={text.lead}
      onSubmit={() => {
        if (ticket === undefined) wizard.dispatch({ kind: 'step-chosen', step: 'test' });
      }}
      footer={
        <>
          <BackButton wizard={wizard} />
          {ticket === undefined ? (
            <PrimaryButton>{text.goToTest}</PrimaryButton>
          ) : (
            <CopyButton
              wizard={wizard}
              text={ticket}
              label={messages.copy.forTicket}
              what={text.label}
              primary
            />
          )}
        </>
      }
    >
      {ticket !== undefined && isRunOutdated(wizard.state) && (
        <MessageBar intent="warning" layout="multiline">
          <MessageBarBody>{messages.test.outdated}</MessageBarBody>
        </MessageBar>
      )}
      {ticket === undefined ? (
        <p>{text.missing}</p>
      ) : (
        <pre className="ticket" tabIndex={0} role="region" aria-label={text.label}>
          {ticket}
        </pre>
      )}
    </StepPage>
  );
}
