import { Button, MessageBar, MessageBarBody, Spinner } from '@fluentui/react-components';
import { firstFailure, runningStage } from '../../shared/wizard/run-view.ts';
import { currentSignIn, isRunOutdated } from '../../shared/wizard/selectors.ts';
import type { RunState } from '../../shared/wizard/state.ts';
import type { Messages } from '../../shared/messages/en.ts';
import { BackButton, PrimaryButton } from '../components/buttons.tsx';
import { StepPage } from '../components/step-page.tsx';
import { useMessages } from '../messages-context.ts';
import type { Wizard } from '../use-wizard.ts';
import { RunResult } from './run-result.tsx';

/** Step 6: the stages fill, the transcript appears, and a failure is explained. */
export function TestStep({ wizard }: { wizard: Wizard }) {
  const messages = useMessages();
  const text = messages.test;
  const { draft, run } = wizard.state;
  const mailbox = draft.mailboxKind === 'shared' ? draft.sharedMailbox : draft.user;
  return (
    <StepPage
      wizard={wizard}
      step="test"
      heading={headline(run, messages)}
      lead={run.kind === 'none' ? text.lead(mailbox.trim()) : undefined}
      phase={run.kind}
      onSubmit={() => {
        if (isDone(wizard)) wizard.dispatch({ kind: 'continue' });
        else if (run.kind !== 'starting' && run.kind !== 'running') wizard.startTest();
      }}
      footer={<TestButtons wizard={wizard} />}
    >
      {isRunOutdated(wizard.state) && (
        <MessageBar intent="warning" layout="multiline">
          <MessageBarBody>{text.outdated}</MessageBarBody>
        </MessageBar>
      )}
      <Progress run={run} />
      {run.kind !== 'none' && run.kind !== 'starting' && <RunResult wizard={wizard} run={run} />}
    </StepPage>
  );
}

/** True when there is a record to report, of the present settings. */
function isDone(wizard: Wizard): boolean {
  return wizard.state.run.kind === 'finished' && !isRunOutdated(wizard.state);
}

/** The result in one sentence; before there is one, what the page is for. */
function headline(run: RunState, messages: Messages): string {
  const text = messages.test;
  switch (run.kind) {
    case 'none':
      return text.heading;
    case 'starting':
    case 'running':
      return text.headingRunning(messages.protocols.imap);
    case 'failed':
      return text.headingNotRun;
    case 'finished': {
      if (run.record.outcome === 'cancelled') return text.headingCancelled;
      const failure = firstFailure(run.checks);
      if (!failure) return text.headingWorks(messages.protocols.imap);
      return text.headingFailed(
        messages.protocols[failure.check.protocol],
        messages.stages[failure.result.stage],
      );
    }
  }
}

/** What goes on, for eyes and ears; when it is over, the result in one sentence. */
function Progress({ run }: { run: RunState }) {
  const messages = useMessages();
  const busy = run.kind === 'starting' || run.kind === 'running';
  const stage = run.kind === 'running' ? runningStage(run.checks) : undefined;
  const label = stage
    ? messages.test.progress(stage.protocol, stage.stage)
    : messages.test.starting;
  return (
    <div role="status" className="progress-line">
      {busy && <Spinner className="progress" size="tiny" labelPosition="after" label={label} />}
      {!busy && run.kind !== 'none' && (
        <span className="visually-hidden">{headline(run, messages)}</span>
      )}
    </div>
  );
}

function TestButtons({ wizard }: { wizard: Wizard }) {
  const text = useMessages().test;
  const { run } = wizard.state;
  if (run.kind === 'starting' || run.kind === 'running') {
    return (
      <>
        <BackButton wizard={wizard} />
        <Button
          key="cancel"
          onClick={() => {
            wizard.cancelTest();
          }}
        >
          {text.cancel}
        </Button>
      </>
    );
  }
  if (isDone(wizard)) {
    return (
      <>
        <BackButton wizard={wizard} />
        <Button
          key="again"
          onClick={() => {
            wizard.startTest();
          }}
        >
          {text.again}
        </Button>
        <PrimaryButton key="next">{text.next}</PrimaryButton>
      </>
    );
  }
  if (currentSignIn(wizard.state).kind !== 'valid') {
    return (
      <>
        <span className="quiet">{text.needsSignIn}</span>
        <BackButton wizard={wizard} />
        <PrimaryButton key="sign-in">{text.goToSignIn}</PrimaryButton>
      </>
    );
  }
  return (
    <>
      <BackButton wizard={wizard} />
      <PrimaryButton key="start">{run.kind === 'none' ? text.start : text.again}</PrimaryButton>
    </>
  );
}
