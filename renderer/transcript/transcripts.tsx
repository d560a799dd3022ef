import { Tab, TabList } from '@fluentui/react-components';
import { Dismiss12Regular } from '@fluentui/react-icons';
import { useId, useState, type ReactNode } from 'react';
import type { Protocol } from '../../shared/protocols.ts';
import { failures, type CheckView } from '../../shared/wizard/run-view.ts';
import { useMessages } from '../messages-context.ts';
import { TranscriptView } from './transcript-view.tsx';

interface TranscriptsProps {
  checks: readonly CheckView[];
  /** Buttons beside the title. */
  actions: ReactNode;
}

/**
 * The transcripts of a run, a tab for each protocol. Until one is chosen, the first that failed is
 * shown, else the first.
 */
export function Transcripts({ checks, actions }: TranscriptsProps) {
  const messages = useMessages();
  const id = useId();
  const [chosen, setChosen] = useState<Protocol>();
  const failed = failures(checks);
  const shown = checks.find(({ protocol }) => protocol === chosen) ?? failed[0]?.check ?? checks[0];
  if (!shown) return null;
  const evidenceLine = failed.find(({ check }) => check === shown)?.result.evidenceLine;
  const view = <TranscriptView key={shown.protocol} check={shown} evidenceLine={evidenceLine} />;
  if (checks.length === 1) {
    const name = messages.protocols[shown.protocol];
    return (
      <section className="transcript">
        <TranscriptBar title={<h2>{messages.transcript.title(name)}</h2>} actions={actions} />
        {view}
      </section>
    );
  }
  const tabs = (
    <TabList
      size="small"
      aria-label={messages.transcript.tabsLabel}
      selectTabOnFocus
      selectedValue={shown.protocol}
      onTabSelect={(_event, { value }) => {
        setChosen(checks.find(({ protocol }) => protocol === value)?.protocol);
      }}
    >
      {checks.map((check) => (
        <Tab
          key={check.protocol}
          id={`${id}-${check.protocol}`}
          value={check.protocol}
          aria-controls={`${id}-panel`}
        >
          <TabText check={check} failed={failed.some((failure) => failure.check === check)} />
        </Tab>
      ))}
    </TabList>
  );
  return (
    <section className="transcript">
      <TranscriptBar title={tabs} actions={actions} />
      <div
        id={`${id}-panel`}
        className="transcript-panel"
        role="tabpanel"
        aria-labelledby={`${id}-${shown.protocol}`}
      >
        {view}
      </div>
    </section>
  );
}

function TranscriptBar({ title, actions }: { title: ReactNode; actions: ReactNode }) {
  const { hidden } = useMessages().transcript;
  return (
    <div className="transcript-bar">
      {title}
      <span className="quiet">{hidden}</span>
      {actions}
    </div>
  );
}

function TabText({ check, failed }: { check: CheckView; failed: boolean }) {
  const messages = useMessages();
  return (
    <span className={failed ? 'tab-text is-failed' : 'tab-text'}>
      {failed && <Dismiss12Regular aria-hidden="true" />}
      {messages.protocols[check.protocol]}
      {failed && <span className="visually-hidden">{`, ${messages.transcript.tabFailed}`}</span>}
    </span>
  );
}
