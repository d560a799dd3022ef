import type { CheckView } from '../../shared/wizard/run-view.ts';
import { useMessages } from '../messages-context.ts';
import { LineLog } from './line-log.tsx';

interface TranscriptViewProps {
  check: CheckView;
  /** The line that shows why a stage failed. */
  evidenceLine: number | undefined;
}

/** What the app and one server said, line by line, as it is said, by its stages. */
export function TranscriptView({ check, evidenceLine }: TranscriptViewProps) {
  const messages = useMessages();
  const { lines } = check;
  return (
    <LineLog
      label={messages.transcript.label(messages.protocols[check.protocol])}
      empty={messages.transcript.empty}
      lines={lines}
      evidenceLine={evidenceLine}
      headingOf={(index) => {
        const stage = lines[index]?.stage;
        return stage === undefined || stage === lines[index - 1]?.stage
          ? undefined
          : messages.stages[stage];
      }}
    />
  );
}
