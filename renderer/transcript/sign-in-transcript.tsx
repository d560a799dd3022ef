import { useEffect, useLayoutEffect, useRef, useState } from 'react';
import type { AppInfo } from '../../shared/app-info.ts';
import type { AssistantApi } from '../../shared/ipc.ts';
import { formatSignInTicket } from '../../shared/ticket.ts';
import { formatTranscriptLine } from '../../shared/transcript-text.ts';
import { failedRecord } from '../../shared/wizard/sign-in-state.ts';
import { CopyButton } from '../components/copy-button.tsx';
import { useMessages } from '../messages-context.ts';
import type { Wizard } from '../use-wizard.ts';
import { LineLog } from './line-log.tsx';
import { signInTab, type TranscriptPointer } from './use-pointer.ts';

interface SignInTranscriptProps {
  wizard: Wizard;
  pointer: TranscriptPointer;
}

/** What the app and the authority said, in the sign-in step: folded away until it is asked for. */
export function SignInTranscript({ wizard, pointer }: SignInTranscriptProps) {
  const messages = useMessages();
  const text = messages.signInTranscript;
  const { signIn, signInLines } = wizard.state;
  const app = useAppInfo(wizard.api);
  const detailsRef = useRef<HTMLDetailsElement>(null);
  const pointed = pointer.lineIn(signInTab);
  useLayoutEffect(() => {
    // Before the line takes the focus, which nothing that is folded away can have.
    if (pointed && detailsRef.current) detailsRef.current.open = true;
  }, [pointed]);
  if (signInLines.length === 0) return null;
  const record = signIn.kind === 'failed' ? failedRecord(signIn, signInLines) : undefined;
  // A sign-in that worked is told in the ticket of the run.
  const ticket =
    app && record && signIn.kind === 'failed'
      ? formatSignInTicket(app, signIn.connection, record)
      : undefined;
  const plain = signInLines.map((line) => formatTranscriptLine(line, { full: true })).join('\n');
  return (
    <details ref={detailsRef} className="card fold sign-in-transcript">
      <summary>
        <span className="fold-title">{text.title}</span>
        <span className="quiet">{text.lines(signInLines.length)}</span>
      </summary>
      <div className="fold-body">
        <div className="transcript-bar">
          <span className="quiet">{text.hidden}</span>
          <CopyButton
            wizard={wizard}
            text={ticket ?? plain}
            label={ticket !== undefined ? messages.copy.forTicket : text.copy}
            what={text.title}
          />
        </div>
        <LineLog
          label={text.label}
          empty={messages.transcript.empty}
          lines={signInLines}
          pointed={pointed}
        />
      </div>
    </details>
  );
}

/** What the ticket says of the program; `undefined` until it is known. */
function useAppInfo(api: AssistantApi): AppInfo | undefined {
  const [info, setInfo] = useState<AppInfo>();
  useEffect(() => {
    let isCurrent = true;
    void api.appInfo().then((result) => {
      if (isCurrent && result.ok) setInfo(result.value);
    });
    return () => {
      isCurrent = false;
    };
  }, [api]);
  return info;
}
