import type { Connection } from '../connection.ts';
import type { PartialRun } from '../diagnosis/partial-run.ts';
import type { AppError } from '../errors.ts';
import type { SignInLine } from '../sign-in.ts';

/** A sign-in that failed before anything was tested, as diagnosis reads it. */
export function failedSignInRun(
  connection: PartialRun['connection'] | Connection,
  error: AppError,
  lines: readonly SignInLine[] = [],
  finishedAt?: string,
): PartialRun {
  return {
    ...(connection ? { connection } : {}),
    signIn: { outcome: 'failed', error, lines },
    ...(finishedAt === undefined ? {} : { finishedAt }),
  };
}
