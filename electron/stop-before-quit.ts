import { setTimeout as wait } from 'node:timers/promises';

/** What is needed of Electron's `app`. */
export interface QuittingApp {
  on(event: 'before-quit', listener: (event: { preventDefault: () => void }) => void): unknown;
  quit(): void;
}

/** How long ending everything may hold up quitting; closing sockets takes milliseconds. */
const quitDeadlineMs = 3_000;

/**
 * Holds the app back from quitting until `stop` has ended, so that nothing of it runs or listens
 * any more; no longer than the deadline, and not at all where `stop` fails.
 *
 * @param deadlineMs shorter in tests
 */
export function stopBeforeQuit(
  app: QuittingApp,
  stop: () => Promise<void>,
  deadlineMs: number = quitDeadlineMs,
): void {
  let state: 'going' | 'stopping' | 'stopped' = 'going';

  async function stopAndQuit(): Promise<void> {
    state = 'stopping';
    try {
      await Promise.race([stop(), wait(deadlineMs)]);
    } catch {
      // Whatever could not be stopped ends with the process.
    }
    state = 'stopped';
    app.quit();
  }

  app.on('before-quit', (event) => {
    if (state === 'stopped') return;
    event.preventDefault();
    if (state === 'going') void stopAndQuit();
  });
}
