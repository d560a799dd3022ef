import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Readable, Writable } from 'node:stream';
import { setTimeout as wait } from 'node:timers/promises';
import { CdpConnection } from './cdp.ts';
import { findChromium } from './find-chromium.ts';

/** A loaded machine starts Chromium within a few seconds; more than this is a hang. */
const startDeadlineMs = 30_000;
/** Between two looks for the file in which Chromium writes its port. */
const portPollMs = 25;

export interface ChromiumOptions {
  /** A window on the screen rather than none. */
  headed: boolean;
  /** Also listen on a loopback port, for Playwright. Tests only: any program could connect. */
  debuggingPort: boolean;
}

/** Where a started program can be the head of a group of processes that is killed as one. */
const hasProcessGroups = process.platform !== 'win32';

export interface Chromium {
  connection: CdpConnection;
  /** Where Playwright connects to; only with `debuggingPort`. */
  endpoint: string | undefined;
  /** Ends the browser and removes its profile. */
  close(): Promise<void>;
}

/**
 * Starts an installed Chrome, Edge or Chromium with a profile of its own that is removed at the
 * end, and speaks to it through pipes.
 *
 * @throws Error when there is no such browser or it does not start in time
 */
export async function startChromium(options: ChromiumOptions): Promise<Chromium> {
  const executable = findChromium();
  if (executable === undefined) throw new Error('No Chrome, Edge or Chromium found.');
  const profile = mkdtempSync(join(tmpdir(), 'electron-host-'));
  const child = spawn(executable, chromiumArguments(profile, options), {
    stdio: ['ignore', 'ignore', 'ignore', 'pipe', 'pipe'],
    detached: hasProcessGroups,
  });
  const exited = new Promise<void>((resolve) => {
    child.on('exit', () => {
      resolve();
    });
    child.on('error', () => {
      resolve();
    });
  });
  // Whatever ends this process, the browser and its profile go with it.
  const onProcessExit = (): void => {
    killWithHelpers(child);
    removeProfile(profile);
  };
  process.on('exit', onProcessExit);

  const connection = new CdpConnection(child.stdio[3] as Writable, child.stdio[4] as Readable);
  async function close(): Promise<void> {
    // Nothing of the profile is kept, so nothing has to be ended in good order; and a browser that
    // is asked to close lets go of paused requests, which would then be sent. A browser behind a
    // script that started it ends when its pipe does.
    killWithHelpers(child);
    connection.end();
    await exited;
    process.off('exit', onProcessExit);
    removeProfile(profile);
  }

  try {
    const signal = AbortSignal.timeout(startDeadlineMs);
    await Promise.race([
      connection.browser.send('Browser.getVersion'),
      new Promise((_, reject) => {
        signal.addEventListener('abort', () => {
          reject(new Error('Chromium did not start in time.'));
        });
      }),
    ]);
    const endpoint = options.debuggingPort ? await readEndpoint(profile, signal) : undefined;
    return { connection, endpoint, close };
  } catch (error) {
    await close();
    throw error;
  }
}

/**
 * The command line. Everything that would talk to the browser's maker is off: the pages of the
 * app are all that may use the network.
 */
function chromiumArguments(profile: string, options: ChromiumOptions): string[] {
  return [
    `--user-data-dir=${profile}`,
    '--remote-debugging-pipe',
    ...(options.debuggingPort ? ['--remote-debugging-port=0'] : []),
    ...(options.headed
      ? ['--app=data:text/html,']
      : ['--headless', '--no-startup-window', '--hide-scrollbars', '--mute-audio']),
    // Chromium's sandbox cannot be set up by root (build machines); an ordinary user keeps it.
    ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
    '--no-first-run',
    '--no-default-browser-check',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-default-apps',
    '--disable-extensions',
    '--disable-sync',
    // QUIC would reach servers over UDP, past the eyes of a proxy and of the tests.
    '--disable-quic',
    '--disable-domain-reliability',
    '--disable-client-side-phishing-detection',
    // Custom schemes are names in this zone (see `schemes.ts`); not even a name server is asked. In a
    // visible window Chromium warns of this option, and nobody has names there anyway (RFC 6761).
    ...(options.headed ? [] : ['--host-resolver-rules=MAP *.invalid ~NOTFOUND']),
    '--no-pings',
    '--password-store=basic',
    '--use-mock-keychain',
    '--metrics-recording-only',
    // Many containers have a /dev/shm of 64 MB, on which pages crash.
    '--disable-dev-shm-usage',
    '--disable-features=Translate,MediaRouter,OptimizationHints,AutofillServerCommunication,' +
      'CertificateTransparencyComponentUpdater,HttpsUpgrades',
  ];
}

/** Waits for the file in which Chromium tells the port that the system gave it. */
async function readEndpoint(profile: string, signal: AbortSignal): Promise<string> {
  for (;;) {
    try {
      const [port, path] = (await readFile(join(profile, 'DevToolsActivePort'), 'utf8')).split(
        '\n',
      );
      if (port !== undefined && path !== undefined) return `ws://127.0.0.1:${port}${path}`;
    } catch {
      signal.throwIfAborted();
    }
    await wait(portPollMs, undefined, { signal });
  }
}

/**
 * Kills the browser and the processes it started, all at once: a helper that outlived it would go on
 * writing into the profile while that is removed.
 */
function killWithHelpers(child: ChildProcess): void {
  if (!hasProcessGroups || child.pid === undefined) {
    child.kill('SIGKILL');
    return;
  }
  try {
    process.kill(-child.pid, 'SIGKILL');
  } catch {
    // They have all ended already.
  }
}

/** Files may stay in use for a moment after their process was killed, so removal is tried again. */
function removeProfile(profile: string): void {
  try {
    rmSync(profile, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
  } catch {
    // A folder left in the system's temporary folder is no reason to fail.
  }
}
