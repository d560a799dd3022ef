import type { Page } from 'playwright';
import { expect } from 'playwright/test';
import type { Picture } from './looks.ts';

/** What can go wrong in the practice tenant: the menu, a search in it, and what a choice changes. */
export async function takePracticeMenu(page: Page, picture: Picture): Promise<void> {
  const menu = page.getByRole('combobox', { name: 'What should go wrong?' });
  await menu.click();
  await expect(
    page.getByRole('listbox').getByRole('option', { name: 'Nothing', exact: true }),
  ).toBeVisible();
  await picture(page, '1-practice-menu');
  await menu.fill('send as');
  await picture(page, '1-practice-menu-search');
  await page.getByRole('listbox').getByRole('option').first().click();
  await expect(page.getByText(/^Changed for this:/)).toBeVisible();
  await picture(page, '1-practice-menu-chosen');
  await menu.click();
  await page.getByRole('listbox').getByRole('option', { name: 'Nothing', exact: true }).click();
  await expect(menu).toHaveValue('Nothing');
}
