import { appError, type AppError } from '../../shared/errors.ts';
import type { FlowId } from '../../shared/flows.ts';
import type { Secret } from '../../shared/secret.ts';
import { refusalCode } from './refusal-codes.ts';
import { refusalFacts } from './refusal-facts.ts';
import { serverText } from './server-text.ts';

export { aadstsNumber } from './refusal-facts.ts';

/** How an authority says no, at the redirect URI or at the token endpoint. */
export interface Refusal {
  /** RFC 6749: `access_denied`, `invalid_grant` … */
  error: string;
  /** The server's sentence; Entra ID's starts with the AADSTS number and names trace and time. */
  description: string;
  /** `error_codes` of Entra ID's token endpoint. */
  numbers?: readonly number[];
  traceId?: string;
  correlationId?: string;
  timestamp?: string;
  /** How long the authority asked to be left alone. */
  retryAfterMs?: number;
}

export interface RefusalContext {
  /** What must not be in the detail, should the server have echoed it. */
  secrets?: readonly Secret[];
  /** By which flow the token was asked for: it decides whether another can work. */
  flow?: FlowId;
}

/**
 * Names what an authority refused.
 *
 * @returns one of the codes in `refusal-codes.ts`, with the server's own words and what a support
 *   engineer asks for
 */
export function describeRefusal(
  refusal: Refusal,
  { secrets = [], flow }: RefusalContext = {},
): AppError {
  const detail = serverText(
    refusal.description === '' ? refusal.error : `${refusal.error}: ${refusal.description}`,
    secrets,
  );
  const facts = refusalFacts(refusal, (text) => serverText(text, secrets));
  return {
    ...appError(refusalCode(facts, refusal.error, flow), detail),
    ...(refusal.retryAfterMs === undefined ? {} : { retryAfterMs: refusal.retryAfterMs }),
    refusal: facts,
  };
}
