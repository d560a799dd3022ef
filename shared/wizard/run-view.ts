import type { RecordWithoutLines, WindowEvent } from '../check-events.ts';
import type { RunRecord } from '../run-record.ts';
import type { Protocol, Stage, StageResult } from '../stages.ts';
import type { TranscriptLine } from '../transcript.ts';
import { appendLines, noLines, toArray, type LineList } from '../transcript/line-list.ts';

/** A stage as the grid shows it: still to come, going on, or how it ended. */
export type StageView =
  | { kind: 'waiting'; stage: Stage }
  | { kind: 'running'; stage: Stage }
  | { kind: 'ended'; stage: Stage; result: StageResult };

/** One protocol's row of the grid, and its transcript so far. */
export interface CheckView {
  protocol: Protocol;
  stages: readonly StageView[];
  lines: LineList<TranscriptLine>;
}

/**
 * The columns of the grid. Where TLS comes with STARTTLS the server greets before it; the column
 * stays where it is for most protocols, so that the eye can compare downwards.
 */
const columns: readonly Stage[] = [
  'dns',
  'tcp',
  'proxy',
  'tls',
  'greeting',
  'starttls',
  'capability',
  'auth',
  'mailbox',
  'send',
  'logout',
];

/** The stages that any of the checks has, as the columns of the grid. */
export function gridStages(checks: readonly CheckView[]): Stage[] {
  return columns.filter((column) =>
    checks.some((check) => check.stages.some(({ stage }) => stage === column)),
  );
}

/** A check of which nothing is known yet again, where it is the one that is done again. */
export function resetCheck(check: CheckView, protocol: Protocol | undefined): CheckView {
  if (check.protocol !== protocol) return check;
  const stages = check.stages.map(({ stage }): StageView => ({ kind: 'waiting', stage }));
  return { protocol, stages, lines: noLines };
}

/**
 * The checks after some events, in the order in which they started. `run-finished` and
 * `run-failed` say nothing of a single check, and what `tls` tells also comes as lines.
 */
export function applyCheckEvents(
  checks: readonly CheckView[],
  events: readonly WindowEvent[],
): readonly CheckView[] {
  // Lines come by the thousand: those of a batch are added at once, and nothing depends on when.
  const lines = new Map<Protocol, TranscriptLine[]>();
  let changed = checks;
  for (const event of events) {
    if (event.kind === 'line') {
      const added = lines.get(event.protocol);
      if (added) added.push(event.line);
      else lines.set(event.protocol, [event.line]);
    } else {
      if (event.kind === 'check-started') lines.delete(event.protocol);
      changed = applyCheckEvent(changed, event);
    }
  }
  for (const [protocol, added] of lines) {
    changed = change(changed, protocol, (check) => ({
      ...check,
      lines: appendLines(check.lines, added),
    }));
  }
  return changed;
}

function applyCheckEvent(
  checks: readonly CheckView[],
  event: Exclude<WindowEvent, { kind: 'line' }>,
): readonly CheckView[] {
  switch (event.kind) {
    case 'check-started': {
      const stages = event.stages.map((stage): StageView => ({ kind: 'waiting', stage }));
      const started: CheckView = { protocol: event.protocol, stages, lines: noLines };
      const isKnown = checks.some(({ protocol }) => protocol === event.protocol);
      return isKnown ? change(checks, event.protocol, () => started) : [...checks, started];
    }
    case 'stage-started':
      return change(checks, event.protocol, (check) =>
        withStage(check, { kind: 'running', stage: event.stage }),
      );
    case 'stage-finished':
      return change(checks, event.protocol, (check) =>
        withStage(check, { kind: 'ended', stage: event.result.stage, result: event.result }),
      );
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

/** The whole record of a run, with the lines that came before it. */
export function withLines(record: RecordWithoutLines, checks: readonly CheckView[]): RunRecord {
  return {
    ...record,
    checks: record.checks.map(({ transcript, ...check }) => {
      const view = checks.find(({ protocol }) => protocol === check.protocol);
      return { ...check, transcript: transcript ?? (view ? toArray(view.lines) : []) };
    }),
  };
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

/** A stage that failed, with its check. */
export interface FailureView {
  check: CheckView;
  result: StageResult;
}

/** The first stage that failed of each check; what the page explains. */
export function failures(checks: readonly CheckView[]): FailureView[] {
  return checks.flatMap((check) => {
    const view = check.stages.find(
      (stage) => stage.kind === 'ended' && stage.result.status === 'failed',
    );
    return view?.kind === 'ended' ? [{ check, result: view.result }] : [];
  });
}

/** The stages that go on now, each with its protocol. */
export function runningStages(
  checks: readonly CheckView[],
): { protocol: Protocol; stage: Stage }[] {
  return checks.flatMap(({ protocol, stages }) => {
    const view = stages.find(({ kind }) => kind === 'running');
    return view ? [{ protocol, stage: view.stage }] : [];
  });
}

/** True while a check has stages that have not ended. */
export function isGoingOn({ stages }: CheckView): boolean {
  return stages.some(({ kind }) => kind !== 'ended');
}
