import { pathToFileURL } from 'node:url';
import { chromium, type Page } from 'playwright';
import { expect } from 'playwright/test';
import { en } from '../../shared/messages/en.ts';
import { ja } from '../../shared/messages/ja.ts';
import { findChromium } from '../../test/electron-host/find-chromium.ts';
import { goTo } from '../../test/e2e/walk.ts';
import type { Look, Picture } from './looks.ts';

const { history, programs, reportPage, transcriptTools } = en;

/** Looking for lines in the transcripts of a finished test, and showing some of them only. */
export async function takeTranscriptTools(page: Page, picture: Picture): Promise<void> {
  const search = page.getByRole('searchbox', { name: transcriptTools.search });
  await search.fill('capability');
  await search.press('Enter');
  await picture(page, '6-test-search');
  await search.fill('');
  const received = page.getByRole('button', { name: transcriptTools.direction.received });
  await received.click();
  await picture(page, '6-test-filter');
  const others = ['sent', 'note'] as const;
  for (const kind of others) {
    await page.getByRole('button', { name: transcriptTools.direction[kind] }).click();
  }
  await picture(page, '6-test-nothing-shown');
  await page.getByRole('button', { name: transcriptTools.showAll }).click();
}

/** What the last step has below the report; begins there after one test, and ends there after two. */
export async function takeReportStep(page: Page, picture: Picture): Promise<void> {
  const pseudonyms = page.getByRole('switch', { name: reportPage.pseudonyms });
  await pseudonyms.check();
  await expect(page.locator('.ticket')).toContainText('user-1@domain-1.example');
  await picture(page, '7-report-pseudonyms');
  await page.getByRole('tab', { name: 'HTML' }).click();
  await page.getByRole('button', { name: reportPage.save }).click();
  await picture(page, '7-report-save');
  await page.keyboard.press('Escape');
  await page.getByRole('tab', { name: reportPage.formats.text }).click();
  await pseudonyms.uncheck();

  const card = page.locator('details', { hasText: programs.title });
  await card.locator('summary').click();
  for (const id of ['postfix', 'python', 'thunderbird']) {
    await card.getByRole('combobox', { name: programs.choose }).selectOption(id);
    await card.locator('summary').evaluate((summary) => {
      summary.scrollIntoView({ block: 'start' });
    });
    await picture(page, `7-programs-${id}`);
  }
  await card.locator('summary').click();

  // A second test that ends in another way, to be held against the first.
  await chooseFault(page, 'smtp-disabled-for-tenant');
  await goTo(page, 'Test');
  await page.getByRole('button', { name: 'Test again', exact: true }).click();
  await page.getByRole('button', { name: 'Write the report' }).click();
  await expect(page.getByRole('row')).toHaveCount(3);
  await picture(page, '7-report-failed');
  for (const choice of await page.getByRole('checkbox', { name: /^Compare the test/ }).all()) {
    await choice.check();
  }
  await page.getByRole('button', { name: history.compare }).click();
  await page.getByRole('heading', { name: en.comparison.title }).evaluate((heading) => {
    heading.scrollIntoView({ block: 'start' });
  });
  await picture(page, '7-comparison');
  await chooseFault(page, undefined);
}

/** Saves the report as HTML in both languages, and takes the files as a browser shows them. */
export async function takeHtmlReport(
  page: Page,
  [english, japanese]: readonly [english: string, japanese: string],
  looks: readonly Look[],
  folder: string,
): Promise<void> {
  const language = page.locator('.app-link-language');
  for (const { reportPage: text, id } of [
    { ...en, id: 'en' },
    { ...ja, id: 'ja' },
  ]) {
    await language.selectOption(id);
    await page.getByRole('button', { name: text.save }).click();
    await page.getByRole('menuitem', { name: text.formats.html }).click();
    await expect(page.getByText(text.saved, { exact: true })).toBeVisible();
  }
  await language.selectOption('en');
  const browser = await chromium.launch({ executablePath: findChromium() ?? '' });
  try {
    for (const look of looks) {
      const { name, width, height, colorScheme, forcedColors = 'none', language: id } = look;
      const tab = await browser.newPage({ viewport: { width, height }, colorScheme, forcedColors });
      await tab.goto(pathToFileURL(id === 'ja' ? japanese : english).href);
      await tab.screenshot({ path: `${folder}/8-report-file-${name}.png` });
      await tab.close();
    }
  } finally {
    await browser.close();
  }
}

/** Has something go wrong in the practice tenant, or nothing. */
async function chooseFault(page: Page, id: string | undefined): Promise<void> {
  const menu = page.getByRole('combobox', { name: 'What should go wrong?' });
  await menu.click();
  if (id !== undefined) await menu.fill(id);
  const { nothing } = en.practice;
  const options = page.getByRole('listbox').getByRole('option');
  await (id === undefined ? options.filter({ hasText: nothing }) : options).first().click();
}
