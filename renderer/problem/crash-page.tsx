import { useEffect, useRef } from 'react';
import type { AssistantApi } from '../../shared/assistant-api.ts';
import type { Messages } from '../../shared/messages/en.ts';
import { useProblem } from './problem-context.ts';

interface CrashPageProps {
  api: AssistantApi;
  /** Given, because where the texts come from may be what has failed. */
  messages: Messages;
}

/** A plain page in the place of one that has failed; it needs nothing that could fail as well. */
export function CrashPage({ api, messages }: CrashPageProps) {
  const text = messages.problem;
  const reportProblem = useProblem();
  const headingRef = useRef<HTMLHeadingElement>(null);

  useEffect(() => {
    document.title = `${text.crash.heading} – ${messages.app.name}`;
    headingRef.current?.focus();
  }, [text, messages]);

  return (
    <main className="crash">
      <h1 ref={headingRef} tabIndex={-1}>
        {text.crash.heading}
      </h1>
      <p>{text.crash.text}</p>
      <div className="crash-actions">
        {reportProblem ? (
          <button type="button" onClick={reportProblem}>
            {text.open}
          </button>
        ) : (
          <button type="button" onClick={() => void api.openLogFolder()}>
            {text.crash.openLog}
          </button>
        )}
        <button type="button" className="is-primary" onClick={() => void api.reloadWindow()}>
          {text.crash.reload}
        </button>
      </div>
    </main>
  );
}
