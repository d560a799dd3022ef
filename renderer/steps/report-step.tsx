import { Button, MessageBar, MessageBarBody } from '@fluentui/react-components';
import { useState } from 'react';
import type { RunEntry } from '../../shared/history/run-entry.ts';
import { isRunOutdated } from '../../shared/wizard/selectors.ts';
import { BackButton, PrimaryButton } from '../components/buttons.tsx';
import { StepPage } from '../components/step-page.tsx';
import { HistoryCard } from '../history/history-card.tsx';
import { useHistory } from '../history/use-history.ts';
import { useMessages } from '../messages-context.ts';
import { ProgramsCard } from '../programs/programs-card.tsx';
import { CopyReportButton } from '../report/copy-report-button.tsx';
import { reportOf } from '../report/report-of.ts';
import { ReportView } from '../report/report-view.tsx';
import { SaveReportButton } from '../report/save-report-button.tsx';
import type { Wizard } from '../use-wizard.ts';

/** Step 7: the run for a ticket, as text and as files, and the runs before it. */
export function ReportStep({ wizard }: { wizard: Wizard }) {
  const messages = useMessages();
  const text = messages.report;
  const { state } = wizard;
  const latestId = state.run.kind === 'finished' ? state.run.record.id : undefined;
  const [earlier, setEarlier] = useState<RunEntry>();
  const [pseudonyms, setPseudonyms] = useState(false);
  const history = useHistory(wizard, latestId);
  const shownId = earlier?.id ?? latestId;
  const of = shownId === undefined ? undefined : reportOf(state, shownId);
  return (
    <StepPage
      wizard={wizard}
      step="report"
      heading={text.heading}
      lead={text.lead}
      onSubmit={() => {
        if (!of) wizard.dispatch({ kind: 'step-chosen', step: 'test' });
      }}
      footer={
        <>
          <BackButton wizard={wizard} />
          {of ? (
            <>
              <SaveReportButton wizard={wizard} of={of} pseudonyms={pseudonyms} />
              <CopyReportButton wizard={wizard} of={of} pseudonyms={pseudonyms} primary />
            </>
          ) : (
            <PrimaryButton>{text.goToTest}</PrimaryButton>
          )}
        </>
      }
    >
      {!earlier && latestId !== undefined && isRunOutdated(state) && (
        <MessageBar intent="warning" layout="multiline">
          <MessageBarBody>{messages.test.outdated}</MessageBarBody>
        </MessageBar>
      )}
      {earlier && (
        <Earlier
          entry={earlier}
          onBack={
            latestId === undefined
              ? undefined
              : () => {
                  setEarlier(undefined);
                }
          }
        />
      )}
      {of ? (
        <ReportView wizard={wizard} of={of} pseudonyms={pseudonyms} onPseudonyms={setPseudonyms} />
      ) : (
        <p>{text.missing}</p>
      )}
      <ProgramsCard wizard={wizard} />
      <HistoryCard
        wizard={wizard}
        history={history}
        shownId={shownId}
        onShow={(entry) => {
          setEarlier(entry.id === latestId ? undefined : entry);
        }}
        onRemove={(runId) => {
          if (runId === earlier?.id) setEarlier(undefined);
        }}
      />
    </StepPage>
  );
}

/** That the report is not of the last test, and the way back to that. */
function Earlier({ entry, onBack }: { entry: RunEntry; onBack: (() => void) | undefined }) {
  const text = useMessages().reportPage;
  return (
    <div className="report-earlier">
      <span>{text.ofEarlier(entry.startedAt)}</span>
      {onBack && (
        <Button size="small" onClick={onBack}>
          {text.backToLatest}
        </Button>
      )}
    </div>
  );
}
