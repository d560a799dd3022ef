import { expect, test } from 'playwright/test';
import type { Browser, Page } from 'playwright';
import { chooseKind } from './choose-kind.ts';
import { launch, type LaunchedApp } from './launch.ts';
import { fillSignInPage, openPage, opening, startBrowser } from './person.ts';
import {
  expectMailboxOpens,
  expectNowhere,
  flowRadio,
  readTicket,
  signOut,
  tokenLike,
  walkToSignIn,
} from './walk.ts';

// What Electron opens, the system's own browser would show.
test.skip(chooseKind().kind === 'electron', 'needs the host’s record of what was opened');

// One app, through one sign-in after the other, as a person would try them.
test.describe.configure({ mode: 'serial' });

let app: LaunchedApp;
let page: Page;
let browser: Browser;
test.beforeAll(async () => {
  [app, browser] = await Promise.all([launch(), startBrowser()]);
  page = await app.firstWindow();
  await walkToSignIn(page, 'delegated');
});
test.afterAll(async () => {
  await Promise.all([app.close(), browser.close()]);
});

const heading = () => page.getByRole('heading', { level: 1 });
const signIn = () => page.getByRole('button', { name: /^Sign in( again)?$/ }).click();

test('the system browser signs in, is told to go back, and the token opens the mailbox', async () => {
  await flowRadio(page, 'browser').check();
  // Nobody is to wonder at the browser's warning.
  await expect(page.getByText('only this app trusts')).toBeVisible();
  const address = await opening(app, signIn);
  await expect(page.getByText('Your browser has opened the sign-in page.')).toBeVisible();
  expect(app.windows()).toHaveLength(1);

  const person = await openPage(browser);
  await person.goto(address);
  await expect(person.getByLabel('User name')).toHaveValue('adele@contoso.example');
  await fillSignInPage(person, 'adele@contoso.example');
  await expect(person).toHaveTitle('Go back to Mailbox OAuth Assistant');
  await expect(person.getByText('You can close this page')).toBeVisible();
  expect(person.url()).toMatch(/^http:\/\/localhost:\d+\/$/);
  await expect(heading()).toHaveText('You are signed in');
  const summary = page.getByRole('table', { name: 'This sign-in' });
  await expect(summary).toContainText('adele@contoso.example');
  await expect(summary).toContainText('System browser');

  await expectMailboxOpens(page, 12);
  await page.getByRole('tab', { name: 'Sign-in' }).click();
  const transcript = page.getByRole('log', { name: 'Transcript of the sign-in' });
  await expect(transcript).toContainText('/oauth2/v2.0/token');
  await expect(transcript).toContainText('hidden');
  await expectNowhere(app, page, [tokenLike, 'Practice-Adele-1']);
  const ticket = await readTicket(page);
  expect(ticket).toContain('SIGN-IN TRANSCRIPT');
  expect(ticket).toContain('/oauth2/v2.0/token');
  expect(ticket).not.toMatch(tokenLike);
  await person.context().close();
});

test('a sign-in in the browser is given up, and the person finds nobody listening', async () => {
  await signOut(page);
  const address = await opening(app, signIn);
  await page.getByRole('button', { name: 'Cancel sign-in' }).press('Enter');
  await expect(page.getByText('signin/cancelled')).toBeVisible();
  await expect(heading()).toBeFocused();
  const { searchParams } = new URL(address);
  const redirectUri = searchParams.get('redirect_uri') ?? '';
  expect(redirectUri).toMatch(/^http:\/\/localhost:\d+\/?$/);
  await expect(fetch(redirectUri.replace('localhost', '127.0.0.1'))).rejects.toThrow();
});

test('a device code is shown with all that is needed, entered elsewhere, and its token opens the mailbox', async () => {
  await flowRadio(page, 'device-code').check();
  await signIn();
  const card = page.getByRole('region', { name: 'Enter this code' });
  const userCode = (await card.locator('.device-code-value code').innerText()).trim();
  expect(userCode).toMatch(/^[A-Z0-9]{8,9}$/);
  const link = await card.getByText(/^https:\/\/localhost:\d+\//).innerText();
  await expect(card.getByRole('img', { name: `QR code of ${link}` })).toBeVisible();
  await expect(card.getByRole('timer')).toHaveText(/^Good for another 1[45]:\d\d minutes$/);
  const shown = await card.getByRole('timer').innerText();
  await expect(card.getByRole('timer')).not.toHaveText(shown);
  const openPageButton = card.getByRole('button', { name: 'Open the page' });
  expect(await opening(app, () => openPageButton.click())).toBe(link);

  const person = await openPage(browser);
  await person.goto(link);
  await person.getByLabel('Code').fill(userCode);
  await person.getByRole('button', { name: 'Next' }).click();
  await fillSignInPage(person, 'adele@contoso.example');
  await person.getByRole('button', { name: 'Continue' }).click();
  await expect(person.getByText('You have signed in')).toBeVisible();
  await expect(heading()).toHaveText('You are signed in', { timeout: 15_000 });
  await expect(page.getByRole('table', { name: 'This sign-in' })).toContainText('Device code');
  await expectMailboxOpens(page, 12);
  await expectNowhere(app, page, [tokenLike]);
  await person.context().close();
});

test('a device code is declined, then one is given up, and each says so', async () => {
  await signOut(page);
  await signIn();
  const card = page.getByRole('region', { name: 'Enter this code' });
  const code = card.locator('.device-code-value code');
  const userCode = (await code.innerText()).trim();
  const person = await openPage(browser);
  await person.goto(await card.getByText(/^https:\/\/localhost:\d+\//).innerText());
  await person.getByLabel('Code').fill(userCode);
  await person.getByRole('button', { name: 'Next' }).click();
  await person.getByRole('button', { name: 'Cancel' }).click();
  await expect(person.getByText('You did not sign in')).toBeVisible();
  await expect(page.getByText('signin/denied')).toBeVisible({ timeout: 15_000 });

  await signIn();
  await expect(code).not.toHaveText(userCode);
  await page.getByRole('button', { name: 'Cancel sign-in' }).click();
  await expect(page.getByText('signin/cancelled')).toBeVisible();
  await expect(card).toBeHidden();
  await person.context().close();
});
