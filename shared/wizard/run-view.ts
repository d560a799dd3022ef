import type { CheckEvent } from '../check-events.ts';
import type { Protocol, Stage, StageResult } from '../stages.ts';
import type { TranscriptLine } from '../transcript.ts';

/** A stage as the grid shows it: still to come, going on, or how it ended. */
export type StageView =
  | { kind: 'waiting'; stage: Stage }
  | { kind: 'running'; stage: Stage }
  | { kind: 'ended'; stage: Stage; result: StageResult };

/** One protocol's row of the grid, and its transcript so far. */
export interface CheckView {
  protocol: Protocol;
  stages: readonly StageView[];
  lines: readonly TranscriptLine[];
}

/**
 * The checks after some events, in the order in which they started. `run-finished` and
 * `run-failed` say nothing of a single check, and what `tls` tells also comes as lines.
 */
export function applyCheckEvents(
  checks: readonly CheckView[],
  events: readonly CheckEvent[],
): readonly CheckView[] {
  return events.reduce(applyCheckEvent, checks);
}

function applyCheckEvent(checks: readonly CheckView[], event: CheckEvent): readonly CheckView[] {
  switch (event.kind) {
    case 'check-started': {
      const stages = event.stages.map((stage): StageView => ({ kind: 'waiting', stage }));
      return [...checks, { protocol: event.protocol, stages, lines: [] }];
    }
    case 'stage-started':
      return change(checks, event.protocol, (check) =>
        withStage(check, { kind: 'running', stage: event.stage }),
      );
    case 'stage-finished':
      return change(checks, event.protocol, (check) =>
        withStage(check, { kind: 'ended', stage: event.result.stage, result: event.result }),
      );
    case 'line':
      return change(checks, event.protocol, (check) => ({
        ...check,
        lines: [...check.lines, event.line],
      }));
    case 'check-finished':
      return change(checks, event.protocol, (check) =>
        event.check.stages.reduce(
          (view, result) => withStage(view, { kind: 'ended', stage: result.stage, result }),
          check,
        ),
      );
    case 'tls':
    case 'run-finished':
    case 'run-failed':
      return checks;
  }
}

function change(
  checks: readonly CheckView[],
  protocol: Protocol,
  update: (check: CheckView) => CheckView,
): readonly CheckView[] {
  return checks.map((check) => (check.protocol === protocol ? update(check) : check));
}

function withStage(check: CheckView, view: StageView): CheckView {
  const known = check.stages.some(({ stage }) => stage === view.stage);
  const stages = known
    ? check.stages.map((present) => (present.stage === view.stage ? view : present))
    : [...check.stages, view];
  return { ...check, stages };
}

/** The first stage that failed, with its protocol; what the page explains first. */
export function firstFailure(
  checks: readonly CheckView[],
): { check: CheckView; result: StageResult } | undefined {
  for (const check of checks) {
    for (const view of check.stages) {
      if (view.kind === 'ended' && view.result.status === 'failed') {
        return { check, result: view.result };
      }
    }
  }
  return undefined;
}

/** The stage that goes on now, with its protocol. */
export function runningStage(
  checks: readonly CheckView[],
): { protocol: Protocol; stage: Stage } | undefined {
  for (const check of checks) {
    const view = check.stages.find(({ kind }) => kind === 'running');
    if (view) return { protocol: check.protocol, stage: view.stage };
  }
  return undefined;
}
