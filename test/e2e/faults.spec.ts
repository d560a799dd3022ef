import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  watch,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium, type Page } from 'playwright';
import { expect, test } from 'playwright/test';
import { findChromium } from '../electron-host/find-chromium.ts';
import { builtMain } from './bundle-entry.ts';
import { chooseKind } from './choose-kind.ts';
import { launch, type LaunchedApp } from './launch.ts';
import { expectMailboxOpens, signInAtPractice, walkToSignIn } from './walk.ts';

// What the system does to the app as a whole. The faults of each store are in `test/faults/`.

const rounds = 3;

let folder: string;
let app: LaunchedApp | undefined;
/** Ends what {@link startPlain} has started, whatever came of it. */
const ends: (() => void)[] = [];
test.beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'mailbox-oauth-e2e-'));
});
test.afterEach(async () => {
  await app?.close();
  app = undefined;
  for (const end of ends.splice(0)) end();
  const over = folder;
  // Helpers of a browser whose app was killed still write there for a moment.
  process.once('exit', () => {
    rmSync(over, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
  });
});

const profile = (...names: string[]) => join(folder, 'profile', ...names);
const heading = (page: Page) => page.getByRole('heading', { level: 1 });
const tenant = (page: Page) => page.getByLabel('Tenant domain or tenant ID');
const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true });

/** Starts the app with the profile of this test. */
async function start(): Promise<Page> {
  app = await launch({ profile: profile() });
  const page = await app.firstWindow();
  await expect(heading(page)).toBeVisible();
  return page;
}

/** Starts the app and leaves open whether it stays. */
function startPlain(before: string[] = [], env: Record<string, string> = {}) {
  const host = fileURLToPath(new URL('../electron-host/run.ts', import.meta.url));
  const [command = '', ...words] = [
    ...before,
    ...[process.execPath, '--import', import.meta.resolve('tsx'), host],
    ...[builtMain(), `--user-data-dir=${profile()}`],
  ];
  const child = spawn(command, words, {
    env: {
      ...process.env,
      ...{ TMPDIR: folder, TEMP: folder, TMP: folder, ...env },
      ...{ NODE_OPTIONS: '', ELECTRON_HOST_DEBUGGING: '1' },
    },
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  });
  ends.push(() => child.kill('SIGKILL'));
  let output = '';
  const endpoint = new Promise<string>((resolve) => {
    for (const stream of [child.stdout, child.stderr]) {
      stream?.on('data', (chunk: Buffer) => {
        output += chunk.toString();
        const found = /^electron-host: listening on (\S+)$/m.exec(output)?.[1];
        if (found !== undefined) resolve(found);
      });
    }
  });
  const exited = once(child, 'exit').then(([code]) => code as number | null);
  return {
    exited,
    output: () => output,
    /** All pages of its windows, once it has one. */
    windows: async () => {
      const over = exited.then(() => Promise.reject(new Error(`It has ended.\n${output}`)));
      const browser = await chromium.connectOverCDP(await Promise.race([endpoint, over]));
      const context = browser.contexts()[0];
      if (!context) throw new Error('Chromium shows no context.');
      await expect
        .poll(() => context.pages().filter((page) => page.url() !== 'about:blank').length)
        .toBeGreaterThan(0);
      return context.pages();
    },
    kill: async () => {
      child.kill('SIGKILL');
      await exited;
    },
  };
}

/** What is not whole, and what was set aside because it was not. */
function strange(): string[] {
  const files = readdirSync(profile(), { recursive: true, withFileTypes: true })
    .filter((one) => one.isFile())
    .map((one) => join(one.parentPath, one.name));
  return files.filter((path) => {
    if (/\.part$|set-aside/.test(path)) return true;
    if (!path.endsWith('.json')) return false;
    try {
      return JSON.parse(readFileSync(path, 'utf8')) === null;
    } catch {
      return true;
    }
  });
}

