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

/** The stages of a record as they are where one of them failed and the ones before it passed. */
export function failedAt(record: CheckRecord, stage: Stage): Record<string, StageStatus> {
  const at = record.stages.findIndex((result) => result.stage === stage);
  return Object.fromEntries(
    record.stages.map((result, index): [Stage, StageStatus] => {
      if (index === at) return [result.stage, 'failed'];
      return [result.stage, index < at ? 'ok' : 'not-reached'];
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
