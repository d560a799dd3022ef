import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'playwright/test';
import type { Page } from 'playwright';
import { launch, type LaunchedApp } from './launch.ts';
import { goTo, signInAtPractice, walkToSignIn } from './walk.ts';

let folder: string;
let app: LaunchedApp;
let page: Page;
test.beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'mailbox-oauth-e2e-'));
  await start();
});
test.afterEach(async () => {
  await app.close();
  rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
});

/** Starts the app with the profile of this test, again where it ran before. */
async function start(): Promise<void> {
  app = await launch({ profile: join(folder, 'profile') });
  page = await app.firstWindow();
  page.setDefaultTimeout(10_000);
  await walkToSignIn(page, 'delegated');
}

const heading = () => page.getByRole('heading', { level: 1 });
const remember = () => page.getByLabel('Remember on this computer');
const accounts = () => page.getByRole('list', { name: 'Accounts that were remembered' });

function keptFiles(): string[] {
  try {
    return readdirSync(join(folder, 'profile', 'kept'));
  } catch {
    return [];
  }
}

/** Has other settings, so that a sign-in is asked for again. */
async function needSignIn(): Promise<void> {
  await goTo(page, 'Scopes');
  await page.getByLabel('POP', { exact: true }).click();
  await page.getByRole('button', { name: 'Continue to mailboxes' }).click();
  await page.getByRole('button', { name: 'Continue to sign-in' }).click();
}

test('a remembered account signs in without a page until it is signed out or removed', async () => {
  await expect(remember()).not.toBeChecked();
  await signInAtPractice(app, page, 'adele@contoso.example');
  await expect(heading()).toHaveText('You are signed in');
  const summary = page.getByRole('table', { name: 'This sign-in' });
  await expect(summary).toContainText('forgotten when the app closes');
  expect(keptFiles()).toEqual([]);

  await page.getByRole('button', { name: 'Sign out' }).click();
  await remember().check();
  await signInAtPractice(app, page, 'adele@contoso.example');
  await expect(summary).toContainText('remembered, encrypted');
  expect(keptFiles()).toHaveLength(1);

  await needSignIn();
  await expect(accounts().getByRole('listitem')).toHaveText(/^adele@contoso\.example/);
  await page.getByRole('button', { name: 'Use adele@contoso.example' }).click();
  await expect(heading()).toHaveText('You are signed in');
  expect(app.windows()).toHaveLength(1);
  await page.getByRole('button', { name: 'Renew now' }).click();
  await expect(page.getByRole('button', { name: 'Renew now' })).toBeFocused();
  await page.getByRole('button', { name: 'Sign out' }).click();
  await expect(heading()).toHaveText('Sign in');
  await expect(accounts()).toBeHidden();
  expect(keptFiles()).toEqual([]);

  // Another person of the same tenant, chosen on the sign-in page.
  await page.getByRole('button', { name: 'Use another account' }).click();
  const window = await app.waitForWindow((candidate) => candidate !== page);
  await window.getByRole('button', { name: /Alex Wilber/ }).click();
  await window.getByLabel('Password').fill('Practice-Alex-2');
  await window.getByRole('button', { name: 'Sign in' }).click();
  await expect(summary).toContainText('alex@contoso.example');
  await needSignIn();
  await page.getByRole('button', { name: 'Remove alex@contoso.example from this' }).click();
  await expect(accounts()).toBeHidden();
  expect(keptFiles()).toEqual([]);
});

test('of a practice tenant that has ended nothing is offered and nothing stays, and all works', async () => {
  await remember().check();
  await signInAtPractice(app, page, 'adele@contoso.example');
  await expect(heading()).toHaveText('You are signed in');
  expect(keptFiles()).toHaveLength(1);
  await app.close();

  await start();
  await expect(remember()).toBeEnabled();
  await expect(remember()).not.toBeChecked();
  await expect(accounts()).toBeHidden();
  await expect(page.getByText('keeping/')).toBeHidden();
  await signInAtPractice(app, page, 'adele@contoso.example');
  await expect(heading()).toHaveText('You are signed in');
  // The next one is another authority.
  expect(keptFiles()).toEqual([]);
});
