import { Button, MessageBar, MessageBarBody, Spinner } from '@fluentui/react-components';
import { checkResults } from '../../shared/check-result.ts';
import { draftMailbox, draftSender, type Draft } from '../../shared/wizard/draft.ts';
import { runningStages } from '../../shared/wizard/run-view.ts';
import { currentSignIn, isRunOutdated } from '../../shared/wizard/selectors.ts';
import type { RunState } from '../../shared/wizard/state.ts';
import type { Messages } from '../../shared/messages/en.ts';
import { BackButton, PrimaryButton } from '../components/buttons.tsx';
import { StepPage } from '../components/step-page.tsx';
import { ExplainButton } from '../explain/explain-button.tsx';
import { useMessages } from '../messages-context.ts';
import { useThrottled } from '../transcript/use-throttled.ts';
import type { Wizard } from '../use-wizard.ts';
import { RunResult } from './run-result.tsx';
import { TestMessage } from './test-message.tsx';

/** Step 6: the stages fill, the transcript appears, and a failure is explained. */
export function TestStep({ wizard }: { wizard: Wizard }) {
  const messages = useMessages();
  const text = messages.test;
  const { draft, run } = wizard.state;
  const busy = run.kind === 'starting' || run.kind === 'running';
  const extras = !busy && (
    <>
      {draft.protocols.includes('smtp') && <TestMessage wizard={wizard} />}
      <ExplainButton label={messages.explain.open} />
    </>
  );
  return (
    <StepPage
      wizard={wizard}
      step="test"
      heading={headline(run, messages)}
      lead={run.kind === 'none' ? lead(draft, messages) : undefined}
      phase={run.kind}
      onSubmit={() => {
        if (isDone(wizard)) wizard.dispatch({ kind: 'continue' });
        else if (!busy) wizard.startTest();
      }}
      footer={<TestButtons wizard={wizard} />}
    >
      {isRunOutdated(wizard.state) && (
        <MessageBar intent="warning" layout="multiline">
          <MessageBarBody>{text.outdated}</MessageBarBody>
        </MessageBar>
      )}
      <Progress run={run} />
      {run.kind === 'none' ? (
        extras
      ) : (
        <RunResult wizard={wizard} run={run}>
          {extras}
        </RunResult>
      )}
    </StepPage>
  );
}

/** What the test does, before there is a result to look at. */
function lead(draft: Draft, messages: Messages): string {
  const text = messages.test;
  const opens = draft.protocols.some((protocol) => protocol !== 'smtp');
  const parts = [
    opens ? text.leadOpens(draftMailbox(draft)) : text.leadSignsIn,
    draft.protocols.includes('smtp') ? text.leadSends(draftSender(draft)) : '',
  ];
  return parts.join(' ').trim();
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
      return run.retrying === undefined
        ? text.headingRunning(run.connection.protocols)
        : text.headingRetrying(run.retrying);
    case 'failed':
      return text.headingNotRun;
    case 'finished':
      return text.headingDone(checkResults(run.record.checks));
  }
}

/**
 * What goes on, for eyes and ears; when it is over, the result in one sentence. Stages can change
 * many times a second, so ears hear of them once a second at most.
 */
function Progress({ run }: { run: RunState }) {
  const messages = useMessages();
  const busy = run.kind === 'starting' || run.kind === 'running';
  const stages = run.kind === 'running' ? runningStages(run.checks) : [];
  const label = stages.length > 0 ? messages.test.progress(stages) : messages.test.starting;
  const spoken = useThrottled(busy ? label : run.kind === 'none' ? '' : headline(run, messages));
  return (
    <div className={busy ? 'progress-line' : 'visually-hidden'}>
      {busy && (
        <Spinner
          className="progress"
          size="tiny"
          labelPosition="after"
          label={<span aria-hidden="true">{label}</span>}
        />
      )}
      <span role="status" className="visually-hidden">
        {spoken}
      </span>
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
