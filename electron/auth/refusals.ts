import { appError, type AppError, type ErrorCode, type RefusalFacts } from '../../shared/errors.ts';
import type { FlowId } from '../../shared/flows.ts';
import type { Secret } from '../../shared/secret.ts';
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
 * AADSTS numbers that say "not from here": the device must be managed or known, which only the
 * system's own browser can prove. Sources: Microsoft, "Microsoft Entra authentication and
 * authorization error codes"; AzureAD/MSAL.PS issue 51 for the device code.
 */
const needsBrowser: ReadonlySet<number> = new Set([50097, 50129, 53000, 53001]);

/**
 * Those with which a device code is refused and a browser on the same device may succeed: also
 * 53003, which Conditional Access answers where it blocks this flow as such (Azure/azure-cli issue
 * 32420). For other flows 53003 says that access is blocked, and no flow helps.
 */
const blocksDeviceCode: ReadonlySet<number> = new Set([...needsBrowser, 53003]);

/** Policies that refuse whatever the person does; some come with `access_denied`. */
const policies: ReadonlySet<number> = new Set([...blocksDeviceCode, 50005, 53002, 530032, 530035]);

/** The device code has expired: RFC 8628 section 3.5, and what Entra ID says for it. */
const expiredErrors: ReadonlySet<string> = new Set(['expired_token', 'code_expired']);
const expiredNumbers: ReadonlySet<number> = new Set([70019, 70020]);

/** The person said no: RFC 6749 section 4.1.2.1, and Entra ID's word for it with a device code. */
const deniedErrors: ReadonlySet<string> = new Set(['access_denied', 'authorization_declined']);
const deniedNumbers: ReadonlySet<number> = new Set([65004]);

/**
 * Names what an authority refused.
 *
 * @returns `signin/needs-browser`, `signin/device-code-blocked`, `signin/code-expired`,
 *   `signin/denied` or `signin/refused`, with the server's own words and what a support engineer
 *   asks for
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
    ...appError(codeOf(facts, refusal.error, flow), detail),
    ...(refusal.retryAfterMs === undefined ? {} : { retryAfterMs: refusal.retryAfterMs }),
    refusal: facts,
  };
}

function codeOf({ numbers }: RefusalFacts, error: string, flow: FlowId | undefined): ErrorCode {
  const isOneOf = (known: ReadonlySet<number>): boolean =>
    numbers.some((number) => known.has(number));
  if (flow === 'device-code' && isOneOf(blocksDeviceCode)) return 'signin/device-code-blocked';
  if (flow === 'window' && isOneOf(needsBrowser)) return 'signin/needs-browser';
  if (isOneOf(policies)) return 'signin/refused';
  if (expiredErrors.has(error) || isOneOf(expiredNumbers)) return 'signin/code-expired';
  if (deniedErrors.has(error) || isOneOf(deniedNumbers)) return 'signin/denied';
  return 'signin/refused';
}
