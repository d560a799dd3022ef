import type { TokenSummary } from '../token-summary.ts';
import type { InspectedClaim, InspectionContext } from './inspected-claim.ts';

/** Entra ID's own libraries let clocks differ by this much. In milliseconds. */
const clockToleranceMs = 5 * 60_000;
/** A run takes a minute or two; a token that ends sooner may end within it. */
const soonMs = 5 * 60_000;

const notYet = { verdict: 'wrong', reason: 'nbf-later' } as const;
const alreadyGood = { verdict: 'right', reason: 'nbf-right' } as const;

/** Whether a token is still good (`exp`). */
export function expiryRow({ expiresAt }: TokenSummary, context: InspectionContext): InspectedClaim {
  const expires = milliseconds(expiresAt);
  const exp = { claim: 'exp', value: expiresAt ?? '' };
  return expires === undefined
    ? { ...exp, verdict: 'unknown', reason: 'exp-missing' }
    : { ...exp, ...lifeLeft(expires - authorityTime(context)) };
}

/** Whether a token is good already (`nbf`), where it says from when on. */
export function beginRows(
  { notBefore }: TokenSummary,
  context: InspectionContext,
): InspectedClaim[] {
  const begins = milliseconds(notBefore);
  if (begins === undefined) return [];
  const later = begins > authorityTime(context);
  return [{ claim: 'nbf', value: notBefore ?? '', ...(later ? notYet : alreadyGood) }];
}

/** Whether this computer's clock agrees with the authority's `Date`, where that is known. */
export function clockRows({ clockOffsetMs }: InspectionContext): InspectedClaim[] {
  if (clockOffsetMs === undefined) return [];
  const row = { claim: 'clock', value: String(Math.round(clockOffsetMs / 1000)) };
  return Math.abs(clockOffsetMs) > clockToleranceMs
    ? [{ ...row, verdict: 'wrong', reason: 'clock-wrong' }]
    : [{ ...row, verdict: 'right', reason: 'clock-right' }];
}

/** The authority's clock, where it is known: the mail server's is as right as that one. */
function authorityTime({ now, clockOffsetMs = 0 }: InspectionContext): number {
  return now + clockOffsetMs;
}

function lifeLeft(leftMs: number): Pick<InspectedClaim, 'verdict' | 'reason'> {
  if (leftMs <= 0) return { verdict: 'wrong', reason: 'exp-over' };
  return leftMs < soonMs
    ? { verdict: 'note', reason: 'exp-soon' }
    : { verdict: 'right', reason: 'exp-right' };
}

function milliseconds(time: string | undefined): number | undefined {
  const value = time === undefined ? NaN : Date.parse(time);
  return Number.isNaN(value) ? undefined : value;
}
