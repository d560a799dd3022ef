import type { AppError } from './errors.ts';
import type { CheckRecord, RunRecord, TlsSummary } from './run-record.ts';
import type { Protocol, Stage, StageResult } from './stages.ts';
import type { TranscriptLine } from './transcript.ts';

/** What a run says while it runs. The renderer builds its grid and transcript from these alone. */
export type CheckEvent =
  | { kind: 'check-started'; protocol: Protocol; stages: readonly Stage[] }
  | { kind: 'stage-started'; protocol: Protocol; stage: Stage; atMs: number }
  | { kind: 'line'; protocol: Protocol; line: TranscriptLine }
  | { kind: 'tls'; protocol: Protocol; tls: TlsSummary }
  | { kind: 'stage-finished'; protocol: Protocol; result: StageResult }
  | { kind: 'check-finished'; protocol: Protocol; check: Omit<CheckRecord, 'transcript'> }
  | { kind: 'run-finished'; record: RunRecord }
  | { kind: 'run-failed'; error: AppError };

/** A batch of events of one run, in order. */
export interface CheckEventBatch {
  runId: string;
  events: CheckEvent[];
}
