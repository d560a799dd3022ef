import type { CheckRecord } from '../../shared/run-record.ts';
import type { Stage, StageResult, StageStatus } from '../../shared/stages.ts';
import type { TranscriptLine } from '../../shared/transcript.ts';

/** How each stage ended. */
export function statuses(record: CheckRecord): Record<string, StageStatus> {
  return Object.fromEntries(record.stages.map(({ stage, status }) => [stage, status]));
}

/** What `record` says of one stage. */
export function stageOf(record: CheckRecord, stage: Stage): StageResult | undefined {
  return record.stages.find((result) => result.stage === stage);
}

/**
 * How the stages of a record end where one of them fails by what the server says, and the ones
 * before it pass: the check still takes its leave, unless there is no connection to do so on.
 */
export function failedAt(record: CheckRecord, stage: Stage): Record<string, StageStatus> {
  const names = record.stages.map((result) => result.stage);
  const at = names.indexOf(stage);
  const isConnected = at > names.indexOf('capability');
  return Object.fromEntries(
    names.map((name, index): [Stage, StageStatus] => {
      if (index === at) return [name, 'failed'];
      return [name, index < at || (name === 'logout' && isConnected) ? 'ok' : 'not-reached'];
    }),
  );
}

/** The transcript line that shows why a stage failed. */
export function evidence(record: CheckRecord, stage: Stage): TranscriptLine | undefined {
  const n = stageOf(record, stage)?.evidenceLine;
  return record.transcript.find((line) => line.n === n);
}

/** The lines of the wire at one stage, as `C: text` and `S: text`. */
export function dialogue(record: CheckRecord, stage: Stage): string[] {
  return record.transcript
    .filter((line) => line.stage === stage && line.kind !== 'note')
    .map(({ kind, text }) => `${kind === 'sent' ? 'C' : 'S'}: ${text}`.trimEnd());
}
