import { expect, test } from 'playwright/test';
import type { Page } from 'playwright';
import { chooseKind } from './choose-kind.ts';
import { launch, type LaunchedApp } from './launch.ts';
import { fillSignInPage, openPage, opening, startBrowser } from './person.ts';
import { flowRadio, openSignInWindow, walkToSignIn } from './walk.ts';

// What Electron opens, the system's own browser would show.
test.skip(chooseKind().kind === 'electron', 'needs the host’s record of what was opened');

let app: LaunchedApp;
let page: Page;
test.afterEach(() => app.close());

const useBrowser = () => page.getByRole('button', { name: 'Continue in the system browser' });

/** Presses the way out; the browser is opened at the tenant's page, and the app waits for it. */
async function takeWayOut(): Promise<string> {
  const address = await opening(app, () => useBrowser().click());
  await expect(page.getByText('Your browser has opened the sign-in page.')).toBeVisible();
  expect(new URL(address).pathname).toMatch(/\/oauth2\/v2\.0\/authorize$/);
  return address;
}

test('a policy that wants a known device refuses the window, and the browser is one press away', async () => {
  app = await launch({ scenario: 'aadsts-53000-device-not-compliant' });
  page = await app.firstWindow();
  await walkToSignIn(page, 'delegated');
  const window = await openSignInWindow(app, page);
  await fillSignInPage(window, 'adele@contoso.example');
  await expect(window.getByText(/AADSTS53000|53000/).first()).toBeVisible();
  await window.close();
  await expect(page.getByText('signin/cancelled')).toBeVisible();
  await expect(page.getByText('If the page refused this device')).toBeVisible();
  await takeWayOut();
  await page.getByRole('button', { name: 'Cancel sign-in' }).click();
  await expect(flowRadio(page, 'browser')).toBeChecked();
  await expect(useBrowser()).toBeHidden();
});

test('a policy refuses the device code, and the browser that is offered signs in', async () => {
  app = await launch({ scenario: 'aadsts-53003-device-code-blocked' });
  page = await app.firstWindow();
  await walkToSignIn(page, 'delegated');
  await flowRadio(page, 'device-code').check();
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
  await expect(page.getByText('signin/device-code-blocked')).toBeVisible({ timeout: 15_000 });
  await expect(page.getByText('AADSTS53003').first()).toBeVisible();
  const address = await takeWayOut();
  const browser = await startBrowser();
  const person = await openPage(browser);
  await person.goto(address);
  await fillSignInPage(person, 'adele@contoso.example');
  await expect(person).toHaveTitle('Go back to Mailbox OAuth Assistant');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('You are signed in');
  await browser.close();
});
