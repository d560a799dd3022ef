import { useLayoutEffect, useMemo, useRef } from 'react';
import { lineListOf } from '../../shared/transcript/line-list.ts';
import { useMessages } from '../messages-context.ts';
import { CopyReportButton } from '../report/copy-report-button.tsx';
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
  const detailsRef = useRef<HTMLDetailsElement>(null);
  const pointed = pointer.lineIn(signInTab);
  const lines = useMemo(() => lineListOf(signInLines), [signInLines]);
  useLayoutEffect(() => {
    // Before the line takes the focus, which nothing that is folded away can have.
    if (pointed && detailsRef.current) detailsRef.current.open = true;
  }, [pointed]);
  if (signInLines.length === 0) return null;
  return (
    <details ref={detailsRef} className="card fold sign-in-transcript">
      <summary>
        <span className="fold-title">{text.title}</span>
        <span className="quiet">{text.lines(signInLines.length)}</span>
      </summary>
      <div className="fold-body">
        <div className="transcript-bar">
          <span className="quiet">{text.hidden}</span>
          {signIn.kind === 'failed' && signIn.span && (
            // A sign-in that worked is told in the report of the run.
            <CopyReportButton wizard={wizard} of={{ kind: 'sign-in' }} />
          )}
        </div>
        <SearchableLog wizard={wizard} lines={lines} label={text.label} pointed={pointed} />
      </div>
    </details>
  );
}
