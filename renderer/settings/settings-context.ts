import { createContext, useContext } from 'react';
import type { AppError } from '../../shared/errors.ts';
import type { LanguageId } from '../../shared/language-ids.ts';
import type { SettingsChange } from '../../shared/settings.ts';
import { defaultSettings, type Settings } from '../../shared/settings-values.ts';

/** What was set for this program, and changing it. */
export interface SettingsAccess {
  settings: Settings;
  /** The language that is shown. */
  language: LanguageId;
  /** BCP 47 tags, the most wanted first. */
  systemLanguages: readonly string[];
  /** What is not right about their being kept. */
  problems: readonly AppError[];
  /** Holds at once, whatever becomes of it on the disk. */
  change: (change: SettingsChange) => void;
}

export const SettingsContext = createContext<SettingsAccess>({
  settings: defaultSettings,
  language: 'en',
  systemLanguages: [],
  problems: [],
  change: () => undefined,
});

/** The settings of this program. */
export function useSettings(): SettingsAccess {
  return useContext(SettingsContext);
}
