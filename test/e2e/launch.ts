import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Page } from 'playwright';
import type { ScenarioId } from '../../electron/practice/scenarios.ts';
import { bundleEntry, builtMain } from './bundle-entry.ts';
import { launchChromiumHost } from './launch-chromium-host.ts';
import { launchElectron } from './launch-electron.ts';
import { chooseKind } from './choose-kind.ts';

export interface LaunchOptions {
  /** A main process other than the app's own: the path of its TypeScript file. */
  entry?: string;
  /** Modules of the app, by the end of their import, and what stands in for each. */
  inPlaceOf?: Readonly<Record<string, string>>;
  /** What goes wrong in its practice tenant. */
  scenario?: ScenarioId;
  /** More arguments for the app. */
  args?: string[];
  /** More environment. */
  env?: Record<string, string>;
  /** The folder of its profile, for a test that starts it again; without it, one that is removed. */
  profile?: string;
}

/** The app, started for one test. */
export interface LaunchedApp {
  /** What the app runs in. */
  kind: 'electron' | 'chromium-host';
  /** The first window that the app opened. */
  firstWindow(): Promise<Page>;
  /** The windows that are open now, oldest first. */
  windows(): Page[];
  /** The first open window that `predicate` takes, or the next one it takes; any without it. */
  waitForWindow(predicate?: (page: Page) => boolean | Promise<boolean>): Promise<Page>;
  /** What the app has written so far, standard output and standard error. */
  output(): string;
  /** Resolves with the exit code when the app has ended; `null` when a signal ended it. */
  exited: Promise<number | null>;
  /** Ends the app at once, as a crash does: nothing in it is asked or told. */
  kill(): Promise<void>;
  /** Ends the app and removes its profile, unless that was given. */
  close(): Promise<void>;
}

/** What {@link launch} hands to the way of starting that it chose. */
export interface Start {
  /** The bundled main process. */
  main: string;
  args: string[];
  env: NodeJS.ProcessEnv;
}

let told = false;

/**
 * Starts the app with a profile of its own: in Electron where its binary is present, else in an
 * installed Chromium through `test/electron-host/`. Nothing is ever downloaded. Says once which of
 * the two it was.
 *
 * @throws Error when the app has not been built, or does not start
 */
export async function launch(options: LaunchOptions = {}): Promise<LaunchedApp> {
  const choice = chooseKind();
  if (!told) {
    told = true;
    process.stdout.write(`end to end: ${choice.text}\n`);
  }
  const main = await mainOf(options);
  const folder = mkdtempSync(join(tmpdir(), 'mailbox-oauth-e2e-'));
  const profile = options.profile ?? join(folder, 'profile');
  const start: Start = {
    main,
    args: [`--user-data-dir=${profile}`, ...(options.args ?? [])],
    // Whatever the app and its browser leave behind is in the folder that is removed.
    env: {
      ...process.env,
      ...{ TMPDIR: folder, TEMP: folder, TMP: folder },
      ...(options.scenario === undefined ? {} : { PRACTICE_SCENARIO: options.scenario }),
      ...options.env,
    },
  };
  const remove = (): void => {
    rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
  };
  try {
    const app =
      choice.kind === 'electron'
        ? await launchElectron(choice.executable, start)
        : await launchChromiumHost(start);
    return {
      ...app,
      kill: async () => {
        await app.kill();
        // Helpers of the browser still write there for a moment.
        process.once('exit', remove);
      },
      close: async () => {
        await app.close();
        remove();
      },
    };
  } catch (error) {
    remove();
    throw error;
  }
}

/** The app's own main process, also with a practice tenant in which something goes wrong. */
function mainOf({ entry, scenario, inPlaceOf }: LaunchOptions): string | Promise<string> {
  if (entry !== undefined) return bundleEntry(entry);
  if (scenario === undefined && inPlaceOf === undefined) return builtMain();
  const path = (relative: string) => fileURLToPath(new URL(relative, import.meta.url));
  return bundleEntry(path('../../electron/main.ts'), {
    '/practice/practice-tenant.ts': path('fixtures/practice-in-scenario.ts'),
    ...inPlaceOf,
  });
}
