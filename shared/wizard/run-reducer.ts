import type { CheckEventBatch } from '../check-events.ts';
import type { Result } from '../errors.ts';
import type { Connection } from '../connection.ts';
import type { Protocol } from '../protocols.ts';
import { applyCheckEvents, resetCheck, withLines } from './run-view.ts';
import type { RunState } from './state.ts';

/**
 * The run that was asked for. One check alone can be done again only after a finished run; what that
 * showed of the others stays.
 */
export function runStarting(
  run: RunState,
  asked: { attempt: number; connection: Connection; retrying?: Protocol },
): RunState {
  const { attempt, connection, retrying } = asked;
  const before = retrying !== undefined && run.kind === 'finished' ? run : undefined;
  const checks = before ? before.checks.map((check) => resetCheck(check, retrying)) : [];
  return { kind: 'starting', attempt, connection, checks, early: [], retrying, before };
}

/** The run after the main process has answered that it was started, or why not. */
export function runStarted(
  run: RunState,
  attempt: number,
  result: Result<{ runId: string }>,
): RunState {
  if (run.kind !== 'starting' || run.attempt !== attempt) return run;
  const { connection, checks, early, retrying, before } = run;
  if (!result.ok) return before ?? { kind: 'failed', connection, checks: [], error: result.error };
  const { runId } = result.value;
  const running: RunState = { kind: 'running', runId, connection, checks, retrying };
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
      return { kind: 'finished', connection, checks, record: withLines(event.record, checks) };
    }
    if (event.kind === 'run-failed') {
      return { kind: 'failed', connection, checks, error: event.error };
    }
  }
  return { ...run, checks };
}
