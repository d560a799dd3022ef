import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'playwright/test';
import type { Page } from 'playwright';
import { axeFindings } from './axe.ts';
import { chooseKind } from './choose-kind.ts';
import { launch, type LaunchedApp } from './launch.ts';
import { goTo, startPractice, walkTo } from './walk.ts';

let folder: string;
let app: LaunchedApp;
let page: Page;
test.beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'mailbox-oauth-e2e-'));
});
test.afterEach(async () => {
  await app.close();
  rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
});

const keptFile = () => join(folder, 'profile', 'connections.json');

/** Starts the app with the profile of this test, again where it ran before. */
async function start(env: Record<string, string> = {}): Promise<void> {
  app = await launch({ profile: join(folder, 'profile'), env });
  page = await app.firstWindow();
  page.setDefaultTimeout(10_000);
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
}

const button = (name: string) => page.getByRole('button', { name, exact: true });
const names = () => page.getByRole('listitem').locator('strong').allTextContents();

test('a half-filled form is there at the same step after the app was killed', async () => {
  await start();
  await button('Set up my tenant').click();
  await page.getByLabel('Tenant domain or tenant ID').fill('contoso.com');
  await button('Continue to app registration').click();
  const client = () => page.getByRole('textbox', { name: /^Application \(client\) ID/ });
  await client().pressSequentially('05cd6963-1a');
  // What was typed is written a moment later, and nothing else is waited for.
  await expect.poll(() => readFileSync(keptFile(), 'utf8')).toContain('05cd6963-1a');
  await app.kill();

  await start();
  await expect(page).toHaveTitle(/^Step 2 of 7: App registration/);
  await expect(client()).toHaveValue('05cd6963-1a');
  await goTo(page, 'Tenant');
  await expect(page.getByLabel('Tenant domain or tenant ID')).toHaveValue('contoso.com');

  // An ending in good order leaves no letter behind, however soon it comes.
  await page.getByLabel('Tenant domain or tenant ID').press('End');
  await page.getByLabel('Tenant domain or tenant ID').pressSequentially('.exampl');
  await page.close();
  expect(await app.exited).toBe(0);
  await start();
  await expect(page.getByLabel('Tenant domain or tenant ID')).toHaveValue('contoso.com.exampl');
  expect(app.output()).not.toMatch(/"level":"(?:warn|error)"/);
});

test('a practice connection is gone on with in a practice tenant of its own', async () => {
  await start();
  await startPractice(page);
  await walkTo(page, 'Mailboxes');
  await page.getByLabel('Who signs in').fill('megan@contoso.example');
  await button('Continue to sign-in').click();
  await expect(page).toHaveTitle(/^Step 5 of 7/);
  const kept = () => readFileSync(keptFile(), 'utf8');
  await expect.poll(kept).toContain('megan@contoso.example');
  expect(kept()).not.toContain('localhost');
  await app.kill();

  await start();
  await button('Open: megan@contoso.example').click();
  await expect(page).toHaveTitle(/^Step 5 of 7: Sign in/);
  await goTo(page, 'Scopes');
  // Its servers are those of the new one.
  await expect(page.getByRole('row', { name: /^IMAP/ })).toContainText('localhost:');
  await goTo(page, 'Mailboxes');
  await expect(page.getByLabel('Who signs in')).toHaveValue('megan@contoso.example');
});

test('connections are renamed, duplicated, deleted and had back, exported and imported', async () => {
  // Dialogs can be answered in the stand-in only.
  test.skip(chooseKind().kind === 'electron', 'needs the host’s dialogs');
  const file = join(folder, 'mine.json');
  const theirs = join(folder, 'theirs.json');
  await start({
    ELECTRON_HOST_SAVE_DIALOGS: JSON.stringify([file]),
    ELECTRON_HOST_OPEN_DIALOGS: JSON.stringify([[file], [theirs]]),
  });
  await button('Set up my tenant').click();
  await page.getByLabel('Tenant domain or tenant ID').fill('contoso.com');
  await button('All connections').click();

  await button('Rename: contoso.com').click();
  await page.getByRole('textbox', { name: 'Name' }).fill('Second floor');
  await page.keyboard.press('Enter');
  await button('Duplicate: Second floor').click();
  await expect.poll(names).toEqual(['Copy of Second floor', 'Second floor']);
  await button('Delete: Copy of Second floor').click();
  await expect.poll(names).toEqual(['Second floor']);
  // The way back has the focus.
  await page.keyboard.press('Enter');
  await expect.poll(names).toEqual(['Copy of Second floor', 'Second floor']);

  await button('Export all…').click();
  await expect(page.getByText('2 connections were exported, without secrets.')).toBeVisible();
  await button('Import connections…').click();
  const dialog = page.getByRole('dialog', { name: 'Import connections' });
  await expect(dialog.getByRole('checkbox')).toHaveCount(2);
  expect(await axeFindings(page, 'all')).toEqual([]);
  await dialog.getByRole('checkbox', { name: 'Copy of Second floor' }).uncheck();
  await dialog.getByRole('button', { name: 'Import' }).click();
  await expect(page.getByText('1 connection was imported.')).toBeVisible();
  await expect
    .poll(async () => (await names()).sort())
    .toEqual(['Copy of Second floor', 'Second floor', 'Second floor (2)']);

  // A file that somebody has put a secret into.
  const spoiled = readFileSync(file, 'utf8').replace('"cloud":', '"clientSecret": "x", "cloud":');
  writeFileSync(theirs, spoiled);
  await button('Import connections…').click();
  await expect(page.getByText('The file seems to hold a secret')).toBeVisible();
  await expect(dialog).toBeHidden();
});
