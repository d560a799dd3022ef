import type { Page } from 'playwright';
import { expect } from 'playwright/test';
import { en } from '../../shared/messages/en.ts';
import type { Picture } from './looks.ts';

const { appLinks, network, settingsDialog } = en;

/** What is set for the app and said about it; begins and ends at any page with the links to them. */
export async function takeSettings(page: Page, picture: Picture): Promise<void> {
  await page.getByRole('button', { name: appLinks.settings }).click();
  const dialog = page.getByRole('dialog');
  await expect(dialog.getByRole('heading', { name: settingsDialog.log.heading })).toBeVisible();
  await picture(page, '0-settings');
  await dialog.getByRole('radio', { name: new RegExp(`^${network.manual}`) }).check();
  await dialog.getByRole('button', { name: network.use }).evaluate((button) => {
    button.scrollIntoView({ block: 'center' });
  });
  await picture(page, '0-settings-proxy');
  await dialog.getByRole('button', { name: settingsDialog.log.open }).evaluate((button) => {
    button.scrollIntoView({ block: 'end' });
  });
  await picture(page, '0-settings-end');
  // The theme can be that of the system too.
  await dialog.getByRole('radio', { name: `${network.system} ${network.systemHint}` }).check();
  await page.keyboard.press('Escape');

  await page.getByRole('button', { name: appLinks.about }).click();
  await expect(dialog.locator('summary').first()).toBeVisible();
  await picture(page, '0-about');
  await dialog.locator('summary').first().click();
  await dialog.locator('summary').first().scrollIntoViewIfNeeded();
  await picture(page, '0-about-licence');
  await page.keyboard.press('Escape');
}
