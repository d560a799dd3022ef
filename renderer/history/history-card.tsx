import { Button, Checkbox, MessageBar, MessageBarBody } from '@fluentui/react-components';
import { useId, useState } from 'react';
import { maxRunsKept } from '../../shared/history/limits.ts';
import type { RunEntry } from '../../shared/history/run-entry.ts';
import { FailureCard } from '../components/failure-card.tsx';
import { useMessages } from '../messages-context.ts';
import type { Wizard } from '../use-wizard.ts';
import { ComparisonView } from './comparison-view.tsx';
import type { History } from './use-history.ts';

interface HistoryCardProps {
  wizard: Wizard;
  history: History;
  /** The run whose report is shown. */
  shownId: string | undefined;
  onShow: (entry: RunEntry) => void;
  onRemove: (runId: string) => void;
}

/** The earlier tests of the connection: each can be shown again, and two held against each other. */
export function HistoryCard({ wizard, history, shownId, onShow, onRemove }: HistoryCardProps) {
  const text = useMessages().history;
  const id = useId();
  const [chosen, setChosen] = useState<readonly string[]>([]);
  const [compared, setCompared] = useState<readonly [older: string, newer: string]>();
  const { list, error } = history;
  if (error) return <FailureCard error={error} />;
  if (!list) return null;
  const { runs, setAside, isKept } = list;
  const pair = runs.filter((run) => chosen.includes(run.id));
  const [newer, older] = pair;

  function choose(runId: string, isChosen: boolean) {
    // A third choice takes the place of the first.
    const others = chosen.filter((each) => each !== runId && runs.some((run) => run.id === each));
    setChosen(isChosen ? [...others.slice(-1), runId] : others);
  }

  return (
    <section className="card is-table history" aria-labelledby={`${id}-title`}>
      <div className="card-head">
        <h2 id={`${id}-title`}>{text.title}</h2>
        {runs.length > 1 && (
          <Button
            size="small"
            disabledFocusable={pair.length !== 2}
            onClick={() => {
              if (older && newer) setCompared([older.id, newer.id]);
            }}
          >
            {text.compare}
          </Button>
        )}
      </div>
      <p className="quiet">{isKept ? text.lead(maxRunsKept) : text.leadInMemory}</p>
      {setAside > 0 && (
        <MessageBar intent="warning" layout="multiline">
          <MessageBarBody>{text.setAside(setAside)}</MessageBarBody>
        </MessageBar>
      )}
      {runs.length === 0 && <p>{text.empty}</p>}
      {runs.length === 1 ? null : runs.length > 1 && <p className="quiet">{text.compareHint}</p>}
      {runs.length > 0 && (
        <table aria-label={text.tableLabel}>
          <thead>
            <tr>
              {runs.length > 1 && <th scope="col">{text.choose}</th>}
              <th scope="col">{text.when}</th>
              <th scope="col">{text.result}</th>
              <th scope="col">{text.took}</th>
              <th scope="col">{text.actions}</th>
            </tr>
          </thead>
          <tbody>
            {runs.map((run) => (
              <tr key={run.id}>
                {runs.length > 1 && (
                  <td>
                    <Checkbox
                      aria-label={text.chooseOf(run.startedAt)}
                      checked={chosen.includes(run.id)}
                      onChange={(_event, { checked }) => {
                        choose(run.id, checked === true);
                      }}
                    />
                  </td>
                )}
                <th scope="row">{text.time(run.startedAt)}</th>
                <td>
                  <Outcomes run={run} />
                </td>
                <td>{text.duration(Date.parse(run.finishedAt) - Date.parse(run.startedAt))}</td>
                <td>
                  <span className="history-actions">
                    {run.id === shownId ? (
                      <span className="quiet">{text.shown}</span>
                    ) : (
                      <Button
                        size="small"
                        aria-label={text.showOf(run.startedAt)}
                        onClick={() => {
                          onShow(run);
                        }}
                      >
                        {text.show}
                      </Button>
                    )}
                    <Button
                      size="small"
                      appearance="subtle"
                      aria-label={text.removeOf(run.startedAt)}
                      onClick={() => {
                        history.remove(run.id);
                        onRemove(run.id);
                      }}
                    >
                      {text.remove}
                    </Button>
                  </span>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {compared && (
        <ComparisonView
          wizard={wizard}
          older={compared[0]}
          newer={compared[1]}
          onClose={() => {
            setCompared(undefined);
          }}
        />
      )}
    </section>
  );
}

/** How each protocol ended: with a word, never by colour alone. */
function Outcomes({ run }: { run: RunEntry }) {
  const text = useMessages().history;
  return (
    <span className="history-outcomes">
      {run.checks.map(({ protocol, outcome, stage }) => (
        <span key={protocol} className={`history-outcome is-${outcome}`}>
          {text.check({ protocol, outcome, stage })}
        </span>
      ))}
    </span>
  );
}
