import { Button } from '@fluentui/react-components';
import { useEffect, useRef, useState } from 'react';
import type { Messages } from '../../shared/messages/en.ts';
import { FailureCard } from '../components/failure-card.tsx';
import { Notice } from '../components/notice.tsx';
import { ConnectionList, type DoneWithFile } from '../connections/connection-list.tsx';
import { ImportDialog, type FoundConnections } from '../connections/import-dialog.tsx';
import { UndoBar } from '../connections/undo-bar.tsx';
import { useExplain } from '../explain/explain-context.ts';
import { useMessages } from '../messages-context.ts';
import { PolicyNotice } from '../policy/policy-notice.tsx';
import { AppLinks } from '../settings/app-links.tsx';
import { useSettings } from '../settings/settings-context.ts';
import type { Wizard } from '../use-wizard.ts';

/** The first screen: what the app does, the connections that there are, and the ways to begin. */
export function StartScreen({ wizard }: { wizard: Wizard }) {
  const messages = useMessages();
  const text = messages.start;
  const openExplain = useExplain();
  const { problems } = useSettings();
  const { start, connections } = wizard.state;
  const [done, setDone] = useState<DoneWithFile>();
  const [found, setFound] = useState<FoundConnections>();
  const headingRef = useRef<HTMLHeadingElement>(null);
  const starting = start.kind === 'starting';

  useEffect(() => {
    document.title = messages.app.title(messages.app.startTitle);
  }, [messages]);

  useEffect(() => {
    headingRef.current?.focus();
  }, []);

  async function chooseImport() {
    setDone(undefined);
    setFound(await wizard.chooseImport());
  }

  return (
    <main className="start">
      <AppLinks wizard={wizard} />
      <h1 ref={headingRef} tabIndex={-1}>
        {text.heading}
      </h1>
      <p className="lead">{text.lead}</p>
      {start.kind === 'failed' && <FailureCard error={start.error} />}
      {problems.map((error) => (
        <FailureCard key={error.code} error={error} />
      ))}
      <PolicyNotice wizard={wizard} />
      {connections.problem && <FailureCard error={connections.problem} />}
      <Notice wizard={wizard} />
      <UndoBar wizard={wizard} />
      <p role="status" className="quiet progress-line">
        {done && doneText(done, messages)}
      </p>
      {connections.list.length > 0 && <ConnectionList wizard={wizard} onDone={setDone} />}
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
          <div className="run-actions">
            <Button
              disabledFocusable={starting}
              onClick={() => {
                wizard.chooseOwnTenant();
              }}
            >
              {text.ownButton}
            </Button>
            <Button appearance="subtle" onClick={() => void chooseImport()}>
              {messages.connections.import}
            </Button>
          </div>
          <p className="quiet">{messages.connections.kept}</p>
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
      {found && (
        <ImportDialog
          wizard={wizard}
          found={found}
          onClose={() => {
            setFound(undefined);
          }}
          onTaken={(count) => {
            setDone({ kind: 'imported', count });
          }}
        />
      )}
    </main>
  );
}

function doneText({ kind, count }: DoneWithFile, { connections: text }: Messages): string {
  return kind === 'imported' ? text.importDialog.taken(count) : text.exported(count);
}
