import { appError, type AppError } from '../../shared/errors.ts';
import type { Secret } from '../../shared/secret.ts';
import { serverText } from './server-text.ts';

/** How an authority says no, at the redirect URI or at the token endpoint. */
export interface Refusal {
  /** RFC 6749: `access_denied`, `invalid_grant` … */
  error: string;
  /** The server's sentence; Entra ID's starts with the AADSTS number and names trace and time. */
  description: string;
  /** `error_codes` of Entra ID's token endpoint. */
  numbers?: readonly number[];
}

/**
 * AADSTS numbers that say "not from an embedded window": the device must be managed or known, which
 * only the system's own browser can prove.
 * Source: Microsoft, "Microsoft Entra authentication and authorization error codes".
 */
const needsBrowser: ReadonlySet<number> = new Set([50097, 50129, 53000, 53001]);

/**
 * The AADSTS number a server text names. A hint, never a promise: Microsoft says that numbers and
 * texts change.
 */
export function aadstsNumber(description: string): number | undefined {
  const digits = /\bAADSTS(\d{4,9})\b/.exec(description)?.[1];
  return digits === undefined ? undefined : Number(digits);
}

/**
 * Names what an authority refused.
 *
 * @param secrets what must not be in the detail, should the server have echoed it
 * @returns `signin/needs-browser`, `signin/denied` or `signin/refused`, with the server's own words
 */
export function describeRefusal(refusal: Refusal, secrets: readonly Secret[] = []): AppError {
  const detail = serverText(
    refusal.description === '' ? refusal.error : `${refusal.error}: ${refusal.description}`,
    secrets,
  );
  const named = aadstsNumber(refusal.description);
  const numbers = [...(refusal.numbers ?? []), ...(named === undefined ? [] : [named])];
  if (numbers.some((number) => needsBrowser.has(number))) {
    return appError('signin/needs-browser', detail);
  }
  return appError(refusal.error === 'access_denied' ? 'signin/denied' : 'signin/refused', detail);
}
