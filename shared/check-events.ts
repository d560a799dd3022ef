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

/**
 * A run's record as the window gets it: without the transcripts, whose lines have gone there one by
 * one before, so that no line goes twice.
 */
export type RecordWithoutLines = Omit<RunRecord, 'checks'> & {
  checks: readonly (Omit<CheckRecord, 'transcript'> & Partial<Pick<CheckRecord, 'transcript'>>)[];
};

/** What the window is told. */
export type WindowEvent =
  | Exclude<CheckEvent, { kind: 'run-finished' }>
  | { kind: 'run-finished'; record: RecordWithoutLines };

/** A batch of events of one run, in order. */
export interface CheckEventBatch {
  runId: string;
  events: WindowEvent[];
}

/** An event as the window is told of it. */
export function forWindow(event: CheckEvent): WindowEvent {
  if (event.kind !== 'run-finished') return event;
  const { record } = event;
  const checks = record.checks.map((check): RecordWithoutLines['checks'][number] => {
    const { transcript: _lines, ...rest } = check;
    return rest;
  });
  return { ...event, record: { ...record, checks } };
}
