import { expect, test } from 'playwright/test';
import type { Locator, Page } from 'playwright';
import { launch, type LaunchedApp } from './launch.ts';
import { listen, openSignInWindow, signInAtPractice, startPractice, walkTo } from './walk.ts';

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
  await expect(page.getByRole('table', { name: 'Claims of the access token' })).toContainText(
    'https://outlook.office.com',
  );

  await page.getByRole('button', { name: 'Continue to the test' }).click();
  const announced = await listen(page);
  await page.getByRole('button', { name: 'Test mailbox access' }).click();
  await expect(heading()).toHaveText('IMAP, POP and SMTP work.');
  await expect.poll(announced).toContain('IMAP, POP and SMTP work.');
  expect((await announced()).some((text) => text.includes('…'))).toBe(true);
  const stages = page.getByRole('table', { name: 'Stages of the test' });
  for (const name of ['IMAP', 'POP']) {
    await expect(stages.getByRole('row', { name: new RegExp(`^${name}`) })).toContainText(
      '12 messages',
    );
  }
  const said = [
    ['IMAP', 'Sign-in', 'C: A01 AUTHENTICATE XOAUTH2 user=adele@contoso.example'],
    ['IMAP', 'Sign-in', 'S: A01 OK AUTHENTICATE completed.'],
    ['POP', 'Sign-in', 'S: +OK User successfully authenticated.'],
    ['SMTP', 'STARTTLS', 'C: STARTTLS'],
    ['SMTP', 'Sign-in', 'S: 235 2.7.0 Authentication successful'],
  ] as const;
  for (const [name, stage, text] of said) {
    // Of a transcript only what is in sight is in the page.
    await stages.getByRole('button', { name: new RegExp(`^${name}, ${stage}: passed`) }).click();
    const transcript = page.getByRole('log', { name: `Transcript of ${name}` });
    await expect(transcript).toContainText(text);
    if (stage === 'Sign-in') await expect(transcript).toContainText('access token hidden');
  }

  await page.getByRole('button', { name: 'Copy for ticket' }).click();
  await expect(page.getByText('Copied')).toBeVisible();
  await page.getByRole('button', { name: 'Write the report' }).click();
  const ticket = await page.getByRole('region', { name: 'Ticket text' }).innerText();
  expect(ticket).toContain('A01 OK AUTHENTICATE completed.');
  expect(ticket).toContain('12 messages');
  expect(ticket).toContain('+OK User successfully authenticated.');
  expect(ticket).toContain('235 2.7.0 Authentication successful');
  expect(ticket).toContain('MAIL FROM       adele@contoso.example');
  expect(ticket).not.toMatch(/eyJ[A-Za-z0-9_-]{10}/);
  expect(app.output()).not.toMatch(/eyJ[A-Za-z0-9_-]{10}/);
  expect(violations).toEqual([]);
});

test('each protocol says where it refuses, one is tested again alone, and the next try works', async () => {
  await startPractice(page);
  await walkTo(page, 'Mailboxes');
  await page.getByLabel('Who signs in').fill('megan@contoso.example');
  await page.getByLabel('A shared mailbox').check();
  await page.getByLabel('Address of the shared mailbox').fill('scanner@contoso.example');
  await page.getByText('Script: give Send As for the sender').click();
  const script = page.getByRole('region', { name: /^Script / });
  await expect(script).toContainText('Get-RecipientPermission');
  await page.getByRole('tab', { name: 'Show me first' }).press('ArrowRight');
  await expect(page.getByRole('tab', { name: 'Change' })).toBeFocused();
  await expect(script).toContainText("$sender = 'scanner@contoso.example'");
  await expect(script).toContainText('Add-RecipientPermission');
  await page.getByRole('button', { name: 'Continue to sign-in' }).click();
  await signInAtPractice(app, page, 'megan@contoso.example');
  await page.getByRole('button', { name: 'Continue to the test' }).click();
  await page.getByRole('button', { name: 'Test mailbox access' }).click();

  const refused = 'IMAP stopped at “Mailbox”, POP stopped at “Sign-in”, SMTP stopped at “Send”.';
  await expect(heading()).toHaveText(refused);
  await expect(page.getByText('mailbox/not-connected')).toBeVisible();
  await expect(page.getByText('auth/refused')).toBeVisible();
  await expect(page.getByText('send/sender-refused')).toBeVisible();
  await expect(page.getByText(/^line \d+ · .*S: S01 BAD User is authenticated/)).toBeVisible();
  await expect(page.getByText(/^line \d+ · .*S: 550 5\.7\.60 /)).toBeVisible();

  await page.getByRole('tab', { name: 'POP' }).click();
  const log = page.getByRole('log', { name: 'Transcript of POP' });
  await expect(log).toContainText('-ERR Authentication failure');
  const again = page.getByRole('button', { name: 'Test POP again' });
  await again.click();
  // The button goes with the finding; what comes of it is said in the heading.
  await expect(heading()).toHaveText(refused);
  await expect(heading()).toBeFocused();
  await expect(again).toBeEnabled();
  await page.getByRole('button', { name: 'Repeat from “Send”' }).click();
  await expect(page.getByRole('row', { name: /^SMTP/ })).toContainText('from the test before');
  await page.getByRole('button', { name: 'Write the report' }).click();
  const ticket = page.getByRole('region', { name: 'Ticket text' });
  await expect(ticket).toContainText(/Retry +SMTP again from send on/);

  await page.getByRole('button', { name: /^Mailboxes/ }).click();
  await page.getByLabel('The person’s own mailbox').check();
  await page.getByRole('button', { name: 'Continue to sign-in' }).click();
  await page.getByRole('button', { name: 'Continue to the test' }).click();
  await page.getByRole('button', { name: /^Test (again|mailbox access)$/ }).click();
  await expect(heading()).toHaveText('IMAP, POP and SMTP work.');
  await expect(page.getByRole('table', { name: 'Stages of the test' })).toContainText('4 messages');
});

