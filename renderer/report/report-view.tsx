import { Switch } from '@fluentui/react-components';
import { useId, useState } from 'react';
import { textFormats, type TextFormat } from '../../shared/report/formats.ts';
import type { ReportOf } from '../../shared/report/request.ts';
import { FailureCard } from '../components/failure-card.tsx';
import { Tab, TabList } from '../components/tabs.tsx';
import { useMessages } from '../messages-context.ts';
import { useSettings } from '../settings/settings-context.ts';
import type { Wizard } from '../use-wizard.ts';
import { usePreview } from './use-preview.ts';

interface ReportViewProps {
  wizard: Wizard;
  of: ReportOf;
  pseudonyms: boolean;
  onPseudonyms: (pseudonyms: boolean) => void;
}

/** How the report looks in each form, and what of it is hidden. */
export function ReportView({ wizard, of, pseudonyms, onPseudonyms }: ReportViewProps) {
  const messages = useMessages();
  const text = messages.reportPage;
  const { language } = useSettings();
  const id = useId();
  const [format, setFormat] = useState<TextFormat>('text');
  const shown = usePreview(wizard.api, { of, format, pseudonyms, language });
  return (
    <>
      <section className="report-view">
        <div className="report-bar">
          <TabList
            aria-label={text.formatsLabel}
            selectedValue={format}
            onTabSelect={(value) => {
              const chosen = textFormats.find((each) => each === value);
              if (chosen) setFormat(chosen);
            }}
          >
            {textFormats.map((each) => (
              <Tab key={each} id={`${id}-${each}`} value={each} aria-controls={`${id}-panel`}>
                {text.formats[each]}
              </Tab>
            ))}
          </TabList>
          <Switch
            checked={pseudonyms}
            label={text.pseudonyms}
            aria-describedby={`${id}-hint`}
            onChange={(_event, { checked }) => {
              onPseudonyms(checked);
            }}
          />
        </div>
        <div id={`${id}-panel`} role="tabpanel" aria-labelledby={`${id}-${format}`}>
          {shown.kind === 'failed' && <FailureCard error={shown.error} />}
          {shown.kind === 'loading' && <p className="quiet">{text.loading}</p>}
          {shown.kind === 'ready' && (
            <pre className="ticket" tabIndex={0} role="region" aria-label={messages.report.label}>
              {shown.preview.text}
            </pre>
          )}
        </div>
        {shown.kind === 'ready' && shown.preview.characters > shown.preview.text.length && (
          <p className="quiet">{text.cut(shown.preview.text.length, shown.preview.characters)}</p>
        )}
      </section>
      <section className="card report-hidden" aria-labelledby={`${id}-hidden`}>
        <h2 id={`${id}-hidden`}>{text.hiddenTitle}</h2>
        <ul>
          <li>{text.hiddenAlways}</li>
          <li>{pseudonyms ? text.hiddenNames : text.shownNames}</li>
          <li id={`${id}-hint`}>{text.pseudonymsHint}</li>
        </ul>
      </section>
    </>
  );
}
