import { Button, MessageBar, MessageBarBody } from '@fluentui/react-components';
import { formatTicket } from '../../shared/ticket.ts';
import { formatTranscriptLine } from '../../shared/transcript-text.ts';
import { failures, type FailureView } from '../../shared/wizard/run-view.ts';
import { isRunOutdated } from '../../shared/wizard/selectors.ts';
import type { FinishedRunState, RunState } from '../../shared/wizard/state.ts';
import { CopyButton } from '../components/copy-button.tsx';
import { FailureCard } from '../components/failure-card.tsx';
import { useMessages } from '../messages-context.ts';
import { Transcripts } from '../transcript/transcripts.tsx';
import type { Wizard } from '../use-wizard.ts';
import { RunActions } from './run-actions.tsx';
import { StageGrid } from './stage-grid.tsx';

interface RunResultProps {
  wizard: Wizard;
  run: Exclude<RunState, { kind: 'none' }>;
}

/** What is known of a run so far: its stages, its failures, what was said. */
export function RunResult({ wizard, run }: RunResultProps) {
  const messages = useMessages();
  const { checks } = run;
  const canRepeat = run.kind !== 'failed' && !isRunOutdated(wizard.state);
  return (
    <>
      {checks.length > 0 && <StageGrid checks={checks} />}
      {canRepeat && checks.length > 1 && <RunActions wizard={wizard} run={run} />}
      {run.kind === 'failed' && <FailureCard error={run.error} />}
      {run.kind === 'finished' && <MessageSent run={run} />}
      {failures(checks).map((failure) => (
        <CheckFailure
          key={failure.check.protocol}
          wizard={wizard}
          failure={failure}
          isOneOfMany={checks.length > 1}
          canRepeat={canRepeat && run.kind === 'finished'}
        />
      ))}
      {checks.length > 0 && (
        <Transcripts
          checks={checks}
          signInLines={run.kind === 'finished' ? run.record.signIn.lines : wizard.state.signInLines}
          actions={
            run.kind === 'finished' && (
              <CopyButton
                wizard={wizard}
                text={formatTicket(run.record)}
                label={messages.copy.forTicket}
                what={messages.report.label}
              />
            )
          }
        />
      )}
    </>
  );
}

interface CheckFailureProps {
  wizard: Wizard;
  failure: FailureView;
  /** Then the title says which protocol it is about. */
  isOneOfMany: boolean;
  canRepeat: boolean;
}

function CheckFailure({ wizard, failure, isOneOfMany, canRepeat }: CheckFailureProps) {
  const { test } = useMessages();
  const { check, result } = failure;
  if (!result.error) return null;
  const line = check.lines.find(({ n }) => n === result.evidenceLine);
  const { protocol } = check;
  return (
    <FailureCard
      error={result.error}
      {...(line ? { evidence: test.evidence(line.n, formatTranscriptLine(line)) } : {})}
      {...(isOneOfMany ? { titleOf: (title: string) => test.failureOf(protocol, title) } : {})}
      actions={
        // From its first stage on it is the whole check, and there is a button for that already.
        canRepeat &&
        result.stage !== 'dns' && (
          <div className="run-actions">
            <Button
              size="small"
              onClick={() => {
                wizard.retryTest(protocol, result.stage);
              }}
            >
              {test.againFrom(result.stage)}
            </Button>
          </div>
        )
      }
    />
  );
}

/** That the server took the test message, where one was sent. */
function MessageSent({ run }: { run: FinishedRunState }) {
  const { test } = useMessages();
  const queueId = run.record.checks.find((check) => check.queueId !== undefined)?.queueId;
  if (queueId === undefined) return null;
  return (
    <MessageBar intent="success" layout="multiline">
      <MessageBarBody>{test.messageSent(queueId)}</MessageBarBody>
    </MessageBar>
  );
}
