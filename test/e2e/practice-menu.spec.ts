import { expect, test } from 'playwright/test';
import type { Page } from 'playwright';
import type { ScenarioId } from '../../electron/practice/scenarios.ts';
import { launch, type LaunchedApp } from './launch.ts';
import { openSignInWindow, signInAtPractice, startPractice, tabTo, walkTo } from './walk.ts';

let app: LaunchedApp;
let page: Page;
test.beforeEach(async () => {
  app = await launch();
  page = await app.firstWindow();
});
test.afterEach(() => app.close());

const menu = () => page.getByRole('combobox', { name: 'What should go wrong?' });
const note = () => page.getByRole('region', { name: 'Practice tenant' }).getByRole('status');
const heading = () => page.getByRole('heading', { level: 1 });

/** Opens the menu, searches for an ID, and takes the only one that is found. */
async function choose(id: ScenarioId): Promise<void> {
  await menu().click();
  await menu().fill(id);
  await expect(page.getByRole('listbox').getByRole('option')).toHaveCount(1);
  await page.getByRole('listbox').getByRole('option').click();
  await expect(page.getByRole('listbox').getByRole('option')).toHaveCount(0);
}

async function testAgain(): Promise<void> {
  await page.getByRole('button', { name: /^Test (again|mailbox access)$/ }).click();
}

test('one thing after another goes wrong in the same tenant, while the sign-in stays', async () => {
  await startPractice(page);
  await expect(menu()).toHaveValue('Nothing');
  await walkTo(page, 'Sign in');
  await signInAtPractice(app, page, 'adele@contoso.example');
  await page.getByRole('button', { name: 'Continue to the test' }).click();

  // The servers' words.
  await choose('smtp-disabled-for-tenant');
  await expect(note()).toHaveText('Run the test to see it.');
  await testAgain();
  await expect(heading()).toHaveText(/SMTP stopped at “Sign-in”/);
  await expect(page.getByRole('log')).toContainText('is disabled for the Tenant');

  // The network.
  await choose('network-tls-inspection');
  await testAgain();
  await expect(heading()).toHaveText(/stopped at “TLS”/);
  await expect(page.getByText('tls/untrusted').first()).toBeVisible();

  // What it needs is set, and set back.
  await choose('smtp-no-send-as');
  await expect(note()).toContainText('mailbox is scanner@contoso.example (shared)');
  await testAgain();
  await expect(heading()).toHaveText(/SMTP stopped at “Send”/);
  await menu().click();
  await page.getByRole('listbox').getByRole('option', { name: 'Nothing', exact: true }).click();
  await expect(note()).toContainText('mailbox is the user’s own');
  await testAgain();
  await expect(heading()).toHaveText('IMAP, POP and SMTP work.');
});

test('by the keyboard alone, and the sign-in is refused as Entra ID does it', async () => {
  await startPractice(page);
  await walkTo(page, 'Sign in');
  await tabTo(page, menu());
  await page.keyboard.type('xyz');
  await expect(page.getByText('Nothing here goes by these words.')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(menu()).toHaveValue('Nothing');
  await page.keyboard.type('50105 jap');
  await expect(page.getByRole('listbox').getByRole('option')).toHaveCount(1);
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await expect(menu()).toHaveValue(/^Sign-in: .* in Japanese$/);
  await expect(note()).toHaveText('Sign in to see it.');
  await expect(heading()).toHaveText('Sign in');

  const window = await openSignInWindow(app, page);
  await window.getByLabel('User name').fill('adele@contoso.example');
  await window.getByLabel('Password').fill('Practice-Adele-1');
  await window.getByRole('button', { name: 'Sign in' }).click();
  await expect(window.getByText(/AADSTS50105: 管理者は/)).toBeVisible();
});
