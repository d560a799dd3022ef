import { Spinner } from '@fluentui/react-components';
import { Checkmark12Regular, Dismiss12Regular } from '@fluentui/react-icons';
import type { ReactNode } from 'react';
import type { Protocol } from '../../shared/protocols.ts';
import type { Stage, StageResult, StageStatus } from '../../shared/stages.ts';
import { gridStages, type CheckView, type StageView } from '../../shared/wizard/run-view.ts';
import { lineOfStage, stageFact } from '../../shared/wizard/stage-cell.ts';
import { useMessages } from '../messages-context.ts';

interface StageGridProps {
  checks: readonly CheckView[];
  /** Shows a line of a protocol's transcript. */
  onShowLine: (protocol: Protocol, n: number) => void;
}

/** Protocols by stages, filling while the test runs; each cell leads to its lines. */
export function StageGrid({ checks, onShowLine }: StageGridProps) {
  const messages = useMessages();
  const stages = gridStages(checks);
  return (
    <section className="card is-table is-grid">
      <table aria-label={messages.test.gridLabel}>
        <thead>
          <tr>
            <th scope="col">
              <span className="visually-hidden">{messages.test.protocolColumn}</span>
            </th>
            {stages.map((stage) => (
              <th scope="col" key={stage}>
                {messages.stages[stage]}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {checks.map((check) => (
            <tr key={check.protocol}>
              <th scope="row">{messages.protocols[check.protocol]}</th>
              {stages.map((stage) => (
                <StageCell
                  key={stage}
                  check={check}
                  view={check.stages.find((view) => view.stage === stage)}
                  onShowLine={onShowLine}
                />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

interface StageCellProps extends Omit<StageGridProps, 'checks'> {
  check: CheckView;
  view: StageView | undefined;
}

function StageCell({ check, view, onShowLine }: StageCellProps) {
  const text = useMessages().test;
  switch (view?.kind) {
    case undefined:
      return <td />;
    case 'waiting':
      return (
        <td className="stage is-waiting">
          <span className="stage-text">{text.stageWaiting}</span>
        </td>
      );
    case 'running':
      return (
        <td className="stage is-running">
          <CellButton check={check} stage={view.stage} onShowLine={onShowLine}>
            <Spinner size="extra-tiny" />
            {text.stageRunning}
          </CellButton>
        </td>
      );
    case 'ended':
      return (
        <td className={`stage is-${view.result.status}`}>
          <CellButton check={check} stage={view.stage} result={view.result} onShowLine={onShowLine}>
            <EndedStage result={view.result} />
          </CellButton>
        </td>
      );
  }
}

interface CellButtonProps extends Omit<StageCellProps, 'view'> {
  stage: Stage;
  result?: StageResult;
  children: ReactNode;
}

/** What a cell shows, as the way to its lines; plain text where nothing was said yet. */
function CellButton({ check, stage, result, onShowLine, children }: CellButtonProps) {
  const messages = useMessages();
  const { protocol } = check;
  const n = result?.status === 'not-reached' ? undefined : lineOfStage(check, stage, result);
  if (n === undefined) return <span className="stage-text">{children}</span>;
  return (
    <button
      type="button"
      className="stage-text"
      title={result?.summary}
      onClick={() => {
        onShowLine(protocol, n);
      }}
    >
      {/* Around what is seen, so that the button can be called by it. */}
      <span className="visually-hidden">
        {messages.testGrid.place(messages.protocols[protocol], messages.stages[stage])}
      </span>
      {children}
      <span className="visually-hidden">{messages.testGrid.show}</span>
    </button>
  );
}

function EndedStage({ result }: { result: StageResult }) {
  const { test: text, testGrid } = useMessages();
  const { stage, status, kept } = result;
  const word = text.stageStatus(status);
  const fact = stageFact(result);
  const found = fact && (fact.kind === 'said' ? fact.text : testGrid.messages(fact.count));
  // A long fact stands alone, so that the row stays one line; its time is in the cell's name.
  const showsTime = found === undefined || stage === 'tls';
  if (status !== 'ok') {
    return (
      <>
        <StageMark status={status} />
        <span className={found === undefined ? '' : 'visually-hidden'}>{word}</span>
        {found !== undefined && <span>{` ${found}`}</span>}
        <HiddenTime result={result} />
      </>
    );
  }
  return (
    <>
      <StageMark status={status} />
      {/* The time says "passed" to the eye; the word is there for those who hear it. */}
      <span className="visually-hidden">{word}</span>
      <span>
        {kept === true
          ? ` ${text.stageKept}`
          : ` ${[found, showsTime && text.stageTime(result.durationMs)].filter(Boolean).join(' · ')}`}
      </span>
      {!showsTime && <HiddenTime result={result} />}
    </>
  );
}

/** How long a stage took, where there is no room to show it. */
function HiddenTime({ result: { status, durationMs } }: { result: StageResult }) {
  const { test: text, testGrid } = useMessages();
  if (status === 'not-reached') return null;
  return <span className="visually-hidden">{testGrid.after(text.stageTime(durationMs))}</span>;
}

function StageMark({ status }: { status: StageStatus }) {
  if (status === 'ok') return <Checkmark12Regular aria-hidden="true" />;
  if (status === 'failed') return <Dismiss12Regular aria-hidden="true" />;
  return null;
}
