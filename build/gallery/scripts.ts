import type { Page } from 'playwright';
import type { Picture } from './looks.ts';

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
  await summary.evaluate((element) => {
    element.scrollIntoView({ block: 'start' });
  });
  await picture(page, name);
  await summary.click();
}
