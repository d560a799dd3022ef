import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'playwright/test';
import type { Page } from 'playwright';
import type { AssistantApi } from '../../shared/assistant-api.ts';
import { builtMain } from './bundle-entry.ts';
import { chooseKind } from './choose-kind.ts';
import { launchChromiumHost } from './launch-chromium-host.ts';
import { launchElectron } from './launch-electron.ts';
import { launch, type LaunchedApp, type Start } from './launch.ts';
import { tabTo } from './walk.ts';

/** Starts the app with a profile that another start may share. */
function startWith(start: Start): Promise<LaunchedApp> {
  const choice = chooseKind();
  return choice.kind === 'electron'
    ? launchElectron(choice.executable, start)
    : launchChromiumHost(start);
}

/** Starts the app as a person would, and resolves with its exit code. */
async function startPlain(start: Start): Promise<unknown> {
  const choice = chooseKind();
  const host = fileURLToPath(new URL('../electron-host/run.ts', import.meta.url));
  const [command, before] =
    choice.kind === 'electron'
      ? [choice.executable, []]
      : [process.execPath, ['--import', import.meta.resolve('tsx'), host]];
  const child = spawn(command, [...before, start.main, ...start.args], {
    env: { ...start.env, NODE_OPTIONS: '' },
    stdio: 'ignore',
  });
  const [code] = (await once(child, 'exit')) as unknown[];
  return code;
}

/** True while something listens on a port of this machine. */
async function listens(port: number): Promise<boolean> {
  const socket = connect(port, '127.0.0.1');
  try {
    await once(socket, 'connect');
    return true;
  } catch {
    return false;
  } finally {
    socket.destroy();
  }
}

test('closing the window ends the app, and the practice tenant with it', async () => {
  const app = await launch();
  try {
    const page = await app.firstWindow();
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
    const port = await page.evaluate(async () => {
      const { assistant } = window as unknown as { assistant: AssistantApi };
      const result = await assistant.startPractice();
      return result.ok ? result.value.imap.port : 0;
    });
    expect(await listens(port)).toBe(true);
    await page.close();
    expect(await app.exited).toBe(0);
    expect(await listens(port)).toBe(false);
    expect(app.output()).not.toMatch(/"level":"(?:warn|error)"/);
  } finally {
    await app.close();
  }
});

test('a second start leaves the first one its window and ends by itself', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'mailbox-oauth-e2e-'));
  const start: Start = {
    main: builtMain(),
    args: [`--user-data-dir=${join(folder, 'profile')}`],
    env: { ...process.env, TMPDIR: folder, TEMP: folder, TMP: folder },
  };
  const first = await startWith(start);
  try {
    const page = await first.firstWindow();
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
    expect(await startPlain(start)).toBe(0);
    expect(first.windows()).toEqual([page]);
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  } finally {
    await first.close();
    await rm(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
  }
});

test('what was ticked in a guide, by keyboard, is ticked when the app is started again', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'mailbox-oauth-e2e-'));
  let app: LaunchedApp | undefined;
  /** Starts the app and goes to the registration of an app in one's own tenant. */
  async function start(): Promise<Page> {
    app = await launch({ profile: join(folder, 'profile') });
    const page = await app.firstWindow();
    await page.getByRole('button', { name: 'Set up my tenant' }).click();
    await page.getByLabel('Tenant domain or tenant ID').fill('contoso.example');
    await page.getByRole('button', { name: 'Continue to app registration' }).click();
    return page;
  }
  const guide = (page: Page) =>
    page.getByRole('group').filter({ hasText: 'Register an app for people who sign in' });
  const box = (page: Page, text: RegExp) => guide(page).getByRole('checkbox', { name: text });
  try {
    const page = await start();
    await expect(guide(page)).toContainText('0 of 5 done');
    await tabTo(page, box(page, /^Give it a name/));
    await page.keyboard.press('Space');
    await expect(guide(page)).toContainText('1 of 5 done');
    await tabTo(page, box(page, /^Under Supported account types/));
    await page.keyboard.press('Space');
    await expect(guide(page)).toContainText('2 of 5 done');
    await expect
      .poll(() => readFile(join(folder, 'profile', 'guide-ticks.json'), 'utf8').catch(() => ''))
      .toContain('single-tenant');
    await app?.close();

    // What was open is opened again.
    app = await launch({ profile: join(folder, 'profile') });
    const again = await app.firstWindow();
    await expect(guide(again)).toContainText('2 of 5 done');
    await expect(box(again, /^Give it a name/)).toBeChecked();
    await expect(box(again, /^From the Overview page/)).not.toBeChecked();
  } finally {
    await app?.close();
    await rm(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
  }
});
