import { useId, type ReactNode } from 'react';
import type { AppError } from '../../shared/errors.ts';
import { useMessages } from '../messages-context.ts';
import { ReportProblemButton } from '../problem/report-problem-button.tsx';

interface FailureCardProps {
  error: AppError;
  /** The line of the transcript that shows it, as it stands there. */
  evidence?: string;
  /** Turns the plain title into one that says where it happened. */
  titleOf?: (title: string) => string;
  /** What can be done about it here. */
  actions?: ReactNode;
}

/** One failure: what happened, what was said, why, and the one thing to do next. */
export function FailureCard({ error, evidence, titleOf, actions }: FailureCardProps) {
  const messages = useMessages();
  const titleId = useId();
  const text = messages.errors[error.code];
  // Where the line of the transcript is all that was said, once is enough.
  const detail = evidence?.includes(error.detail ?? '') === true ? undefined : error.detail;
  const calm = error.code === 'signin/cancelled' || error.code === 'run/cancelled';
  return (
    <section className={calm ? 'failure is-calm' : 'failure'} aria-labelledby={titleId}>
      <h2 id={titleId}>{titleOf ? titleOf(text.title) : text.title}</h2>
      {evidence !== undefined && <p className="said">{evidence}</p>}
      {detail !== undefined && (
        <p className="said">
          <span className="said-label">{messages.failure.said}: </span>
          {detail}
        </p>
      )}
      <p>{text.cause}</p>
      <p>
        <strong>{messages.failure.next}: </strong>
        {text.nextStep}
      </p>
      {error.retryAfterMs !== undefined && <p>{messages.test.waitFor(error.retryAfterMs)}</p>}
      <p className="quiet">
        {messages.failure.code}: <code>{error.code}</code>
      </p>
      {actions}
      {error.code === 'app/unexpected' && (
        <div>
          <ReportProblemButton />
        </div>
      )}
    </section>
  );
}
