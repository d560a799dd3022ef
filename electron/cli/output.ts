import { findCauses } from '../../shared/diagnosis/find-causes.ts';
import type { PartialRun } from '../../shared/diagnosis/partial-run.ts';
import type { AppError } from '../../shared/errors.ts';
import { usage } from './arguments.ts';
import { choosePaint, renderDiagnosis } from './render.ts';

/** Exit statuses, as `usage` documents them; 130 is what shells expect after an interrupt. */
export const exitStatus = { ok: 0, failed: 1, wrongArguments: 2, interrupted: 130 } as const;

/** Writes lines to stdout or stderr. */
export function print(stream: NodeJS.WriteStream, lines: readonly string[]): void {
  for (const line of lines) stream.write(`${line}\n`);
}

/** Says on stderr which argument is wrong and which there are; returns the exit status. */
export function reportWrongArguments(message: string): number {
  print(process.stderr, [message, '', usage.trimEnd()]);
  return exitStatus.wrongArguments;
}

/**
 * Says on stderr what failed before there was a run, and what is behind it; returns the exit status.
 *
 * @param run what is known of it, where a cause is to be looked for
 */
export function reportFailure(error: AppError, signal: AbortSignal, run: PartialRun = {}): number {
  const [diagnosis] = findCauses(run).failures;
  const paint = choosePaint(process.stderr.isTTY, process.env);
  print(process.stderr, renderDiagnosis(error, diagnosis, paint));
  return signal.aborted ? exitStatus.interrupted : exitStatus.failed;
}
