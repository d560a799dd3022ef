import { languageFor, languageIds, type LanguageId } from './language-ids.ts';

/** `system`: the first of the system's languages that the window has. */
export const languageChoices = ['system', ...languageIds] as const;
export type LanguageChoice = (typeof languageChoices)[number];

/** `system`: as the system says, high contrast included. */
export const themes = ['system', 'light', 'dark', 'high-contrast'] as const;
export type Theme = (typeof themes)[number];

/** What the log has: all that is at least this grave. The gravest comes first. */
export const logLevels = ['error', 'warn', 'info', 'debug'] as const;
export type LogLevel = (typeof logLevels)[number];

/** What a person can set for this program on this computer, the network aside. */
export interface Settings {
  language: LanguageChoice;
  theme: Theme;
  logLevel: LogLevel;
  /** Whether “Remember on this computer” is ticked where a sign-in begins. */
  rememberSignIns: boolean;
  /** Address of the folder with new releases; empty for none, and then nobody is asked. */
  updateFeed: string;
}

/** What holds until a person says otherwise. */
export const defaultSettings: Settings = {
  language: 'system',
  theme: 'system',
  logLevel: 'info',
  rememberSignIns: false,
  updateFeed: '',
};

/**
 * The language that a choice comes to.
 *
 * @param systemLanguages BCP 47 tags, the most wanted first
 */
export function chosenLanguage(
  choice: LanguageChoice,
  systemLanguages: readonly string[],
): LanguageId {
  return choice === 'system' ? languageFor(systemLanguages) : choice;
}
