import { Spinner } from '@fluentui/react-components';
import { Checkmark12Regular, Dismiss12Regular } from '@fluentui/react-icons';
import type { StageResult, StageStatus } from '../../shared/stages.ts';
import { gridStages, type CheckView, type StageView } from '../../shared/wizard/run-view.ts';
import { useMessages } from '../messages-context.ts';

/** Protocols by stages, filling while the test runs. */
export function StageGrid({ checks }: { checks: readonly CheckView[] }) {
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
                <StageCell key={stage} view={check.stages.find((view) => view.stage === stage)} />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function StageCell({ view }: { view: StageView | undefined }) {
  const text = useMessages().test;
  switch (view?.kind) {
    case undefined:
      return <td />;
    case 'waiting':
      return <td className="stage is-waiting">{text.stageWaiting}</td>;
    case 'running':
      return (
        <td className="stage is-running">
          <span className="stage-word">
            <Spinner size="extra-tiny" />
            {text.stageRunning}
          </span>
        </td>
      );
    case 'ended':
      return (
        <td className={`stage is-${view.result.status}`}>
          <EndedStage result={view.result} />
        </td>
      );
  }
}

function EndedStage({ result }: { result: StageResult }) {
  const text = useMessages().test;
  const word = text.stageStatus(result.status);
  const passed = result.status === 'ok';
  return (
    <>
      <span className="stage-word">
        <StageMark status={result.status} />
        {/* The time says "passed" to the eye; the word is there for those who hear it. */}
        <span className={passed ? 'visually-hidden' : ''}>{word}</span>
        {passed && <span>{` ${text.stageTime(result.durationMs)}`}</span>}
      </span>
      {result.summary !== undefined && <span className="stage-summary">{result.summary}</span>}
      {result.kept === true && <span className="stage-summary">{text.stageKept}</span>}
    </>
  );
}

function StageMark({ status }: { status: StageStatus }) {
  if (status === 'ok') return <Checkmark12Regular aria-hidden="true" />;
  if (status === 'failed') return <Dismiss12Regular aria-hidden="true" />;
  return null;
}
