import { Button } from '@fluentui/react-components';
import { useEffect, useId, useRef, useState, type ReactNode } from 'react';
import type { AppError } from '../../shared/errors.ts';
import type { RunComparison, StageSide } from '../../shared/report/compare-runs.ts';
import { FailureCard } from '../components/failure-card.tsx';
import { useMessages } from '../messages-context.ts';
import { useSettings } from '../settings/settings-context.ts';
import type { Wizard } from '../use-wizard.ts';

interface ComparisonViewProps {
  wizard: Wizard;
  older: string;
  newer: string;
  onClose: () => void;
}

/** Two tests side by side: settings that differ, stage by stage, and what was found. */
export function ComparisonView({ wizard, older, newer, onClose }: ComparisonViewProps) {
  const messages = useMessages();
  const text = messages.comparison;
  const id = useId();
  const headingRef = useRef<HTMLHeadingElement>(null);
  const [error, setError] = useState<AppError>();
  const [compared, setCompared] = useState<RunComparison>();
  const { api, state } = wizard;
  const { connectionId } = state;
  const { language } = useSettings();
  useEffect(() => {
    let isCurrent = true;
    const owner = connectionId === undefined ? {} : { connectionId };
    void api.compareRuns({ ...owner, older, newer, language }).then((result) => {
      if (!isCurrent) return;
      setCompared(result.ok ? result.value : undefined);
      setError(result.ok ? undefined : result.error);
    });
    return () => {
      isCurrent = false;
    };
  }, [api, connectionId, older, newer, language]);
  const isThere = compared !== undefined;
  useEffect(() => {
    // What was asked for stands below the list, perhaps out of sight.
    if (isThere) headingRef.current?.focus();
  }, [isThere, older, newer]);
  if (error) return <FailureCard error={error} />;
  if (!compared) return null;
  const sides = [
    text.older(compared.older.startedAt),
    text.newer(compared.newer.startedAt),
  ] as const;
  return (
    <section className="comparison" aria-labelledby={`${id}-title`}>
      <div className="card-head">
        <h3 id={`${id}-title`} ref={headingRef} tabIndex={-1}>
          {text.title}
        </h3>
        <Button size="small" onClick={onClose}>
          {text.close}
        </Button>
      </div>
      <h4>{text.settings}</h4>
      {compared.settings.length === 0 ? (
        <p>{text.sameSettings}</p>
      ) : (
        <SideTable
          label={text.settings}
          first={text.setting}
          sides={sides}
          rows={compared.settings.map((setting) => ({
            ...{ name: setting.name, differs: false },
            cells: [setting.older ?? text.absent, setting.newer ?? text.absent],
          }))}
        />
      )}
      {compared.checks.map((check) => (
        <div key={check.protocol}>
          <h4>{text.stages(messages.protocols[check.protocol])}</h4>
          <SideTable
            label={text.stages(messages.protocols[check.protocol])}
            first={text.stage}
            sides={sides}
            rows={check.stages.map(({ stage, older: one, newer: other, differs }) => ({
              ...{ name: messages.stages[stage], differs },
              cells: [<Side key="older" side={one} />, <Side key="newer" side={other} />],
            }))}
          />
        </div>
      ))}
      <h4>{text.findings}</h4>
      <Findings compared={compared} />
    </section>
  );
}

interface SideTableProps {
  label: string;
  /** What the first column names. */
  first: string;
  sides: readonly [string, string];
  rows: readonly { name: string; differs: boolean; cells: readonly ReactNode[] }[];
}

function SideTable({ label, first, sides, rows }: SideTableProps) {
  const { differs: word } = useMessages().comparison;
  return (
    <div className="comparison-table">
      <table aria-label={label}>
        <thead>
          <tr>
            {[first, ...sides].map((name) => (
              <th key={name} scope="col">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ name, differs, cells }) => (
            <tr key={name} className={differs ? 'is-different' : undefined}>
              <th scope="row">
                {name}
                {differs && <span className="comparison-mark">{word}</span>}
              </th>
              <td>{cells[0]}</td>
              <td>{cells[1]}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** How a stage went: the word, the time, and what was found there. */
function Side({ side }: { side: StageSide | undefined }) {
  const { reportDocument, history, comparison } = useMessages();
  if (!side) return <span className="quiet">{comparison.notTested}</span>;
  const { status, durationMs, summary, code } = side;
  return (
    <>
      <span className={`history-outcome is-${status}`}>{reportDocument.statuses[status]}</span>
      {status !== 'not-reached' && <span className="quiet"> {history.duration(durationMs)}</span>}
      {(summary ?? code) !== undefined && <code>{summary ?? code}</code>}
    </>
  );
}

function Findings({ compared: { findings } }: { compared: RunComparison }) {
  const text = useMessages().comparison;
  const kinds = (['new', 'gone', 'same'] as const).filter((kind) => findings[kind].length > 0);
  if (kinds.length === 0) return <p>{text.noFindings}</p>;
  return (
    <ul>
      {kinds.flatMap((kind) =>
        findings[kind].map(({ id, title }) => (
          <li key={id}>
            <strong>{text[kind]}</strong> {title}
          </li>
        )),
      )}
    </ul>
  );
}
