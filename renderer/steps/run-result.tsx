import { Button, MessageBar, MessageBarBody } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import type { Connection } from '../../shared/connection.ts';
import type { Diagnosis, FailureDiagnosis } from '../../shared/diagnosis/finding.ts';
import { groupByCause } from '../../shared/diagnosis/same-cause.ts';
import type { Messages } from '../../shared/messages/en.ts';
import { lineNumbered } from '../../shared/transcript/line-list.ts';
import { formatTranscriptLine } from '../../shared/transcript-text.ts';
import { failures, type FailureView } from '../../shared/wizard/run-view.ts';
import { isRunOutdated } from '../../shared/wizard/selectors.ts';
import type { FinishedRunState, RunState } from '../../shared/wizard/state.ts';
import { FailureCard } from '../components/failure-card.tsx';
import { FindingCard } from '../findings/finding-card.tsx';
import type { SameFailure } from '../findings/same-failures.tsx';
import { NotesCard } from '../findings/notes-card.tsx';
import { useDiagnosis } from '../findings/use-diagnosis.ts';
import { useMessages } from '../messages-context.ts';
import { CopyReportButton } from '../report/copy-report-button.tsx';
import { reportOf } from '../report/report-of.ts';
import { Transcripts } from '../transcript/transcripts.tsx';
import { useTranscriptPointer, type TranscriptPointer } from '../transcript/use-pointer.ts';
import type { Wizard } from '../use-wizard.ts';
import { RunActions } from './run-actions.tsx';
import { StageGrid } from './stage-grid.tsx';

interface RunResultProps {
  wizard: Wizard;
  run: Exclude<RunState, { kind: 'none' }>;
  /** What stands above the transcript, which takes all the height that is left. */
  children: ReactNode;
}

/** What is known of a run so far: its stages, its failures, what was said. */
export function RunResult({ wizard, run, children }: RunResultProps) {
  const messages = useMessages();
  const { checks } = run;
  const canRepeat = run.kind !== 'failed' && !isRunOutdated(wizard.state);
  const record = run.kind === 'finished' ? run.record : undefined;
  const diagnosis = useDiagnosis(record);
  const pointer = useTranscriptPointer(runName(run));
  return (
    <>
      {checks.length > 0 && <StageGrid checks={checks} onShowLine={pointer.show} />}
      {canRepeat && checks.length > 1 && <RunActions wizard={wizard} run={run} />}
      {run.kind === 'failed' && <FailureCard error={run.error} />}
      {run.kind === 'finished' && <MessageSent run={run} />}
      {grouped(failures(checks), diagnosis, messages).map(({ failure, first, same }) => (
        <CheckFailure
          key={failure.check.protocol}
          wizard={wizard}
          failure={failure}
          diagnosis={first}
          same={same}
          connection={run.connection}
          isOneOfMany={checks.length > 1}
          canRepeat={canRepeat && run.kind === 'finished'}
          onShowLine={pointer.show}
        />
      ))}
      {diagnosis && <NotesCard wizard={wizard} diagnosis={diagnosis} connection={run.connection} />}
      {children}
      {checks.length > 0 && (
        <Transcripts
          wizard={wizard}
          checks={checks}
          signInLines={record ? record.signIn.lines : wizard.state.signInLines}
          pointer={pointer}
          actions={
            record && <CopyReportButton wizard={wizard} of={reportOf(wizard.state, record.id)} />
          }
        />
      )}
    </>
  );
}

/** Names what the transcripts are of, also while they come: the lines stay the same when it ends. */
function runName(run: RunResultProps['run']): string {
  if (run.kind === 'finished') return run.record.id;
  return run.kind === 'running' ? run.runId : '';
}

/** A failure with what is behind it, and the others that have the same behind them. */
interface GroupedFailure {
  failure: FailureView;
  first: FailureDiagnosis | undefined;
  same: readonly SameFailure[];
}

function grouped(
  views: readonly FailureView[],
  diagnosis: Diagnosis | undefined,
  messages: Messages,
): GroupedFailure[] {
  const groups = groupByCause(diagnosis?.failures ?? [], messages.findings);
  const viewOf = ({ protocol }: FailureDiagnosis) =>
    views.find((view) => view.check.protocol === protocol);
  return views.flatMap((failure): GroupedFailure[] => {
    const { protocol } = failure.check;
    if (groups.some(({ same }) => same.some((each) => each.protocol === protocol))) return [];
    const group = groups.find(({ first }) => first.protocol === protocol);
    const same = (group?.same ?? []).flatMap((other) => {
      const view = viewOf(other);
      return view ? [{ view, diagnosis: other }] : [];
    });
    return [{ failure, first: group?.first, same }];
  });
}

interface CheckFailureProps {
  wizard: Wizard;
  failure: FailureView;
  /** What is behind it; not known while the run goes on, and where its code says it all. */
  diagnosis: FailureDiagnosis | undefined;
  /** Failures of other protocols with the same cause. */
  same: readonly SameFailure[];
  connection: Connection;
  /** Then the title says which protocol it is about. */
  isOneOfMany: boolean;
  canRepeat: boolean;
  onShowLine: TranscriptPointer['show'];
}

function CheckFailure(props: CheckFailureProps) {
  const { wizard, failure, diagnosis, same, connection, isOneOfMany, canRepeat, onShowLine } =
    props;
  const { test } = useMessages();
  const { check, result } = failure;
  const { error, evidenceLine } = result;
  if (!error) return null;
  const { protocol, lines } = check;
  const named = [protocol, ...same.map(({ view }) => view.check.protocol)];
  const titleOf = isOneOfMany ? (title: string) => test.failureOf(named, title) : undefined;
  const actions = canRepeat && (
    <div className="run-actions">
      {named.map((each, index) => (
        <Button
          key={each}
          size="small"
          appearance={index === 0 ? 'primary' : 'secondary'}
          onClick={() => {
            wizard.retryTest(each);
          }}
        >
          {test.againOne(each)}
        </Button>
      ))}
      {/* From its first stage on it is the whole check, and there is a button for that already. */}
      {result.stage !== 'dns' && (
        <Button
          size="small"
          onClick={() => {
            wizard.retryTest(protocol, result.stage);
          }}
        >
          {test.againFrom(result.stage)}
        </Button>
      )}
    </div>
  );
  if (diagnosis) {
    const shared = { wizard, diagnosis, error, evidenceLine, lines, onShowLine, connection };
    return <FindingCard {...shared} same={same} titleOf={titleOf} actions={actions} />;
  }
  const line = evidenceLine === undefined ? undefined : lineNumbered(lines, evidenceLine);
  return (
    <FailureCard
      error={error}
      {...(line ? { evidence: test.evidence(line.n, formatTranscriptLine(line)) } : {})}
      {...(titleOf ? { titleOf } : {})}
      actions={actions}
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
