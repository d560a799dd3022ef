import type { Page } from 'playwright';
import { expect } from 'playwright/test';
import { en } from '../../shared/messages/en.ts';
import { ja } from '../../shared/messages/ja.ts';
import type { Picture } from './looks.ts';

const { problem: text } = en;

/** Reporting a problem, on any page with the links; ends where it began. */
export async function takeProblem(page: Page, picture: Picture): Promise<void> {
  await page.getByRole('button', { name: en.appLinks.about }).click();
  await page.getByRole('button', { name: text.open }).click();
  await picture(page, '0-problem');
  const dialog = page.getByRole('dialog', { name: text.heading });
  await dialog
    .getByLabel(text.words)
    .fill('The test of adele@contoso.example stopped. I expected it to go on.\npassword: Kiwi-77');
  await dialog.getByRole('checkbox', { name: text.lastTest }).check();
  await dialog.getByRole('switch', { name: en.reportPage.pseudonyms }).check();
  await picture(page, '0-problem-filled');
  await dialog.getByRole('button', { name: text.show }).click();
  const shown = page.getByRole('dialog', { name: text.shownHeading });
  await expect(shown.locator('details').first()).toBeVisible();
  await picture(page, '0-problem-shown');
  for (const part of [0, 2, 5]) await shown.locator('summary').nth(part).click();
  await picture(page, '0-problem-unfolded');
  await shown.getByRole('button', { name: text.close }).click();
  await page.keyboard.press('Escape');
}

/**
 * The page that stands in place of one that has failed; begins and ends at the first screen. It has
 * no choice of a language, so it is taken in both.
 */
export async function takeCrash(page: Page, picture: Picture): Promise<void> {
  const language = page.locator('.app-link-language');
  for (const { id, texts } of [
    { id: 'en', texts: en },
    { id: 'ja', texts: ja },
  ]) {
    await language.selectOption(id);
    await page.getByRole('heading', { level: 1, name: texts.start.heading }).waitFor();
    // The page sets its title wherever it goes: the next time, that fails.
    await page.evaluate(() => {
      const once = {
        set title(_given: string) {
          Reflect.deleteProperty(document, 'title');
          throw new Error('for a picture');
        },
      };
      Object.defineProperties(document, Object.getOwnPropertyDescriptors(once));
    });
    await page.getByRole('button', { name: texts.start.ownButton }).click();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(texts.problem.crash.heading);
    await picture(page, `0-crash-${id}`);
    await page.getByRole('button', { name: texts.problem.open }).click();
    await picture(page, `0-crash-${id}-problem`);
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: texts.problem.crash.reload }).click();
    await expect(language).toHaveValue(id);
  }
  await language.selectOption('en');
}
