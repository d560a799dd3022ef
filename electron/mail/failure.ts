import type { ErrorCode } from '../../shared/errors.ts';
import { makeVisible } from '../../shared/text/visible.ts';

/**
 * Why a stage ended before its work was done. Holds no secret: `detail` is what the server said,
 * as its transcript line shows it, or what the system said of an address.
 */
export class MailFailure extends Error {
  override readonly name = 'MailFailure';
  readonly code: ErrorCode;
  readonly detail: string | undefined;
  /** The number of the transcript line that shows why. */
  readonly evidenceLine: number | undefined;
  /** How long the server asked to be left alone. */
  readonly retryAfterMs: number | undefined;

  constructor(code: ErrorCode, detail?: string, evidenceLine?: number, retryAfterMs?: number) {
    super(code);
    this.code = code;
    this.detail = detail;
    this.evidenceLine = evidenceLine;
    this.retryAfterMs = retryAfterMs;
  }
}

/** The failure a signal was aborted with; `run/cancelled` where it was aborted with anything else. */
export function abortFailure(signal: AbortSignal): MailFailure {
  const reason: unknown = signal.reason;
  return reason instanceof MailFailure ? reason : new MailFailure('run/cancelled');
}

/** `code` of an error of Node or of OpenSSL (`ECONNREFUSED`, `CERT_HAS_EXPIRED`), or `''`. */
export function systemCode(error: unknown): string {
  if (typeof error !== 'object' || error === null || !('code' in error)) return '';
  return typeof error.code === 'string' ? error.code : '';
}

/** What the system said of a failure, with control characters made visible. */
export function systemText(error: unknown): string {
  return makeVisible(error instanceof Error ? error.message : String(error));
}

/**
 * The failure behind an error of a connected socket: `stage/reset` for a reset, `stage/timeout`
 * where the system gave up waiting, else `stage/closed`.
 */
export function socketFailure(error: unknown): MailFailure {
  // Node reports an orderly end in the middle of a handshake as ECONNRESET too, but then no system
  // call failed.
  const wasSystemCall = typeof error === 'object' && error !== null && 'syscall' in error;
  switch (systemCode(error)) {
    case 'ECONNRESET':
    case 'ECONNABORTED':
    case 'EPIPE':
      return new MailFailure(wasSystemCall ? 'stage/reset' : 'stage/closed', systemText(error));
    case 'ETIMEDOUT':
      return new MailFailure('stage/timeout', systemText(error));
    default:
      return new MailFailure('stage/closed', systemText(error));
  }
}
