import { expect, test } from 'playwright/test';
import type { Page } from 'playwright';
import { launch, type LaunchedApp } from './launch.ts';
import { fillSignInPage } from './person.ts';
import { goTo, openSignInWindow, signInAtPractice, startPractice, walkTo } from './walk.ts';

// The walks that no other file has: application and device code are in `application.spec.ts` and
// `browser-flows.spec.ts`, the own mailbox is in `main-job.spec.ts`.
let app: LaunchedApp;
let page: Page;
test.beforeEach(async () => {
  app = await launch();
  page = await app.firstWindow();
});
test.afterEach(() => app.close());

const heading = () => page.getByRole('heading', { level: 1 });
const press = (name: string | RegExp) => page.getByRole('button', { name }).click();
const row = (protocol: string) =>
  page
    .getByRole('table', { name: 'Stages of the test' })
    .getByRole('row', { name: new RegExp(`^${protocol}`) });

async function runTest(): Promise<void> {
  await press('Continue to the test');
  await press(/^Test (again|mailbox access)$/);
}

test('a person opens a shared mailbox over all three protocols, and what is refused there is fixed', async () => {
  await startPractice(page);
  await walkTo(page, 'Mailboxes');
  await page.getByRole('radio', { name: 'A shared mailbox' }).check();
  await page
    .getByRole('textbox', { name: 'Address of the shared mailbox' })
    .fill('scanner@contoso.example');
  await press('Continue to sign-in');
  await signInAtPractice(app, page, 'adele@contoso.example');
  await expect(heading()).toHaveText('You are signed in');
  await runTest();
  await expect(heading()).toHaveText('IMAP, POP and SMTP work.');
  for (const protocol of ['IMAP', 'POP']) {
    await expect(row(protocol)).toContainText('3 messages');
  }
  // Over SMTP the person signs in as themselves and sends as the shared mailbox.
  await page.getByRole('tab', { name: 'SMTP' }).click();
  const log = page.getByRole('log', { name: 'Transcript of SMTP' });
  await expect(log).toContainText('C: user=adele@contoso.example');
  await expect(log).toContainText('C: MAIL FROM:<scanner@contoso.example>');

  // The tenant loses Send As, and gets it back.
  const menu = page.getByRole('combobox', { name: 'What should go wrong?' });
  const options = page.getByRole('listbox').getByRole('option');
  await menu.click();
  await menu.fill('smtp-no-send-as');
  await options.first().click();
  await press('Test again');
  await expect(heading()).toHaveText(/SMTP stopped at “Send”/);
  await expect(page.getByText(/^line \d+ · .*S: 550 5\.7\.60 /).first()).toBeVisible();
  await page.getByText('Script: give Send As for the sender').click();
  await page.getByRole('tab', { name: 'Change' }).click();
  await expect(page.getByRole('region', { name: /^Script / })).toContainText(
    "$sender = 'scanner@contoso.example'",
  );
  await menu.click();
  await options.first().click();
  await expect(menu).toHaveValue('Nothing');
  // What the menu changed for the failure is as the person had it before.
  await goTo(page, 'Mailboxes');
  await page.getByRole('radio', { name: 'A shared mailbox' }).check();
  await press('Continue to sign-in');
  await runTest();
  await expect(heading()).toHaveText('IMAP, POP and SMTP work.');
  await page.getByRole('tab', { name: 'SMTP' }).click();
  await expect(log).toContainText('C: MAIL FROM:<scanner@contoso.example>');
});

test('a personal account of Outlook.com signs in and is tested', async () => {
  await startPractice(page);
  await page.getByRole('radio', { name: /^Outlook/ }).check();
  await press('Check tenant');
  await expect(page.getByText('The tenant was found')).toBeVisible();
  await walkTo(page, 'Mailboxes');
  await expect(page.getByRole('textbox', { name: 'Who signs in' })).toHaveValue(
    'sam@outlook.example',
  );
  await press('Continue to sign-in');
  const window = await openSignInWindow(app, page);
  await fillSignInPage(window, 'sam@outlook.example');
  await expect(heading()).toHaveText('You are signed in');
  await expect(page.getByRole('table', { name: 'This sign-in' })).toContainText(
    '9188040d-6c67-4c5b-b112-36a304b66dad',
  );
  await runTest();
  await expect(heading()).toHaveText('IMAP, POP and SMTP work.');
  await expect(row('IMAP')).toContainText('5 messages');
});
