import { formatTicket } from '../../shared/ticket.ts';
import { formatTranscriptLine } from '../../shared/transcript-text.ts';
import { firstFailure } from '../../shared/wizard/run-view.ts';
import type { RunState } from '../../shared/wizard/state.ts';
import { CopyButton } from '../components/copy-button.tsx';
import { FailureCard } from '../components/failure-card.tsx';
import { useMessages } from '../messages-context.ts';
import { TranscriptView } from '../transcript/transcript-view.tsx';
import type { Wizard } from '../use-wizard.ts';
import { StageGrid } from './stage-grid.tsx';

interface RunResultProps {
  wizard: Wizard;
  run: Extract<RunState, { kind: 'running' | 'finished' | 'failed' }>;
}

/** What is known of a run so far: its stages, its first failure, what was said. */
export function RunResult({ wizard, run }: RunResultProps) {
  const messages = useMessages();
  const failure = firstFailure(run.checks);
  const line = failure?.check.lines.find(({ n }) => n === failure.result.evidenceLine);
  const evidence = line && messages.test.evidence(line.n, formatTranscriptLine(line));
  return (
    <>
      {run.checks.length > 0 && <StageGrid checks={run.checks} />}
      {run.kind === 'failed' && <FailureCard error={run.error} />}
      {failure?.result.error && (
        <FailureCard
          error={failure.result.error}
          {...(evidence === undefined ? {} : { evidence })}
        />
      )}
      {run.checks.map((check) => (
        <TranscriptView
          key={check.protocol}
          check={check}
          evidenceLine={failure?.check === check ? failure.result.evidenceLine : undefined}
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
      ))}
    </>
  );
}
