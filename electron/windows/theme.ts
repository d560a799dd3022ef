import type { NativeTheme } from 'electron';
import type { Theme } from '../../shared/settings-values.ts';

/**
 * Makes title bars, dialogs, sign-in windows and the pages' `prefers-color-scheme` follow the chosen
 * theme. Systems know no high contrast that a program asks for; the app's has a dark ground.
 */
export function applyTheme(nativeTheme: Pick<NativeTheme, 'themeSource'>, theme: Theme): void {
  nativeTheme.themeSource = theme === 'high-contrast' ? 'dark' : theme;
}
