import type { ErrorCode } from '../errors.ts';

/**
 * Failures whose code says all there is to say: what a person did, what is entered or kept on this
 * computer, and the window's own. No server and no authority had a part in them.
 */
const toldByTheirCode: ReadonlySet<ErrorCode> = new Set([
  'ipc/forbidden',
  'ipc/invalid',
  'app/unexpected',
  'input/invalid',
  'signin/cancelled',
  'signin/timeout',
  'signin/busy',
  'signin/expired',
  'signin/not-renewable',
  'signin/browser-not-opened',
  'credential/missing',
  'credential/not-a-token',
  'credential/secret-id',
  'credential/token-as-secret',
  'certificate/unreadable',
  'certificate/wrong-password',
  'certificate/no-key',
  'certificate/no-certificate',
  'certificate/key-mismatch',
  'certificate/unsupported-key',
  'authority-certificate/unreadable',
  'keeping/unavailable',
  'keeping/basic-text',
  'keeping/set-aside',
  'keeping/failed',
  'keeping/not-allowed',
  'policy/flow-not-allowed',
  'policy/managed',
  'run/cancelled',
  'run/timeout',
  'run/unknown',
  'practice/not-running',
  'practice/start-failed',
  'history/failed',
  'history/missing',
  'link/refused',
  'file/not-saved',
]);

/** True where a cause is to be looked for behind a failure. */
export function isDiagnosable(code: ErrorCode): boolean {
  return !toldByTheirCode.has(code);
}
