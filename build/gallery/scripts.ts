import type { Page } from 'playwright';
import { light, type Picture } from './looks.ts';

/** A script card, unfolded with the script that changes, and folded again. */
export async function takeScript(
  page: Page,
  picture: Picture,
  title: string,
  name: string,
): Promise<void> {
  const card = page.locator('details', { hasText: title });
  const summary = card.locator('summary');
  await summary.click();
  const change = card.getByRole('tab', { name: 'Change' });
  if ((await change.count()) > 0) await change.click();
  // In a tall window there would be nothing to scroll.
  await page.setViewportSize({ width: light.width, height: light.height });
  await summary.evaluate((element) => {
    element.scrollIntoView({ block: 'start' });
  });
  await picture(page, name);
  await summary.click();
}
