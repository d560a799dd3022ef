import { expect, test } from 'playwright/test';
import type { Page } from 'playwright';
import { launch, type LaunchedApp } from './launch.ts';
import { openSignInWindow, signInAtPractice, startPractice, walkTo } from './walk.ts';

let app: LaunchedApp;
let page: Page;

test.beforeEach(async () => {
  app = await launch();
  page = await app.firstWindow();
});
test.afterEach(() => app.close());

/** The `h1` of the step, which takes the focus whenever the step changes. */
const heading = () => page.getByRole('heading', { level: 1 });

test('from the first screen to a ticket without a token in it, inside the content security policy', async () => {
  const violations: string[] = [];
  page.on('console', (message) => {
    if (message.text().includes('Content Security Policy')) violations.push(message.text());
  });
  await startPractice(page);
  await walkTo(page, 'Sign in');
  await signInAtPractice(app, page, 'adele@contoso.example');
  await expect(heading()).toHaveText('You are signed in');
  await expect(page.getByRole('table', { name: 'What the access token says' })).toContainText(
    'https://outlook.office.com',
  );

  await page.getByRole('button', { name: 'Continue to the test' }).click();
  await page.getByRole('button', { name: 'Test mailbox access' }).click();
  await expect(heading()).toHaveText('IMAP works.');
  const transcript = page.getByRole('log', { name: 'Transcript of IMAP' });
  await expect(transcript).toContainText('C: A01 AUTHENTICATE XOAUTH2 user=adele@contoso.example');
  await expect(transcript).toContainText('S: A01 OK AUTHENTICATE completed.');
  await expect(transcript).toContainText('access token hidden');
  const stages = page.getByRole('table', { name: 'Stages of the test' });
  await expect(stages).toContainText('12 messages');

  await page.getByRole('button', { name: 'Copy for ticket' }).click();
  await expect(page.getByText('Copied')).toBeVisible();
  await page.getByRole('button', { name: 'Write the report' }).click();
  const ticket = await page.getByRole('region', { name: 'Ticket text' }).innerText();
  expect(ticket).toContain('A01 OK AUTHENTICATE completed.');
  expect(ticket).toContain('12 messages');
  expect(ticket).not.toMatch(/eyJ[A-Za-z0-9_-]{10}/);
  expect(app.output()).not.toMatch(/eyJ[A-Za-z0-9_-]{10}/);
  expect(violations).toEqual([]);
});

test('a mailbox that may not be opened is found at SELECT, and the next try works', async () => {
  await startPractice(page);
  await walkTo(page, 'Mailboxes');
  await page.getByLabel('Who signs in').fill('megan@contoso.example');
  await page.getByLabel('A shared mailbox').check();
  await page.getByLabel('Address of the shared mailbox').fill('scanner@contoso.example');
  await page.getByRole('button', { name: 'Continue to sign-in' }).click();
  await signInAtPractice(app, page, 'megan@contoso.example');
  await page.getByRole('button', { name: 'Continue to the test' }).click();
  await page.getByRole('button', { name: 'Test mailbox access' }).click();

  await expect(heading()).toHaveText('IMAP stopped at “Mailbox”.');
  await expect(page.getByText('mailbox/not-connected')).toBeVisible();
  await expect(page.getByText(/^line \d+ · .*S: S01 BAD User is authenticated/)).toBeVisible();

  await page.getByRole('button', { name: /^Mailboxes/ }).click();
  await page.getByLabel('The person’s own mailbox').check();
  await page.getByRole('button', { name: 'Continue to sign-in' }).click();
  await page.getByRole('button', { name: 'Continue to the test' }).click();
  await page.getByRole('button', { name: /^Test (again|mailbox access)$/ }).click();
  await expect(heading()).toHaveText('IMAP works.');
  await expect(page.getByRole('table', { name: 'Stages of the test' })).toContainText('4 messages');
});

