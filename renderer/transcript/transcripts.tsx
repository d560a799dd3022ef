import { Dismiss12Regular } from '@fluentui/react-icons';
import { useId, useMemo, type ReactNode } from 'react';
import type { SignInLine } from '../../shared/sign-in.ts';
import { lineListOf } from '../../shared/transcript/line-list.ts';
import { failures, type CheckView } from '../../shared/wizard/run-view.ts';
import { Tab, TabList } from '../components/tabs.tsx';
import { useMessages } from '../messages-context.ts';
import type { Wizard } from '../use-wizard.ts';
import { SearchableLog } from './searchable-log.tsx';
import { signInTab, type TranscriptPointer } from './use-pointer.ts';

interface TranscriptsProps {
  wizard: Wizard;
  checks: readonly CheckView[];
  /** The transcript of the sign-in that gave the token; none where nothing was said. */
  signInLines: readonly SignInLine[];
  /** Which of them is shown, and the line that a finding led to. */
  pointer: TranscriptPointer;
  /** Buttons beside the title. */
  actions: ReactNode;
}

/**
 * The transcripts of a run: the sign-in before it, and a tab for each protocol. Until one is chosen,
 * the first protocol that failed is shown, else the first.
 */
export function Transcripts(props: TranscriptsProps) {
  const { wizard, checks, signInLines, pointer, actions } = props;
  const messages = useMessages();
  const id = useId();
  const signIn = useMemo(() => lineListOf(signInLines), [signInLines]);
  const chosen = pointer.tab;
  const failed = failures(checks);
  const check = checks.find(({ protocol }) => protocol === chosen) ?? failed[0]?.check ?? checks[0];
  if (!check) return null;
  const hasSignIn = signInLines.length > 0;
  const shown = hasSignIn && chosen === signInTab ? signInTab : check.protocol;
  const evidenceLine = failed.find((failure) => failure.check === check)?.result.evidenceLine;
  const view =
    shown === signInTab ? (
      <SearchableLog
        key={shown}
        wizard={wizard}
        lines={signIn}
        label={messages.signInTranscript.label}
        pointed={pointer.lineIn(shown)}
      />
    ) : (
      <SearchableLog
        key={shown}
        wizard={wizard}
        lines={check.lines}
        label={messages.transcript.label(messages.protocols[check.protocol])}
        stages={check.stages.map(({ stage }) => stage)}
        evidenceLine={evidenceLine}
        pointed={pointer.lineIn(shown)}
      />
    );
  if (checks.length === 1 && !hasSignIn) {
    const name = messages.protocols[check.protocol];
    return (
      <section className="transcript">
        <TranscriptBar title={<h2>{messages.transcript.title(name)}</h2>} actions={actions} />
        {view}
      </section>
    );
  }
  const tabs = (
    <TabList
      aria-label={messages.transcript.tabsLabel}
      selectedValue={shown}
      onTabSelect={pointer.choose}
    >
      {hasSignIn && (
        <Tab id={`${id}-${signInTab}`} value={signInTab} aria-controls={`${id}-panel`}>
          {messages.signInTranscript.tab}
        </Tab>
      )}
      {checks.map((each) => (
        <Tab
          key={each.protocol}
          id={`${id}-${each.protocol}`}
          value={each.protocol}
          aria-controls={`${id}-panel`}
        >
          <TabText check={each} failed={failed.some((failure) => failure.check === each)} />
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
        aria-labelledby={`${id}-${shown}`}
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
