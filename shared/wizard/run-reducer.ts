import type { CheckEventBatch } from '../check-events.ts';
import type { Result } from '../errors.ts';
import { applyCheckEvents } from './run-view.ts';
import type { RunState } from './state.ts';

/** The run after the main process has answered that it was started, or why not. */
export function runStarted(
  run: RunState,
  attempt: number,
  result: Result<{ runId: string }>,
): RunState {
  if (run.kind !== 'starting' || run.attempt !== attempt) return run;
  const { connection, early } = run;
  if (!result.ok) return { kind: 'failed', connection, checks: [], error: result.error };
  const running: RunState = {
    kind: 'running',
    runId: result.value.runId,
    connection,
    checks: [],
  };
  return early.reduce(runEvents, running);
}

/** The run after a batch of events; a batch of any other run changes nothing. */
export function runEvents(run: RunState, batch: CheckEventBatch): RunState {
  if (run.kind === 'starting') return { ...run, early: [...run.early, batch] };
  if (run.kind !== 'running' || run.runId !== batch.runId) return run;
  const { connection } = run;
  const checks = applyCheckEvents(run.checks, batch.events);
  for (const event of batch.events) {
    if (event.kind === 'run-finished') {
      return { kind: 'finished', connection, checks, record: event.record };
    }
    if (event.kind === 'run-failed') {
      return { kind: 'failed', connection, checks, error: event.error };
    }
  }
  return { ...run, checks };
}
