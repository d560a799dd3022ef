import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright';
import { afterEach, beforeEach, expect, test } from 'vitest';

const host = fileURLToPath(new URL('run.ts', import.meta.url));
const hello = fileURLToPath(new URL('fixtures/hello/main.ts', import.meta.url));

let folder: string;
const children: ChildProcess[] = [];

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'electron-host-run-'));
});

afterEach(() => {
  for (const child of children.splice(0)) child.kill('SIGKILL');
  rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
});

interface Running {
  child: ChildProcess;
  exited: Promise<number | null>;
  /** Resolves with the first group of the first match in the output. */
  until: (pattern: RegExp) => Promise<string>;
}

/** Starts a main process on the host in a process of its own. */
function start(main: string, env: Record<string, string> = {}): Running {
  const child = spawn(
    process.execPath,
    ['--import', import.meta.resolve('tsx'), host, main, `--user-data-dir=${join(folder, 'data')}`],
    { env: { ...process.env, TMPDIR: folder, ...env }, stdio: ['ignore', 'pipe', 'pipe'] },
  );
  children.push(child);
  const exited = new Promise<number | null>((resolve) => child.once('exit', resolve));
  let output = '';
  return {
    child,
    exited,
    until: (pattern) =>
      new Promise((resolve, reject) => {
        const look = (): void => {
          const match = pattern.exec(output);
          if (match) resolve(match[1] ?? '');
        };
        for (const stream of [child.stdout, child.stderr]) {
          stream.on('data', (chunk: Buffer) => {
            output += chunk.toString('utf8');
            look();
          });
        }
        look();
        void exited.then((code) => {
          reject(new Error(`ended with ${String(code)}: ${output}`));
        });
      }),
  };
}

/** The profiles of Chromium that are still in the folder for temporary files. */
function profilesLeft(): string[] {
  return readdirSync(folder).filter((name) => name.startsWith('electron-host-'));
}

test('a main process runs unchanged, and Playwright sees and closes its window', async () => {
  const { until, exited } = start(hello, { ELECTRON_HOST_DEBUGGING: '1' });
  const [endpoint, origin] = await Promise.all([
    until(/^electron-host: listening on (\S+)$/m),
    until(/^shown (\S+)$/m),
  ]);
  expect(origin).toBe('app://ui');
  const browser = await chromium.connectOverCDP(endpoint);
  const [page] = browser.contexts()[0]?.pages() ?? [];
  expect(await page?.title()).toBe('Hello');
  expect(await page?.evaluate('hello.add(2, 3)')).toBe(5);
  // The last window: the app ends with it.
  await page?.close();
  expect(await exited).toBe(0);
  await browser.close();
  expect(profilesLeft()).toEqual([]);
});

test('being told to end closes the browser and leaves nothing behind', async () => {
  const { child, until, exited } = start(hello);
  await until(/^shown (\S+)$/m);
  expect(profilesLeft()).toHaveLength(1);
  child.kill('SIGTERM');
  expect(await exited).toBe(0);
  expect(profilesLeft()).toEqual([]);
});

test('a main process that fails to load is an error with an exit code', async () => {
  const { until, exited } = start(join(folder, 'missing.js'));
  await until(/^electron-host: (.*missing\.js.*)$/m);
  expect(await exited).toBe(1);
});

test('without a browser it says so', async () => {
  const { until, exited } = start(hello, { PATH: folder, CHROMIUM_PATH: '' });
  await until(/(No Chrome, Edge or Chromium found)/);
  expect(await exited).toBe(1);
});

test('a second start of the same profile tells the first and gets no lock', async () => {
  const main = fileURLToPath(new URL('fixtures/single.ts', import.meta.url));
  const first = start(main);
  await first.until(/(locked)/);
  const second = start(main);
  expect(await second.exited).toBe(0);
  expect(await first.until(/second: (.*)$/m)).toBe(`--user-data-dir=${join(folder, 'data')}`);
  first.child.kill('SIGTERM');
  await first.exited;
  // It has let go, so whoever comes now is the first.
  const third = start(main);
  await third.until(/(locked)/);
  third.child.kill('SIGTERM');
  expect(await third.exited).toBe(0);
});
