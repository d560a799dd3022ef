import type { Page } from 'playwright';

/** How the window looks in a picture. */
export interface Look {
  name: string;
  colorScheme: 'light' | 'dark';
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
  { name: 'small', colorScheme: 'light', width: 900, height: 600 },
  { name: 'narrow', colorScheme: 'light', width: 720, height: 820 },
  { name: 'tall', colorScheme: 'light', width: 1240, height: 2000 },
];

/** Takes pictures of a page as it is now, in every look that is wanted. */
export type Picture = (page: Page, name: string, forReadme?: boolean) => Promise<void>;

/** Takes one picture of a page in one look. */
export async function take(page: Page, look: Look, path: string): Promise<void> {
  const { width, height, colorScheme } = look;
  await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
  await page.setViewportSize({ width, height });
  await page.screenshot({ path });
  console.log(path);
}
