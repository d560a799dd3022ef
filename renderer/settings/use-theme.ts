import {
  teamsHighContrastTheme,
  webDarkTheme,
  webLightTheme,
  type Theme as FluentTheme,
} from '@fluentui/react-components';
import { useEffect, useMemo, useSyncExternalStore } from 'react';
import type { LanguageId } from '../../shared/language-ids.ts';
import type { Theme } from '../../shared/settings-values.ts';

const fluentThemes = {
  light: webLightTheme,
  dark: webDarkTheme,
  'high-contrast': teamsHighContrastTheme,
} satisfies Record<Exclude<Theme, 'system'>, FluentTheme>;

/** What systems draw Japanese with, after the fonts for Latin text and before any other. */
const japaneseFonts = "'Yu Gothic UI', 'Meiryo UI', Meiryo, 'Hiragino Sans', 'Noto Sans CJK JP'";

/**
 * The Fluent theme for what was chosen, also when the system changes its mind. Colours that the
 * system forces on every page are high contrast whatever was chosen: they would win anyway. The page
 * is told as well, for its style sheets (`html[data-theme]`) and for scroll bars and fields.
 */
export function useTheme(choice: Theme, language: LanguageId): FluentTheme {
  const isDark = useMedia('(prefers-color-scheme: dark)');
  const isForced = useMedia('(forced-colors: active)');
  const name = isForced ? 'high-contrast' : named(choice, isDark);

  useEffect(() => {
    const { dataset, style } = document.documentElement;
    dataset['theme'] = name;
    // Under forced colours the system knows best whether its ground is light or dark.
    style.colorScheme = isForced ? 'light dark' : name === 'light' ? 'light' : 'dark';
  }, [isForced, name]);

  return useMemo(() => withFonts(fluentThemes[name], language), [language, name]);
}

function named(choice: Theme, isDark: boolean): Exclude<Theme, 'system'> {
  if (choice !== 'system') return choice;
  return isDark ? 'dark' : 'light';
}

function withFonts(theme: FluentTheme, language: LanguageId): FluentTheme {
  // The theme of high contrast has other fonts, for no reason that helps anybody to read.
  const base = webLightTheme.fontFamilyBase;
  const fontFamilyBase =
    language === 'ja' ? base.replace('sans-serif', `${japaneseFonts}, sans-serif`) : base;
  return { ...theme, fontFamilyBase };
}

function useMedia(query: string): boolean {
  return useSyncExternalStore(
    (listener) => {
      const list = window.matchMedia(query);
      list.addEventListener('change', listener);
      return () => {
        list.removeEventListener('change', listener);
      };
    },
    () => window.matchMedia(query).matches,
  );
}
