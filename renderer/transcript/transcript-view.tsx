import type { CheckView } from '../../shared/wizard/run-view.ts';
import { useMessages } from '../messages-context.ts';
import { TranscriptRow } from './transcript-row.tsx';
import { useFollowEnd } from './use-follow-end.ts';

interface TranscriptViewProps {
  check: CheckView;
  /** The line that shows why a stage failed. */
  evidenceLine: number | undefined;
}

/** What the app and one server said, line by line, as it is said. */
export function TranscriptView({ check, evidenceLine }: TranscriptViewProps) {
  const messages = useMessages();
  const { ref, onScroll } = useFollowEnd(check.lines.length);
  return (
    <div
      ref={ref}
      className="transcript-lines"
      role="log"
      // Read on demand: the progress above is spoken, every line of a server would be too much.
      aria-live="off"
      aria-label={messages.transcript.label(messages.protocols[check.protocol])}
      tabIndex={0}
      onScroll={onScroll}
    >
      {check.lines.length === 0 && <p className="quiet">{messages.transcript.empty}</p>}
      {check.lines.map((line, index) => (
        <div key={line.n}>
          {line.stage !== check.lines[index - 1]?.stage && (
            <div className="transcript-separator">{messages.stages[line.stage]}</div>
          )}
          <TranscriptRow line={line} evidence={line.n === evidenceLine} />
        </div>
      ))}
    </div>
  );
}
