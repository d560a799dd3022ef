import { useEffect, useRef, useState } from 'react';
import type { AssistantApi } from '../../shared/assistant-api.ts';
import type { Messages } from '../../shared/messages/en.ts';
import type { SettingsChange } from '../../shared/settings.ts';
import { chosenLanguage } from '../../shared/settings-values.ts';
import type { FirstSettings } from './first-settings.ts';
import { loadCatalogue } from './load-catalogue.ts';
import type { SettingsAccess } from './settings-context.ts';

/**
 * The settings as they are on the page, with the texts of the chosen language. A change holds at once;
 * another language as soon as its texts are there, and until then the one before.
 */
export function useSettingsAccess(
  api: AssistantApi,
  first: FirstSettings,
): { access: SettingsAccess; messages: Messages } {
  const [{ settings, systemLanguages, problems }, setView] = useState(first.view);
  const wanted = chosenLanguage(settings.language, systemLanguages);
  const [shown, setShown] = useState({ language: wanted, messages: first.messages });
  const changes = useRef(0);

  useEffect(() => {
    if (shown.language === wanted) return undefined;
    let isCurrent = true;
    void loadCatalogue(wanted).then((messages) => {
      if (isCurrent) setShown({ language: wanted, messages });
    });
    return () => {
      isCurrent = false;
    };
  }, [shown.language, wanted]);

  useEffect(() => {
    document.documentElement.lang = shown.language;
  }, [shown.language]);

  async function change(part: SettingsChange) {
    const number = ++changes.current;
    setView((view) => ({ ...view, settings: { ...view.settings, ...part } }));
    const result = await api.setSettings({ change: part });
    // What was changed since then is newer than this answer.
    if (number !== changes.current) return;
    if (result.ok) setView(result.value);
    else setView((view) => ({ ...view, problems: [result.error] }));
  }

  const access: SettingsAccess = {
    settings,
    language: shown.language,
    systemLanguages,
    problems,
    change: (part) => void change(part),
  };
  return { access, messages: shown.messages };
}
