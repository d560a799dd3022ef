import { Button } from '@fluentui/react-components';
import { useEffect, useRef } from 'react';
import { FailureCard } from '../components/failure-card.tsx';
import { useExplain } from '../explain/explain-context.ts';
import { useMessages } from '../messages-context.ts';
import type { Wizard } from '../use-wizard.ts';

/** The first screen: what the app does, and the two ways to begin. */
export function StartScreen({ wizard }: { wizard: Wizard }) {
  const messages = useMessages();
  const text = messages.start;
  const openExplain = useExplain();
  const { start } = wizard.state;
  const headingRef = useRef<HTMLHeadingElement>(null);
  const starting = start.kind === 'starting';

  useEffect(() => {
    document.title = messages.app.title(messages.app.startTitle);
  }, [messages]);

  useEffect(() => {
    headingRef.current?.focus();
  }, []);

  return (
    <main className="start">
      <h1 ref={headingRef} tabIndex={-1}>
        {text.heading}
      </h1>
      <p className="lead">{text.lead}</p>
      {start.kind === 'failed' && <FailureCard error={start.error} />}
      <div className="start-choices">
        <section className="card">
          <h2>{text.practiceTitle}</h2>
          <p>{text.practiceText}</p>
          <Button
            appearance="primary"
            disabledFocusable={starting}
            onClick={() => {
              wizard.startPractice();
            }}
          >
            {text.practiceButton}
          </Button>
          <p role="status" className="quiet">
            {starting ? text.practiceStarting : ''}
          </p>
        </section>
        <section className="card">
          <h2>{text.ownTitle}</h2>
          <p>{text.ownText}</p>
          <Button
            disabledFocusable={starting}
            onClick={() => {
              wizard.chooseOwnTenant();
            }}
          >
            {text.ownButton}
          </Button>
        </section>
        <section className="card is-wide">
          <h2>{messages.explain.startTitle}</h2>
          <p>{messages.explain.startText}</p>
          <Button
            onClick={() => {
              openExplain?.();
            }}
          >
            {messages.explain.startButton}
          </Button>
        </section>
      </div>
    </main>
  );
}
