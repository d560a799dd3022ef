import { mkdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import type { Page } from 'playwright';
import { expect } from 'playwright/test';
import { launch } from '../test/e2e/launch.ts';
import { openSignInWindow, signInAtPractice, startPractice } from '../test/e2e/walk.ts';

// Takes pictures of the app while it is walked through with the practice tenant: the two of the
// README by default, every step in every look with --gallery FOLDER. Needs `npm run build` first.
const { values } = parseArgs({ options: { gallery: { type: 'string' } } });
const readmeFolder = fileURLToPath(new URL('./screenshots', import.meta.url));

interface Look {
  name: string;
  colorScheme: 'light' | 'dark';
  width: number;
  height: number;
}
const wide = { width: 1240, height: 820 };
const looks: Look[] = [
  { name: 'light', colorScheme: 'light', ...wide },
  { name: 'dark', colorScheme: 'dark', ...wide },
  { name: 'small', colorScheme: 'light', width: 900, height: 600 },
  { name: 'narrow', colorScheme: 'light', width: 720, height: 820 },
];

/** Takes one picture of a page in one look. */
async function take(page: Page, look: Look, path: string): Promise<void> {
  const { width, height, colorScheme } = look;
  await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
  await page.setViewportSize({ width, height });
  await page.screenshot({ path });
  console.log(path);
}

const folder = values.gallery ?? readmeFolder;
mkdirSync(folder, { recursive: true });
const [light] = looks;

/** Takes a step's pictures: all looks for the gallery, the light one for the README where named. */
async function picture(page: Page, name: string, forReadme = false): Promise<void> {
  if (values.gallery !== undefined) {
    for (const look of looks) await take(page, look, `${folder}/${name}-${look.name}.png`);
  } else if (forReadme && light) {
    await take(page, light, `${folder}/${name}.png`);
  }
}

const app = await launch();
try {
  const page = await app.firstWindow();
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await picture(page, '0-start');
  await startPractice(page);
  for (const [index, step] of (
    ['Tenant', 'App registration', 'Scopes', 'Mailboxes', 'Sign in'] as const
  ).entries()) {
    if (index > 0) await page.getByRole('button', { name: /^Continue to / }).click();
    await expect(page).toHaveTitle(new RegExp(`: ${step} -`));
    await picture(page, `${String(index + 1)}-${step.toLowerCase().replaceAll(' ', '-')}`);
  }
  if (values.gallery !== undefined) {
    const window = await openSignInWindow(app, page);
    await picture(window, '5-sign-in-window');
    await window.close();
    await expect(page.getByText('signin/cancelled')).toBeVisible();
    await picture(page, '5-sign-in-cancelled');
  }
  await signInAtPractice(app, page, 'adele@contoso.example');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('You are signed in');
  await picture(page, '5-signed-in');
  await page.getByRole('button', { name: 'Continue to the test' }).click();
  await page.getByRole('button', { name: 'Test mailbox access' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('IMAP, POP and SMTP work.');
  // The line that matters most: what stands for the token.
  await page.getByText(/access token hidden/).evaluate((line) => {
    line.scrollIntoView({ block: 'center' });
  });
  await picture(page, '6-test', true);
  await page.getByRole('button', { name: 'Write the report' }).click();
  await picture(page, '7-report');

  if (values.gallery !== undefined) {
    await page.getByRole('button', { name: /^Mailboxes/ }).click();
    await page.getByLabel('Who signs in').fill('megan');
    await page.getByLabel('A shared mailbox').check();
    await page.getByLabel('Address of the shared mailbox').fill('scanner@contoso.example');
    await page.getByRole('button', { name: 'Continue to sign-in' }).click();
    await picture(page, '4-mailboxes-malformed');
    await page.getByLabel('Who signs in').fill('megan@contoso.example');
    await expect(page.getByText(/^Add-RecipientPermission/)).toBeVisible();
    await picture(page, '4-mailboxes-shared');
    await walkOn(page);
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
  }
} finally {
  await app.close();
}

async function walkOn(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Continue to sign-in' }).click();
  await expect(page).toHaveTitle(/: Sign in -/);
}
