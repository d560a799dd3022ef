import type { CheckView } from '../../shared/wizard/run-view.ts';
import { useMessages } from '../messages-context.ts';
import { LineLog } from './line-log.tsx';
import type { PointedLine } from './use-pointer.ts';

interface TranscriptViewProps {
  check: CheckView;
  /** The line that shows why a stage failed. */
  evidenceLine: number | undefined;
  /** The line that a finding led to. */
  pointed: PointedLine | undefined;
}

/** What the app and one server said, line by line, as it is said, by its stages. */
export function TranscriptView({ check, evidenceLine, pointed }: TranscriptViewProps) {
  const messages = useMessages();
  const { lines } = check;
  return (
    <LineLog
      label={messages.transcript.label(messages.protocols[check.protocol])}
      empty={messages.transcript.empty}
      lines={lines}
      evidenceLine={evidenceLine}
      pointed={pointed}
      headingOf={(index) => {
        const stage = lines[index]?.stage;
        return stage === undefined || stage === lines[index - 1]?.stage
          ? undefined
          : messages.stages[stage];
      }}
    />
  );
}
