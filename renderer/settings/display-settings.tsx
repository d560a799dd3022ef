import { Field, Radio, RadioGroup, Select } from '@fluentui/react-components';
import { languageIds, languageNames } from '../../shared/language-ids.ts';
import { chosenLanguage, languageChoices, themes } from '../../shared/settings-values.ts';
import { useMessages } from '../messages-context.ts';
import { ManagedMark } from '../policy/managed-mark.tsx';
import { useManagedFrom } from '../policy/policy-context.ts';
import { useSettings } from './settings-context.ts';

/** Language and theme. */
export function DisplaySettings() {
  const text = useMessages().settingsDialog.display;
  const { settings, systemLanguages, change } = useSettings();
  const isManaged = useManagedFrom('language') !== undefined;
  return (
    <section className="card">
      <h3>{text.heading}</h3>
      <Field
        label={text.language}
        className="settings-choice"
        {...(isManaged ? { hint: <ManagedMark field="language" /> } : {})}
      >
        <Select
          value={settings.language}
          disabled={isManaged}
          onChange={(_event, { value }) => {
            const language = languageChoices.find((each) => each === value);
            if (language) change({ language });
          }}
        >
          <option value="system">
            {text.system(languageNames[chosenLanguage('system', systemLanguages)])}
          </option>
          {languageIds.map((id) => (
            <option key={id} value={id} lang={id}>
              {languageNames[id]}
            </option>
          ))}
        </Select>
      </Field>
      <Field label={text.theme}>
        <RadioGroup
          layout="horizontal"
          className="settings-radios"
          value={settings.theme}
          onChange={(_event, { value }) => {
            const theme = themes.find((each) => each === value);
            if (theme) change({ theme });
          }}
        >
          {themes.map((theme) => (
            <Radio key={theme} value={theme} label={text.themes[theme]} />
          ))}
        </RadioGroup>
      </Field>
    </section>
  );
}
