import type { Page } from 'playwright';
import { expect } from 'playwright/test';
import type { LanguageId } from '../../shared/language-ids.ts';

/** How the window looks in a picture. */
export interface Look {
  name: string;
  colorScheme: 'light' | 'dark';
  /** The system gives all pages its own few colours. */
  forcedColors?: 'active';
  language?: LanguageId;
  width: number;
  height: number;
}

const wide = { width: 1240, height: 820 };
/** The look of the pictures in the README. */
export const light: Look = { name: 'light', colorScheme: 'light', ...wide };
/** The looks of the gallery; `tall` shows what others have to be scrolled for. */
export const looks: readonly Look[] = [
  light,
  { name: 'dark', colorScheme: 'dark', ...wide },
  { name: 'contrast', colorScheme: 'dark', forcedColors: 'active', ...wide },
  { name: 'japanese', colorScheme: 'light', language: 'ja', ...wide },
  { name: 'small', colorScheme: 'light', width: 900, height: 600 },
  { name: 'narrow', colorScheme: 'light', width: 720, height: 820 },
  { name: 'tall', colorScheme: 'light', width: 1240, height: 2000 },
];

/** Takes pictures of a page as it is now, in every look that is wanted. */
export type Picture = (page: Page, name: string, forReadme?: boolean) => Promise<void>;

/** Takes one picture of a page in one look. */
export async function take(page: Page, look: Look, path: string): Promise<void> {
  const { width, height, colorScheme, forcedColors = 'none', language = 'en' } = look;
  await page.emulateMedia({ colorScheme, forcedColors, reducedMotion: 'reduce' });
  await page.setViewportSize({ width, height });
  await showLanguage(page, language);
  await page.screenshot({ path });
  await showLanguage(page, 'en');
  console.log(path);
}

/** Has the page speak a language; one without the choice, as a sign-in page is, stays as it is. */
async function showLanguage(page: Page, language: LanguageId): Promise<void> {
  const choice = page.locator('.app-link-language');
  // An organisation may have made the choice.
  const canChoose = (await choice.count()) > 0 && (await choice.isEnabled());
  if (!canChoose || (await choice.inputValue()) === language) return;
  // Not by its label: under a dialog it can be neither pressed nor found by its role.
  await choice.selectOption(language, { force: true });
  await expect(page.locator('html')).toHaveAttribute('lang', language);
}