test('other protocols need a new sign-in, and a test message is sent once, when asked for', async () => {
  await startPractice(page);
  await walkTo(page, 'Scopes');
  for (const name of ['IMAP', 'POP', 'SMTP'])
    await page.getByLabel(name, { exact: true }).uncheck();
  await page.getByRole('button', { name: 'Continue to mailboxes' }).click();
  await expect(page.getByLabel('IMAP', { exact: true })).toBeFocused();
  await page.getByLabel('POP', { exact: true }).check();
  await page.getByRole('button', { name: 'Continue to mailboxes' }).click();
  await page.getByRole('button', { name: 'Continue to sign-in' }).click();
  await signInAtPractice(app, page, 'adele@contoso.example');
  await expect(heading()).toHaveText('You are signed in');

  await page.getByRole('button', { name: /^Scopes/ }).click();
  await page.getByLabel('POP', { exact: true }).uncheck();
  await page.getByLabel('SMTP', { exact: true }).check();
  await page.getByRole('button', { name: 'Continue to mailboxes' }).click();
  await page.getByRole('button', { name: 'Continue to sign-in' }).click();
  await expect(page.getByText(/Sign in again, so that the token fits/)).toBeVisible();
  await signInAtPractice(app, page, 'adele@contoso.example');
  await page.getByRole('button', { name: 'Continue to the test' }).click();
  const box = page.getByLabel('Send a test message');
  await expect(box).not.toBeChecked();
  await box.check();
  await page.getByLabel('Address that gets the test message').fill('alex@contoso.example');
  await page.getByRole('button', { name: 'Test mailbox access' }).click();
  await expect(heading()).toHaveText('SMTP works.');
  await expect(page.getByText(/The server took the test message\. Queue ID: ./)).toBeVisible();
  await page.getByRole('button', { name: /^SMTP, Send: passed/ }).click();
  await expect(page.getByRole('log')).toContainText('C: RCPT TO:<alex@contoso.example>');
  await expect(box).not.toBeChecked();
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

  const clientId = page.getByRole('textbox', { name: 'Application (client) ID' });
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
  /** Tab until the element has the focus, as a person would. */
  const tabUntil = async (target: Locator, key = 'Tab') => {
    for (let presses = 0; presses < 60; presses += 1) {
      await page.keyboard.press(key);
      if (await target.evaluate((element) => element === document.activeElement)) return;
    }
    throw new Error(`${String(target)} cannot be reached by Tab`);
  };
  const tabTo = (name: string) => tabUntil(page.getByRole('button', { name, exact: true }));

  await expect(heading()).toBeFocused();
  // A dialog is left by Escape, and gives the focus back to what opened it.
  await tabTo('About');
  await enter();
  await expect(page.getByRole('dialog')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toBeHidden();
  await expect(page.getByRole('button', { name: 'About' })).toBeFocused();
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
  await expect(heading()).toHaveText('IMAP, POP and SMTP work.');
  await tabTo('Test IMAP again');
  await enter();
  await expect(heading()).toHaveText('IMAP, POP and SMTP work.');
  await expect(page.getByRole('button', { name: 'Test IMAP again' })).toBeFocused();
  const imap = page.getByRole('tab', { name: 'IMAP' });
  await tabUntil(imap);
  await page.keyboard.press('ArrowRight');
  await expect(page.getByRole('tab', { name: 'POP' })).toBeFocused();
  await expect(page.getByRole('log', { name: 'Transcript of POP' })).toBeVisible();
  await page.keyboard.press('End');
  await expect(page.getByRole('log', { name: 'Transcript of SMTP' })).toContainText('C: QUIT');
  // From a cell to its lines.
  await tabUntil(page.getByRole('button', { name: /^POP, Sign-in: / }), 'Shift+Tab');
  await enter();
  const pop = page.getByRole('log', { name: 'Transcript of POP' });
  await expect(pop.locator('.is-pointed')).toBeInViewport();
  await tabTo('Copy for ticket');
  await enter();
  await expect(page.getByText('Copied')).toBeVisible();
  await tabTo('Write the report');
  await enter();
  await expect(heading()).toHaveText('The report for a ticket');
  await expect(heading()).toBeFocused();
  await tabTo('Copy for ticket');
  await enter();
  await expect(page.getByText('Copied')).toBeVisible();
});

test('closing the main window ends the app, with a sign-in under way and the practice tenant', async () => {
  await startPractice(page);
  await walkTo(page, 'Sign in');
  await openSignInWindow(app, page);
  await page.close();
  expect(await app.exited).toBe(0);
});
