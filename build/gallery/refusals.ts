import type { Page } from 'playwright';
import { expect } from 'playwright/test';
import type { LaunchedApp } from '../../test/e2e/launch.ts';
import { signInAtPractice } from '../../test/e2e/walk.ts';
import type { Picture } from './looks.ts';
import { takeScript } from './scripts.ts';

/** From the report back: what is malformed, missing or refused, each in its step. */
export async function takeRefusals(app: LaunchedApp, page: Page, picture: Picture): Promise<void> {
  await page.getByRole('button', { name: /^Mailboxes/ }).click();
  await page.getByLabel('Who signs in').fill('megan');
  await page.getByLabel('A shared mailbox').check();
  await page.getByLabel('Address of the shared mailbox').fill('scanner@contoso.example');
  await page.getByRole('button', { name: 'Continue to sign-in' }).click();
  await picture(page, '4-mailboxes-malformed');
  await page.getByLabel('Who signs in').fill('megan@contoso.example');
  await expect(page.getByText('Script: give Send As for the sender')).toBeVisible();
  await picture(page, '4-mailboxes-shared');
  await takeScript(page, picture, 'Script: give Send As for the sender', '4-script-send-as');
  await page.getByRole('button', { name: 'Continue to sign-in' }).click();
  await expect(page).toHaveTitle(/: Sign in -/);
  await signInAtPractice(app, page, 'megan@contoso.example');
  await page.getByRole('button', { name: 'Continue to the test' }).click();
  await page.getByRole('button', { name: /^Test (again|mailbox access)$/ }).click();
  await expect(page.getByText('mailbox/not-connected')).toBeVisible();
  await picture(page, '6-test-refused');
  await page.getByRole('log').evaluate((log) => {
    log.scrollIntoView({ block: 'end' });
  });
  await picture(page, '6-test-refused-transcript');
  await page.getByLabel('Send a test message').check();
  await page.getByLabel('Address that gets the test message').scrollIntoViewIfNeeded();
  await picture(page, '6-test-message');
  await page.getByRole('button', { name: /^Scopes/ }).click();
  for (const name of ['IMAP', 'POP', 'SMTP']) {
    await page.getByLabel(name, { exact: true }).uncheck();
  }
  await page.getByRole('button', { name: 'Continue to mailboxes' }).click();
  await picture(page, '3-scopes-missing');
  await page.getByLabel('IMAP', { exact: true }).check();
}