test.describe('in the stand-in', () => {
  test.skip(chooseKind().kind === 'electron', 'the processes are steered as the stand-in has them');

  test('of two starts at the same moment one window stays, and all files are whole', async () => {
    test.slow();
    const page = await start();
    await button(page, 'Set up my tenant').click();
    await tenant(page).fill('contoso.example');
    await button(page, 'Continue to app registration').click();
    await expect
      .poll(() => readFileSync(profile('connections.json'), 'utf8'))
      .toContain('"registration"');
    await app?.kill();
    app = undefined;

    for (let round = 1; round <= rounds; round += 1) {
      const both = [startPlain(), startPlain()];
      const first = await Promise.race(
        both.map(async ({ exited }, index) => ({ index, code: await exited })),
      );
      const told = both.map(({ output }) => output()).join('\n');
      expect(first.code, `round ${round}: ${told}`).toBe(0);
      const stays = both[1 - first.index];
      const windows = (await stays?.windows()) ?? [];
      expect(windows, `round ${round}`).toHaveLength(1);
      const [window] = windows;
      if (!stays || !window) throw new Error('no window');
      await expect(window).toHaveTitle(/^Step 2 of 7: App registration/);
      // What is typed there is kept by the one that stays.
      const client = window.getByRole('textbox', { name: /^Application \(client\) ID/ });
      await client.fill(`05cd6963-${round}`);
      const kept = () => readFileSync(profile('connections.json'), 'utf8');
      await expect.poll(kept).toContain(`05cd6963-${round}`);
      expect(strange(), `round ${round}`).toEqual([]);
      // The next two find the lock of one that is gone.
      await stays.kill();
    }
  });

  /** Files may not grow, for the app's own process only; so it is on a full disk, everywhere. */
  function startOnFullDisk() {
    const browser = join(folder, 'browser');
    const script = `#!/bin/sh\nulimit -S -f unlimited\nexec '${findChromium() ?? ''}' "$@"\n`;
    writeFileSync(browser, script, { mode: 0o700 });
    return startPlain(['sh', '-c', 'ulimit -S -f 0 && exec "$@"', 'sh'], {
      CHROMIUM_PATH: browser,
    });
  }

  /** Root may write everywhere but where nobody may. */
  function startReadOnly() {
    if (process.getuid?.() !== 0) {
      chmodSync(profile(), 0o500);
      return startPlain();
    }
    const mount = 'mount --bind "$0" "$0" && mount -o remount,ro,bind "$0" && exec "$@"';
    const before = ['unshare', '--mount', 'sh', '-c', mount, profile()];
    const { status } = spawnSync(before[0] ?? '', [...before.slice(1), 'true']);
    const isForbidden = status !== 0;
    if (process.env['CI'] === 'true') expect(isForbidden, 'this root may not mount').toBe(false);
    test.skip(isForbidden, 'this root may not mount, and may write everywhere else');
    return startPlain(before);
  }

  for (const [where, startThere] of [
    ['on a full disk', startOnFullDisk],
    ['in a folder that may only be read', startReadOnly],
  ] as const) {
    test(`${where} the window opens, says what is not kept, and loses nothing that is typed`, async () => {
      test.skip(process.platform === 'win32', 'the ways to refuse are those of Linux and macOS');
      test.slow();
      mkdirSync(profile());
      const refused = startThere();
      const [page] = await refused.windows();
      if (!page) throw new Error('no window');
      page.setDefaultTimeout(10_000);
      await button(page, 'Set up my tenant').click();
      await tenant(page).fill('contoso.example');
      await expect(page.getByText('What you type is not being kept')).toBeVisible();
      await button(page, 'Continue to app registration').click();
      const client = page.getByRole('textbox', { name: /^Application \(client\) ID/ });
      await client.fill('05cd6963-1a');
      await button(page, 'All connections').click();
      await button(page, 'Open: contoso.example').click();
      await expect(client).toHaveValue('05cd6963-1a');
      expect(refused.output()).not.toMatch(/"level":"error"/);
      chmodSync(profile(), 0o700);
      const kept = readdirSync(profile(), { recursive: true, withFileTypes: true });
      const sizes = kept.map((one) => [one.name, one.isFile() ? 'file' : 'other']);
      expect(sizes.filter(([name, kind]) => kind === 'file' && name !== 'app.log')).toEqual([]);
    });
  }
});

/** Signs in at the practice tenant, with Remember. */
async function signInRemembered(page: Page): Promise<void> {
  await walkToSignIn(page, 'delegated');
  await page.getByLabel('Remember on this computer').check();
  if (app) await signInAtPractice(app, page, 'adele@contoso.example');
}

test('files in the place of its folders cost what would be in them, and nothing else', async () => {
  mkdirSync(profile());
  for (const name of ['runs', 'kept']) writeFileSync(profile(name), 'mine');
  const page = await start();
  await signInRemembered(page);
  await expect(heading(page)).toHaveText('You are signed in');
  const summary = page.getByRole('table', { name: 'This sign-in' });
  await expect(summary).toContainText('forgotten when the app closes');
  await expectMailboxOpens(page, 12);
  for (const name of ['runs', 'kept']) expect(readFileSync(profile(name), 'utf8')).toBe('mine');
});

test('killed while it writes a sign-in, it starts, and what was half written is gone', async () => {
  await start();
  const page = await app?.firstWindow();
  if (!page) throw new Error('no window');
  mkdirSync(profile('kept'), { recursive: true });
  // What of it is seen first is its half-written file, which takes the file's place soon after.
  const killed = new Promise<string>((resolve) => {
    const watcher = watch(profile('kept'), (_event, name) => {
      watcher.close();
      void app?.kill().then(() => {
        resolve(name ?? '');
      });
    });
  });
  await Promise.all([killed, signInRemembered(page).catch(() => undefined)]);
  expect(await killed).toMatch(/\.part$/);
  // Not each kill leaves them; those that are planted are there each time.
  const part = (name: string) => `${name}.4be0643f-1d98-473b-97cd-ca98a65347dd.part`;
  const planted = [profile(part('connections.json')), profile('kept', part('credential-1.bin'))];
  for (const path of planted) writeFileSync(path, '{"version":1,"conn');

  const again = await start();
  expect(planted.filter((path) => existsSync(path))).toEqual([]);
  expect(strange()).toEqual([]);
  expect(app?.output()).not.toMatch(/"level":"(?:warn|error)"/);
  await signInRemembered(again);
  await expect(heading(again)).toHaveText('You are signed in');
});
