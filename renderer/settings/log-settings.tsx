import { Button, Field, Select } from '@fluentui/react-components';
import { useState } from 'react';
import type { AppError } from '../../shared/errors.ts';
import { logLevels } from '../../shared/settings-values.ts';
import { FailureCard } from '../components/failure-card.tsx';
import { useMessages } from '../messages-context.ts';
import { ReportProblemButton } from '../problem/report-problem-button.tsx';
import type { Wizard } from '../use-wizard.ts';
import { useSettings } from './settings-context.ts';

/** How much is written to the log, and where it is. */
export function LogSettings({ wizard }: { wizard: Wizard }) {
  const text = useMessages().settingsDialog.log;
  const { settings, change } = useSettings();
  const [error, setError] = useState<AppError>();

  async function openFolder() {
    const result = await wizard.api.openLogFolder();
    setError(result.ok ? undefined : result.error);
  }

  return (
    <section className="card">
      <h3>{text.heading}</h3>
      <p className="quiet">{text.lead}</p>
      <Field label={text.level} className="settings-choice">
        <Select
          value={settings.logLevel}
          onChange={(_event, { value }) => {
            const logLevel = logLevels.find((each) => each === value);
            if (logLevel) change({ logLevel });
          }}
        >
          {logLevels.map((level) => (
            <option key={level} value={level}>
              {text.levels[level]}
            </option>
          ))}
        </Select>
      </Field>
      {error && <FailureCard error={error} />}
      <div className="log-actions">
        <Button onClick={() => void openFolder()}>{text.open}</Button>
        <ReportProblemButton />
      </div>
    </section>
  );
}
