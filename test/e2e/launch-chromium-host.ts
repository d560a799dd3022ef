import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { chromium, type BrowserContext, type Page } from 'playwright';
import type { LaunchedApp, Start } from './launch.ts';
import { waitForPage } from './wait-for-page.ts';

/** Node, the compiler and Chromium together take a few seconds on a loaded machine. */
const startDeadlineMs = 45_000;
/** An app that was asked to end and has not done so by then is made to. */
const endDeadlineMs = 5_000;

/** Starts the app in an installed Chromium; see `test/electron-host/run.ts`. */
export async function launchChromiumHost(start: Start): Promise<LaunchedApp> {
  const host = fileURLToPath(new URL('../electron-host/run.ts', import.meta.url));
  const child = spawn(
    process.execPath,
    ['--import', import.meta.resolve('tsx'), host, start.main, ...start.args],
    {
      // A test runner's own loaders have no place in the app.
      env: { ...start.env, NODE_OPTIONS: '', ELECTRON_HOST_DEBUGGING: '1' },
      // The channel carries nothing: when a killed test runner closes it, the app ends, too.
      stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    },
  );
  let output = '';
  const exited = new Promise<number | null>((resolve) => child.once('exit', resolve));

  async function end(): Promise<void> {
    child.kill('SIGTERM');
    const timer = setTimeout(() => child.kill('SIGKILL'), endDeadlineMs);
    await exited;
    clearTimeout(timer);
  }

  try {
    const endpoint = await new Promise<string>((resolve, reject) => {
      const timer = setTimeout(() => {
        reject(new Error('It did not start in time.'));
      }, startDeadlineMs);
      const onData = (chunk: Buffer): void => {
        output += chunk.toString('utf8');
        const found = /^electron-host: listening on (\S+)$/m.exec(output)?.[1];
        if (found === undefined) return;
        clearTimeout(timer);
        resolve(found);
      };
      child.stdout?.on('data', onData);
      child.stderr?.on('data', onData);
      void exited.then((code) => {
        clearTimeout(timer);
        reject(new Error(`It ended with ${String(code)}.`));
      });
    });
    const browser = await chromium.connectOverCDP(endpoint);
    const context = onlyContext(browser.contexts());
    return {
      kind: 'chromium-host',
      firstWindow: () => waitForPage(context, showsSomething),
      windows: () => context.pages(),
      waitForWindow: (predicate = showsSomething) => waitForPage(context, predicate),
      output: () => output,
      exited,
      kill: async () => {
        const ended = new Promise((resolve) => browser.once('disconnected', resolve));
        child.kill('SIGKILL');
        // The browser sees its end, and ends itself.
        await ended;
        await exited;
      },
      close: async () => {
        await browser.close();
        await end();
      },
    };
  } catch (error) {
    await end();
    throw new Error(`The app could not be started.\n${output}`, { cause: error });
  }
}

/** Every window shows the empty document for a moment. */
function showsSomething(page: Page): boolean {
  return page.url() !== 'about:blank';
}

/** Playwright shows pages of all profiles in the one context that it knows of. */
function onlyContext(contexts: BrowserContext[]): BrowserContext {
  const [context] = contexts;
  if (!context) throw new Error('Chromium shows no context.');
  return context;
}
