import type { KeyObject, X509Certificate } from 'node:crypto';
import { appError, type AppError, type ErrorCode } from '../../../shared/errors.ts';

/** What the files of a certificate hold, before it is known what belongs together. */
export interface CertificateParts {
  certificates: X509Certificate[];
  /** Private keys, decrypted. */
  keys: KeyObject[];
}

type CertificateErrorCode = Extract<ErrorCode, `certificate/${string}`>;

/**
 * Ends the reading of a certificate from wherever it is; never leaves `electron/auth/`. Its reason
 * is of this program's own words: what libraries say may quote what they read.
 */
export class CertificateFailure extends Error {
  readonly appError: AppError;

  constructor(code: CertificateErrorCode, reason?: string) {
    super(code);
    this.appError = appError(code, reason);
  }
}
