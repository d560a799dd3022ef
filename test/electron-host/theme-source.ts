import type { CdpSession } from './cdp.ts';

/** What `nativeTheme.themeSource` says. */
export type ThemeSource = 'system' | 'light' | 'dark';

let source: ThemeSource = 'system';

export function themeSource(): ThemeSource {
  return source;
}

export function setThemeSource(wanted: ThemeSource): void {
  source = wanted;
}

/** Makes `prefers-color-scheme` of a page say what the app has chosen, or what the system says. */
export async function emulateTheme(page: CdpSession): Promise<void> {
  await page.trySend('Emulation.setEmulatedMedia', {
    features: [{ name: 'prefers-color-scheme', value: source === 'system' ? '' : source }],
  });
}
