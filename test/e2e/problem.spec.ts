import { appendFileSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { strFromU8, unzipSync } from 'fflate';
import { expect, test } from 'playwright/test';
import { readEntry } from '../../shared/log/entry.ts';
import { en } from '../../shared/messages/en.ts';
import { findSecrets } from '../support/secret-search.ts';
import { launch, type LaunchedApp } from './launch.ts';
import { signInAtPractice, tabTo, tokenLike, walkToSignIn } from './walk.ts';

let folder: string;
let app: LaunchedApp;
test.beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'problem-e2e-'));
});
test.afterEach(async () => {
  await app.close();
  rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
});

const text = en.problem;

test('a problem is reported by keyboard, and what is saved is what was shown, without a secret', async () => {
  const profile = join(folder, 'profile');
  const zip = join(folder, 'problem.zip');
  app = await launch({ profile, env: { ELECTRON_HOST_SAVE_DIALOGS: JSON.stringify([zip]) } });
  const page = await app.firstWindow();
  await walkToSignIn(page, 'delegated');
  await signInAtPractice(app, page, 'adele@contoso.example');
  await page.getByRole('button', { name: en.signIn.next, exact: true }).click();
  await page.getByRole('button', { name: en.test.start }).click();
  await expect(page.getByRole('button', { name: en.test.next })).toBeVisible();
  const log = join(profile, 'logs', 'app.log');
  appendFileSync(log, 'canary-of-another-program code=canary-of-another-program\n');

  await tabTo(page, page.getByRole('button', { name: en.appLinks.about }));
  await page.keyboard.press('Enter');
  await tabTo(page, page.getByRole('button', { name: text.open }));
  await page.keyboard.press('Enter');
  const dialog = page.getByRole('dialog', { name: text.heading });
  await tabTo(page, dialog.getByLabel(text.words));
  const secret = 'client_secret=canary-typed-by-mistake-4711';
  await page.keyboard.type(`It stopped at adele@contoso.example. ${secret}`);
  await tabTo(page, dialog.getByRole('checkbox', { name: text.lastTest }));
  await page.keyboard.press('Space');
  await tabTo(page, dialog.getByRole('switch', { name: en.reportPage.pseudonyms }));
  await page.keyboard.press('Space');
  await tabTo(page, dialog.getByRole('button', { name: text.show }));
  await page.keyboard.press('Enter');

  const shownDialog = page.getByRole('dialog', { name: text.shownHeading });
  await expect(shownDialog.getByRole('heading', { name: text.shownHeading })).toBeFocused();
  const shown: Record<string, string> = {};
  for (const fold of await shownDialog.locator('details').all()) {
    await fold.locator('summary').focus();
    await page.keyboard.press('Enter');
    const region = fold.getByRole('region');
    shown[(await region.getAttribute('aria-label')) ?? ''] = (await region.textContent()) ?? '';
  }
  await tabTo(page, shownDialog.getByRole('button', { name: text.save, exact: true }));
  await page.keyboard.press('Enter');
  await expect(shownDialog.getByText(text.saved)).toBeVisible();

  const saved = Object.entries(unzipSync(readFileSync(zip)));
  expect(Object.fromEntries(saved.map(([name, bytes]) => [name, strFromU8(bytes)]))).toEqual(shown);
  expect(Object.keys(shown)).toEqual([
    ...['what-happened.txt', 'versions.json', 'settings.json', 'policy.json', 'keeping.json'],
    ...['log.jsonl', 'last-test.txt'],
  ]);
  const all = Object.values(shown).join('\n');
  expect(all).toContain('A01 OK AUTHENTICATE completed.');
  expect(all).toContain('user-1@domain-1.example');
  expect(all).not.toMatch(/contoso/i);
  expect(all).not.toMatch(tokenLike);
  const secrets = { typed: secret.replace(/^.*=/, ''), foreign: 'canary-of-another-program' };
  expect(findSecrets(all, secrets)).toEqual([]);
  expect(shown['log.jsonl']).toContain('{"linesOfOtherPrograms":1}');

  const events = readFileSync(log, 'utf8')
    .split('\n')
    .flatMap((line) => readEntry(line)?.event ?? []);
  const expected = ['started', 'settings in force', 'sign-in began', 'sign-in ended'] as const;
  for (const event of [...expected, 'run started', 'check finished', 'run finished'] as const) {
    expect(events, event).toContain(event);
  }
  expect(events.at(-1)).toBe('problem report saved');
  // Back where it was begun.
  await page.keyboard.press('Escape');
  await expect(page.getByRole('button', { name: text.open })).toBeFocused();
});

test('the page is loaded anew on asking, which it may not do by itself', async () => {
  const profile = join(folder, 'profile');
  app = await launch({ profile });
  const page = await app.firstWindow();
  await page.getByRole('button', { name: en.start.ownButton }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(en.tenant.heading);
  await page.evaluate(() => {
    (window as unknown as { mark: boolean }).mark = true;
    void window.assistant.windowError({ kind: 'render', exception: 'TypeError' });
    void window.assistant.reloadWindow();
  });
  await expect.poll(() => page.evaluate(() => 'mark' in window).catch(() => true)).toBe(false);
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  const log = readFileSync(join(profile, 'logs', 'app.log'), 'utf8');
  expect(log).toContain('"event":"window error"');
  expect(log).toContain('"event":"window reloaded"');
});
