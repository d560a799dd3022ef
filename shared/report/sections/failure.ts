import type { AppError } from '../../errors.ts';
import type { Messages } from '../../messages/en.ts';
import type { Field } from '../document.ts';
import { said, told } from '../fields.ts';

/**
 * A failure: its code, its text, what the other side said, and what a support engineer asks for
 * where Entra ID refused.
 *
 * @param isExplained true where a finding says why and what to do, better than the code can
 */
export function errorFields(error: AppError, isExplained: boolean, messages: Messages): Field[] {
  const { reportDocument: text } = messages;
  const { fields } = text;
  const { title, cause, nextStep } = messages.errors[error.code];
  const { refusal, retryAfterMs } = error;
  return [
    said(fields.code, error.code),
    told(fields.happened, title),
    said(fields.reported, error.detail),
    told(fields.why, isExplained ? undefined : cause),
    told(fields.nextStep, isExplained ? text.seeFindings : nextStep),
    told(fields.toWait, retryAfterMs === undefined ? undefined : text.waitAsked(retryAfterMs)),
    said(fields.oauthError, refusal?.error),
    said('AADSTS', refusal?.numbers.join(', ')),
    said(fields.traceId, refusal?.traceId),
    said(fields.correlationId, refusal?.correlationId),
    said(fields.timestamp, refusal?.timestamp),
  ];
}
