import { appError, type AppError, type ErrorCode, type Result } from '../../shared/errors.ts';

/** A request that was done, with its answer. */
export function success<T>(value: T): Result<T> {
  return { ok: true, value };
}

/** A request that was refused. */
export function failure(code: ErrorCode): { ok: false; error: AppError } {
  return { ok: false, error: appError(code) };
}