test('what is malformed is said at its field, and Back loses nothing', async () => {
  await page.getByRole('button', { name: 'Set up my tenant' }).click();
  const tenant = page.getByLabel('Tenant domain or tenant ID');
  await tenant.fill('https://contoso');
  await page.getByRole('button', { name: 'Continue to app registration' }).click();
  await expect(tenant).toBeFocused();
  await expect(tenant).toHaveAttribute('aria-invalid', 'true');
  await expect(tenant).toHaveAccessibleDescription(/such as contoso\.com/);
  await tenant.fill('contoso.example');
  await page.getByRole('button', { name: 'Continue to app registration' }).click();

  const clientId = page.getByLabel('Application (client) ID');
  await clientId.fill('not-an-id');
  await page.getByRole('button', { name: 'Continue to scopes' }).click();
  await expect(clientId).toBeFocused();
  await expect(clientId).toHaveAccessibleDescription(/Enter an ID such as/);
  await page.getByRole('button', { name: 'Back' }).click();
  await expect(tenant).toHaveValue('contoso.example');
  await page.getByRole('button', { name: 'Continue to app registration' }).click();
  await expect(clientId).toHaveValue('not-an-id');
  await clientId.fill('05cd6963-153d-437f-92c7-2ddbc195d595');
  await page.getByRole('button', { name: 'Continue to scopes' }).click();
  await page.getByRole('button', { name: 'Continue to mailboxes' }).click();

  const user = page.getByLabel('Who signs in');
  await user.fill('adele');
  await page.getByRole('button', { name: 'Continue to sign-in' }).click();
  await expect(user).toBeFocused();
  await expect(user).toHaveAccessibleDescription(/such as scanner@contoso\.com/);
});

test('closing the sign-in window, cancelling, and refusing on the page are told apart', async () => {
  await startPractice(page);
  await walkTo(page, 'Sign in');

  const first = await openSignInWindow(app, page);
  await first.close();
  await expect(page.getByText('signin/cancelled')).toBeVisible();

  await openSignInWindow(app, page);
  await page.getByRole('button', { name: 'Cancel sign-in' }).click();
  await expect(page.getByText('signin/cancelled')).toBeVisible();
  await expect.poll(() => app.windows().length).toBe(1);

  const third = await openSignInWindow(app, page);
  await third.getByRole('button', { name: 'Cancel' }).click();
  await expect(page.getByText('signin/denied')).toBeVisible();

  await signInAtPractice(app, page, 'alex@contoso.example');
  await expect(heading()).toHaveText('You are signed in');
});

test('the whole wizard works by keyboard, and every step begins at its heading', async () => {
  const enter = async () => page.keyboard.press('Enter');
  /** Tab until the element with this accessible name has the focus, as a person would. */
  const tabTo = async (name: string) => {
    const target = page.getByRole('button', { name, exact: true });
    for (let presses = 0; presses < 40; presses += 1) {
      await page.keyboard.press('Tab');
      if (await target.evaluate((element) => element === document.activeElement)) return;
    }
    throw new Error(`${name} cannot be reached by Tab`);
  };

  await expect(heading()).toBeFocused();
  await tabTo('Try it with the practice tenant');
  await enter();
  for (const next of ['app registration', 'scopes', 'mailboxes', 'sign-in']) {
    await expect(page.getByRole('button', { name: `Continue to ${next}` })).toBeVisible();
    await expect(heading()).toBeFocused();
    await tabTo(`Continue to ${next}`);
    await enter();
  }
  await expect(heading()).toHaveText('Sign in');
  await expect(heading()).toBeFocused();
  await tabTo('Sign in');
  await enter();
  const window = await app.waitForWindow((candidate) => candidate !== page);
  await expect(window.getByLabel('Password')).toBeFocused();
  await window.keyboard.type('Practice-Adele-1');
  await window.keyboard.press('Enter');
  await expect(heading()).toHaveText('You are signed in');
  await page.bringToFront();
  await tabTo('Continue to the test');
  await enter();
  await expect(heading()).toBeFocused();
  await tabTo('Test mailbox access');
  await enter();
  await expect(heading()).toHaveText('IMAP works.');
  await tabTo('Copy for ticket');
  await enter();
  await expect(page.getByText('Copied')).toBeVisible();
  await tabTo('Write the report');
  await enter();
  await expect(heading()).toHaveText('The report for a ticket');
  await expect(heading()).toBeFocused();
});

test('closing the main window ends the app, with a sign-in under way and the practice tenant', async () => {
  await startPractice(page);
  await walkTo(page, 'Sign in');
  await openSignInWindow(app, page);
  await page.close();
  expect(await app.exited).toBe(0);
});
