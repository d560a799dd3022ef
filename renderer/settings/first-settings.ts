import type { AssistantApi } from '../../shared/assistant-api.ts';
import type { Messages } from '../../shared/messages/en.ts';
import type { SettingsView } from '../../shared/settings.ts';
import { chosenLanguage, defaultSettings } from '../../shared/settings-values.ts';
import { loadCatalogue } from './load-catalogue.ts';

/** The main process has read them before there is a window; without an answer there are defaults. */
const deadlineMs = 2_000;

/** What the page begins with. */
export interface FirstSettings {
  view: SettingsView;
  messages: Messages;
}

/** Reads what was set, so that the first thing that is seen is in the right language and theme. */
export async function readFirstSettings(api: AssistantApi): Promise<FirstSettings> {
  const view = await Promise.race([read(api), after(deadlineMs)]);
  const messages = await loadCatalogue(
    chosenLanguage(view.settings.language, view.systemLanguages),
  );
  return { view, messages };
}

/** As the system says, as far as the page can know it. */
export function defaultView(): SettingsView {
  return { settings: defaultSettings, systemLanguages: [...navigator.languages], problems: [] };
}

async function read(api: AssistantApi): Promise<SettingsView> {
  const result = await api.readSettings();
  return result.ok ? result.value : defaultView();
}

function after(milliseconds: number): Promise<SettingsView> {
  return new Promise((resolve) => {
    setTimeout(() => {
      resolve(defaultView());
    }, milliseconds);
  });
}
