import { formatTranscriptLine } from '../../shared/transcript-text.ts';
import { failedRecord } from '../../shared/wizard/sign-in-state.ts';
import { CopyButton } from '../components/copy-button.tsx';
import { useMessages } from '../messages-context.ts';
import type { Wizard } from '../use-wizard.ts';
import { LineLog } from './line-log.tsx';

/** What the app and the authority said, in the sign-in step: folded away until it is asked for. */
export function SignInTranscript({ wizard }: { wizard: Wizard }) {
  const messages = useMessages();
  const text = messages.signInTranscript;
  const { signIn, signInLines } = wizard.state;
  if (signInLines.length === 0) return null;
  const record = signIn.kind === 'failed' ? failedRecord(signIn, signInLines) : undefined;
  const plain = signInLines.map((line) => formatTranscriptLine(line, { full: true })).join('\n');
  return (
    <details className="card fold sign-in-transcript">
      <summary>
        <span className="fold-title">{text.title}</span>
        <span className="quiet">{text.lines(signInLines.length)}</span>
      </summary>
      <div className="fold-body">
        <div className="transcript-bar">
          <span className="quiet">{text.hidden}</span>
          <CopyButton
            wizard={wizard}
            text={record ? plain : plain}
            label={record ? messages.copy.forTicket : text.copy}
            what={text.title}
          />
        </div>
        <LineLog label={text.label} empty={messages.transcript.empty} lines={signInLines} />
      </div>
    </details>
  );
}
