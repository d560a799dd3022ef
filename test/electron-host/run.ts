import { readFileSync } from 'node:fs';
import { register } from 'node:module';
import { dirname, join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { app } from './app.ts';
import { browser, startHost } from './host.ts';

/**
 * Runs a main process on the host: `tsx test/electron-host/run.ts <main.js> [arguments]`.
 *
 * Environment, all set by `npm start` and the tests only:
 * - `ELECTRON_HOST_HEADED=1`: a window on the screen;
 * - `ELECTRON_HOST_DEBUGGING=1`: Playwright may connect; where to is a line of the output;
 * - `ELECTRON_HOST_RAW_IPC=1`: every frame gets `electronHostInvoke`, see `preload-world.ts`;
 * - `ELECTRON_HOST_OPEN_DIALOGS`, `ELECTRON_HOST_SAVE_DIALOGS`: what dialogs for files answer, see
 *   `desktop.ts`;
 * - `ELECTRON_HOST_PROXY`: what the system says of proxies, a PAC result; `DIRECT` without it;
 * - `ELECTRON_HOST_LANGUAGES`: the system's languages between commas; English without it, or those
 *   of the system where there is a window on the screen;
 * - `ELECTRON_HOST_SAFE_STORAGE`: `basic_text` or `unavailable`, see `safe-storage.ts`.
 */
async function run(): Promise<void> {
  const [node = '', , main, ...args] = process.argv;
  if (main === undefined) throw new Error('Say which main process to run.');
  const path = resolve(main);
  process.argv = [node, path, ...args];

  startHost({
    headed: process.env['ELECTRON_HOST_HEADED'] === '1',
    debuggingPort: process.env['ELECTRON_HOST_DEBUGGING'] === '1',
    rawIpc: process.env['ELECTRON_HOST_RAW_IPC'] === '1',
    exit: (code) => process.exit(code),
  });
  const { root, name, version } = findPackage(dirname(path));
  app.describe(root, name, version);
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.on(signal, () => {
      app.quit();
    });
  }

  // Who started this over a channel has it to itself; nobody is left to end it when that closes.
  process.on('disconnect', () => {
    app.exit(1);
  });

  // `electron` is the host for the main process and all it imports, instead of the npm package
  // of that name, which would only look for Electron's binary.
  const host = JSON.stringify(new URL('electron.ts', import.meta.url).href);
  const hook = `export function resolve(specifier, context, next) {
    if (specifier !== 'electron' && specifier !== 'electron/main') return next(specifier, context);
    return next(${host}, context);
  }`;
  register(`data:text/javascript,${encodeURIComponent(hook)}`);

  const [{ endpoint }] = await Promise.all([browser(), import(pathToFileURL(path).href)]);
  if (endpoint !== undefined) process.stdout.write(`electron-host: listening on ${endpoint}\n`);
  app.mainEvaluated();
  await app.whenReady();
}

/** The package that the main process belongs to, as Electron would find it. */
function findPackage(start: string): { root: string; name: string; version: string } {
  for (let root = start; ; root = dirname(root)) {
    try {
      const text = readFileSync(join(root, 'package.json'), 'utf8');
      const found = JSON.parse(text) as { name?: string; productName?: string; version?: string };
      if (found.version !== undefined) {
        return {
          root,
          name: found.productName ?? found.name ?? 'Electron',
          version: found.version,
        };
      }
    } catch {
      // Not here; one folder up.
    }
    if (root === dirname(root)) return { root: start, name: 'Electron', version: '0.0.0' };
  }
}

run().catch((error: unknown) => {
  process.stderr.write(`electron-host: ${String(error)}\n`);
  process.exit(1);
});
