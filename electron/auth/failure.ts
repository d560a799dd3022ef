import type { AppError } from '../../shared/errors.ts';

/** Ends a sign-in from wherever it is; never leaves `electron/auth/`. */
export class SignInFailure extends Error {
  readonly appError: AppError;

  constructor(error: AppError) {
    super(error.code);
    this.appError = error;
  }
}
