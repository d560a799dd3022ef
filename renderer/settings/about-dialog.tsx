import { useEffect, useState } from 'react';
import type { AppInfo } from '../../shared/app-info.ts';
import type { AppError } from '../../shared/errors.ts';
import type { Messages } from '../../shared/messages/en.ts';
import { CopyButton } from '../components/copy-button.tsx';
import { FactsTable } from '../components/facts-table.tsx';
import { FailureCard } from '../components/failure-card.tsx';
import { Modal } from '../components/modal.tsx';
import { useMessages } from '../messages-context.ts';
import { ReportProblemButton } from '../problem/report-problem-button.tsx';
import type { Wizard } from '../use-wizard.ts';
import { Licences } from './licences.tsx';

/** What this program is, what it runs on, and under which licences. */
export function AboutDialog({ wizard, onClose }: { wizard: Wizard; onClose: () => void }) {
  const messages = useMessages();
  const text = messages.aboutDialog;
  const { info, error } = useAppInfo(wizard);
  const facts = info ? versionFacts(info, text) : [];
  return (
    <Modal heading={text.heading(messages.app.name)} close={text.close} onClose={onClose}>
      <p>{text.lead}</p>
      {error && <FailureCard error={error} />}
      {info && (
        <section className="card">
          <div className="card-head">
            <h3>{text.versions}</h3>
            <CopyButton
              wizard={wizard}
              text={[info.name, ...facts.map((fact) => fact.join(': '))].join('\n')}
              what={text.versions}
            />
          </div>
          <FactsTable label={text.versions} facts={facts} />
          <div>
            <ReportProblemButton />
          </div>
        </section>
      )}
      <section className="card">
        <h3>{text.licence}</h3>
        <p>{text.licenceText}</p>
      </section>
      <Licences wizard={wizard} />
    </Modal>
  );
}

/** Name and value; what this program does not run on is left out. */
function versionFacts(info: AppInfo, text: Messages['aboutDialog']): [string, string][] {
  return [
    [text.version, info.version],
    ...(info.electron === undefined ? [] : ([[text.electron, info.electron]] as const)),
    ...(info.chromium === undefined ? [] : ([[text.chromium, info.chromium]] as const)),
    [text.node, info.node],
    [text.system, info.platform],
  ].map(([name = '', value = '']) => [name, value]);
}

function useAppInfo({ api }: Wizard): { info?: AppInfo; error?: AppError } {
  const [answer, setAnswer] = useState<{ info?: AppInfo; error?: AppError }>({});
  useEffect(() => {
    let isCurrent = true;
    void api.appInfo().then((result) => {
      if (isCurrent) setAnswer(result.ok ? { info: result.value } : { error: result.error });
    });
    return () => {
      isCurrent = false;
    };
  }, [api]);
  return answer;
}
