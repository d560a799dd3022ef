import { appError, type AppError, type ErrorCode, type Result } from './errors.ts';

/** What was done, with its answer. */
export function success<T>(value: T): Result<T> {
  return { ok: true, value };
}

/** What was not done, and why: a code says enough where nothing else is known. */
export function failure(error: AppError | ErrorCode): { ok: false; error: AppError } {
  return { ok: false, error: typeof error === 'string' ? appError(error) : error };
}
