import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'playwright/test';
import { catalogues } from '../../shared/messages/catalogues.ts';
import { launch, type LaunchedApp } from './launch.ts';

const { en, ja } = catalogues;

let profile: string;
let app: LaunchedApp | undefined;
test.beforeEach(() => {
  profile = mkdtempSync(join(tmpdir(), 'settings-e2e-'));
});
test.afterEach(async () => {
  await app?.close();
  rmSync(profile, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
});

test('language and theme are chosen in the middle of a form, and are there at the next start', async () => {
  app = await launch({ profile });
  let page = await app.firstWindow();
  await page.getByRole('button', { name: en.start.ownButton }).click();
  const tenant = page.getByLabel(en.fields.tenant.label);
  await tenant.fill('half a ten');

  await page.getByLabel(en.appLinks.language, { exact: true }).selectOption('ja');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(ja.tenant.heading);
  await expect(page.locator('html')).toHaveAttribute('lang', 'ja');
  await expect(page).toHaveTitle(new RegExp(ja.step.names.tenant));
  await expect(page.getByLabel(ja.fields.tenant.label)).toHaveValue('half a ten');

  await page.getByRole('button', { name: ja.appLinks.settings }).click();
  const dialog = page.getByRole('dialog', { name: ja.settingsDialog.heading });
  await dialog.getByLabel(ja.settingsDialog.display.themes['high-contrast']).check();
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'high-contrast');
  await dialog.getByRole('radio', { name: new RegExp(`^${ja.network.direct}`) }).check();
  await dialog.getByRole('button', { name: ja.settingsDialog.log.open }).click();
  if (app.kind === 'chromium-host') {
    const folder = JSON.stringify(join(profile, 'logs'));
    await expect.poll(() => app?.output()).toContain(`electron-host: openPath ${folder}`);
  }
  await page.keyboard.press('Escape');
  await expect(dialog).toBeHidden();
  await expect(page.getByRole('button', { name: ja.appLinks.settings })).toBeFocused();
  expect(readFileSync(join(profile, 'logs', 'app.log'), 'utf8')).toContain('"event":"started"');
  await app.close();

  app = await launch({ profile });
  page = await app.firstWindow();
  await expect(page.locator('html')).toHaveAttribute('lang', 'ja');
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'high-contrast');
  await page.getByRole('button', { name: ja.appLinks.settings }).click();
  await expect(
    page.getByRole('dialog').getByRole('radio', { name: new RegExp(`^${ja.network.direct}`) }),
  ).toBeChecked();
  await page.keyboard.press('Escape');

  await page.getByRole('button', { name: ja.appLinks.about }).click();
  const about = page.getByRole('dialog');
  const version = /"version": "([^"]+)"/.exec(readFileSync('package.json', 'utf8'))?.[1] ?? '';
  await expect(about.getByRole('row', { name: ja.aboutDialog.version })).toContainText(version);
  await about.getByText(/^react-dom /).click();
  await expect(
    about.getByText('Permission is hereby granted, free of charge').first(),
  ).toBeVisible();
});

test('a file of settings that cannot be read is set aside, and said so on the first screen', async () => {
  writeFileSync(join(profile, 'settings.json'), '{"version":1,"settings":');
  app = await launch({ profile, env: { ELECTRON_HOST_LANGUAGES: 'ja-JP,en' } });
  const page = await app.firstWindow();
  await expect(page.getByText(ja.errors['settings/set-aside'].title)).toBeVisible();
  await expect(page.getByText('settings.json.set-aside-1')).toBeVisible();
  expect(existsSync(join(profile, 'settings.json.set-aside-1'))).toBe(true);
});
