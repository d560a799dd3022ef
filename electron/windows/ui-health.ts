import type { App, BrowserWindow, WebContents } from 'electron';
import type { Log } from '../log.ts';

/** As often a page that has crashed is loaded anew within {@link crashWindowMs}; then it stays. */
const maxReloads = 3;
const crashWindowMs = 60_000;

/** What is needed of the app's window. */
export type WatchedWindow = Pick<BrowserWindow, 'on' | 'isDestroyed'> & {
  webContents: Pick<WebContents, 'on' | 'reload'>;
};

/**
 * Tells the log when the page of the app's window crashes or hangs, and loads it anew where it has
 * crashed: a window without a page is white, and nothing in it can be pressed. A page that crashes
 * again and again is left, so that the computer is not kept busy with it.
 *
 * @param onGone told before the page is loaded anew, to end what the old one has begun
 * @param giveUp told where it is not loaded any more
 * @param now milliseconds, from any moment on
 */
export function watchUiWindow(
  window: WatchedWindow,
  log: Log,
  onGone: () => void,
  giveUp: () => void,
  now: () => number = Date.now,
): void {
  let crashes: number[] = [];
  window.webContents.on('render-process-gone', (_event, { reason, exitCode }) => {
    log('error', 'window gone', { reason, exitCode });
    onGone();
    if (reason === 'clean-exit' || window.isDestroyed()) return;
    crashes = [...crashes.filter((at) => Math.abs(now() - at) < crashWindowMs), now()];
    if (crashes.length > maxReloads) {
      giveUp();
      return;
    }
    log('warn', 'window reloaded', { why: 'gone' });
    window.webContents.reload();
  });
  window.on('unresponsive', () => {
    log('warn', 'window unresponsive');
  });
  window.on('responsive', () => {
    log('info', 'window responsive');
  });
}

/** Tells the log of the app's other processes that end, and of its own end. */
export function watchProcesses(app: Pick<App, 'on'>, log: Log): void {
  app.on('child-process-gone', (_event, { type, reason, exitCode }) => {
    if (reason !== 'clean-exit') {
      log('warn', 'process gone', { type: type.toLowerCase(), reason, exitCode });
    }
  });
  app.on('quit', (_event, exitCode) => {
    log('info', 'quit', { exitCode });
  });
}
