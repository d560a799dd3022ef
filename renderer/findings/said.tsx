import type { AppError } from '../../shared/errors.ts';
import { useMessages } from '../messages-context.ts';

interface SaidProps {
  error: AppError | undefined;
  /** The line of the transcript that stands beside it. */
  quoted: string | undefined;
}

/** What was said; where the line of the transcript is all that was said, once is enough. */
export function Said({ error, quoted }: SaidProps) {
  const messages = useMessages();
  const { detail } = error ?? {};
  if (detail === undefined || quoted?.includes(detail) === true) return null;
  return (
    <p className="said">
      <span className="said-label">{messages.failure.said}: </span>
      {/* As the other side or the system said it. */}
      <span lang="en">{detail}</span>
    </p>
  );
}
