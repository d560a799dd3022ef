import { _electron } from 'playwright';
import type { LaunchedApp, Start } from './launch.ts';
import { waitForPage } from './wait-for-page.ts';

/** Starts the app in Electron itself. */
export async function launchElectron(executable: string, start: Start): Promise<LaunchedApp> {
  const app = await _electron.launch({
    executablePath: executable,
    args: [
      // Chromium's sandbox cannot be set up by root; an ordinary user tests what is shipped.
      ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
      start.main,
      ...start.args,
    ],
    env: Object.fromEntries(
      Object.entries(start.env).filter(
        (entry): entry is [string, string] => entry[1] !== undefined,
      ),
    ),
  });
  let output = '';
  const child = app.process();
  child.stdout?.on('data', (chunk: Buffer) => (output += chunk.toString('utf8')));
  child.stderr?.on('data', (chunk: Buffer) => (output += chunk.toString('utf8')));
  return {
    kind: 'electron',
    firstWindow: () => app.firstWindow(),
    windows: () => app.windows(),
    waitForWindow: (predicate = () => true) => waitForPage(app.context(), predicate),
    output: () => output,
    exited: new Promise((resolve) => child.once('exit', resolve)),
    kill: async () => {
      const ended = new Promise((resolve) => child.once('exit', resolve));
      child.kill('SIGKILL');
      await ended;
    },
    close: () => app.close(),
  };
}
