import type { AppError } from '../errors.ts';
import { errorTexts } from '../messages/errors.en.ts';
import type { Field } from './layout.ts';

/**
 * A failure: its code, its text, what the other side said, and what a support engineer asks for
 * where Entra ID refused.
 *
 * @param isExplained true where a finding says why and what to do, better than the code can
 */
export function errorFields(error: AppError, isExplained = false): Field[] {
  const text = errorTexts[error.code];
  const { refusal } = error;
  return [
    ['Code', error.code],
    ['What happened', text.title],
    ['As reported', error.detail],
    ['Why', isExplained ? undefined : text.cause],
    ['Next step', isExplained ? 'see the findings above' : text.nextStep],
    ['To wait', waitText(error.retryAfterMs)],
    ['OAuth error', refusal?.error],
    ['AADSTS', refusal?.numbers.join(', ')],
    ['Trace ID', refusal?.traceId],
    ['Correlation ID', refusal?.correlationId],
    ['Timestamp', refusal?.timestamp],
  ];
}

/** How long the server asked to be left alone, as it said it. */
function waitText(milliseconds: number | undefined): string | undefined {
  return milliseconds === undefined ? undefined : `${milliseconds} ms, as the server asked`;
}
