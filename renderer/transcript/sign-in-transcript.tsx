import { useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react';
import type { AppInfo } from '../../shared/app-info.ts';
import type { AssistantApi } from '../../shared/ipc.ts';
import { formatSignInTicket } from '../../shared/ticket.ts';
import { lineListOf } from '../../shared/transcript/line-list.ts';
import { failedRecord } from '../../shared/wizard/sign-in-state.ts';
import { CopyButton } from '../components/copy-button.tsx';
import { useMessages } from '../messages-context.ts';
import type { Wizard } from '../use-wizard.ts';
import { SearchableLog } from './searchable-log.tsx';
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
  const lines = useMemo(() => lineListOf(signInLines), [signInLines]);
  useLayoutEffect(() => {
    // Before the line takes the focus, which nothing that is folded away can have.
    if (pointed && detailsRef.current) detailsRef.current.open = true;
  }, [pointed]);
  if (signInLines.length === 0) return null;
  const record = signIn.kind === 'failed' ? failedRecord(signIn, signInLines) : undefined;
  return (
    <details ref={detailsRef} className="card fold sign-in-transcript">
      <summary>
        <span className="fold-title">{text.title}</span>
        <span className="quiet">{text.lines(signInLines.length)}</span>
      </summary>
      <div className="fold-body">
        <div className="transcript-bar">
          <span className="quiet">{text.hidden}</span>
          {app && record && signIn.kind === 'failed' && (
            // A sign-in that worked is told in the ticket of the run.
            <CopyButton
              wizard={wizard}
              text={() => formatSignInTicket(app, signIn.connection, record)}
              label={messages.copy.forTicket}
              what={text.title}
            />
          )}
        </div>
        <SearchableLog wizard={wizard} lines={lines} label={text.label} pointed={pointed} />
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
