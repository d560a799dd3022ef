import { appError, type AppError, type ErrorCode } from '../../shared/errors.ts';

/** Why a check, a download or an installation came to nothing. */
export class UpdateFailure extends Error {
  override readonly name = 'UpdateFailure';
  readonly appError: AppError;

  /** @param detail what a server or the system said, shown as it is: nothing secret */
  constructor(code: ErrorCode, detail?: string) {
    super(code);
    this.appError = appError(code, detail);
  }
}
