import { expect, test } from 'vitest';
import { applyTheme } from '../../../electron/windows/theme.ts';
import type { Theme } from '../../../shared/settings-values.ts';

test.each<[Theme, 'system' | 'light' | 'dark']>([
  ['system', 'system'],
  ['light', 'light'],
  ['dark', 'dark'],
  ['high-contrast', 'dark'],
])('with the theme %s, title bars and sign-in windows are %s', (theme, source) => {
  const nativeTheme: { themeSource: 'system' | 'light' | 'dark' } = { themeSource: 'light' };
  applyTheme(nativeTheme, theme);
  expect(nativeTheme.themeSource).toBe(source);
});
