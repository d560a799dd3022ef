import { randomUUID } from 'node:crypto';
import { app, BrowserWindow, type WebContents } from 'electron';
import { appError } from '../../shared/errors.ts';
import { signInTimeoutMs } from '../auth/limits.ts';
import { serverText } from '../auth/server-text.ts';
import type { SignInPage, SignInPageOutcome } from '../auth/types.ts';
import { createSignInGate, type SignInGate } from './sign-in-gate.ts';
import { clearSignInSession, prepareSignInSession } from './sign-in-session.ts';
import { webPreferences } from './web-preferences.ts';
import { markSignInContents } from './window-registry.ts';

/** What Entra ID's sign-in page is drawn for, with room for its error texts. */
const size = { width: 560, height: 740 };

/**
 * Shows a sign-in page in a window of its own until it leads to the redirect URI, and closes the
 * window. The window has a session in memory that nothing shares, no preload script and no way to
 * call the main process; its title names the app and the host it shows, never what the page says.
 *
 * @param page what to show
 * @param timeoutMs how long the person may take; shorter in tests
 * @returns the address it led to, or `cancelled` (closed, or by the signal), `timeout`, `failed`;
 *   never rejects
 */
export async function showSignInWindow(
  page: SignInPage,
  timeoutMs: number = signInTimeoutMs,
): Promise<SignInPageOutcome> {
  if (page.signal.aborted) return { kind: 'cancelled' };
  const gate = createSignInGate(page.redirectUri);
  const window = openWindow();
  const { webContents } = window;
  const { session } = webContents;
  markSignInContents(webContents);
  prepareSignInSession(session, { redirectUri: page.redirectUri, gate, ca: page.ca });
  watchNavigation(webContents, gate);
  showHost(window, page);

  const cancel = (): void => {
    gate.settle({ kind: 'cancelled' });
  };
  window.once('closed', cancel);
  page.signal.addEventListener('abort', cancel, { once: true });
  const timer = setTimeout(() => {
    gate.settle({ kind: 'timeout' });
  }, timeoutMs);
  window.loadURL(page.url).catch(() => {
    // `did-fail-load` says the same with a number; after the redirect URI this is how it must end.
  });

  const outcome = await gate.outcome;
  clearTimeout(timer);
  page.signal.removeEventListener('abort', cancel);
  if (!window.isDestroyed()) window.destroy();
  void clearSignInSession(session);
  return outcome;
}

function openWindow(): BrowserWindow {
  const window = new BrowserWindow({
    ...size,
    title: app.getName(),
    // A page that fills the screen could draw a title bar of its own.
    fullscreenable: false,
    webPreferences: {
      // Developer tools would show what is typed here, also while the app is being developed.
      ...webPreferences(true),
      // Without `persist:` it lives in memory; the random name makes it this window's alone.
      partition: `sign-in-${randomUUID()}`,
    },
  });
  window.removeMenu();
  return window;
}

/** Puts every way a page can go through the gate; requests have gone through it before. */
function watchNavigation(contents: WebContents, gate: SignInGate): void {
  const guard = (details: {
    url: string;
    isMainFrame: boolean;
    preventDefault: () => void;
  }): void => {
    if (!gate.admit(details.url, details.isMainFrame)) details.preventDefault();
  };
  contents.on('will-navigate', guard);
  contents.on('will-frame-navigate', guard);
  contents.on('will-redirect', guard);
  contents.setWindowOpenHandler(() => ({ action: 'deny' }));
  contents.on('did-fail-load', (_event, code, text, url, isMainFrame) => {
    if (isMainFrame) gate.loadFailed(url, code, text);
  });
  contents.on('render-process-gone', (_event, details) => {
    gate.settle({
      kind: 'failed',
      error: appError('app/unexpected', `the sign-in page ended: ${details.reason}`),
    });
  });
  // A page may ask whether it may be left; this one may always be left.
  contents.on('will-prevent-unload', (event) => {
    event.preventDefault();
  });
}

/** Keeps app name and host in the title, and tells the host to whoever asked. */
function showHost(window: BrowserWindow, page: SignInPage): void {
  const show = (url: string): void => {
    const host = URL.canParse(url) ? new URL(url).host : '';
    if (host === '' || window.isDestroyed()) return;
    // ASCII only: a name in another script stands here in its encoded form, and cannot deceive.
    window.setTitle(serverText(`${host} – ${app.getName()}`));
    page.onHost?.(host);
  };
  window.on('page-title-updated', (event) => {
    event.preventDefault();
  });
  window.webContents.on('did-navigate', (_event, url) => {
    show(url);
  });
  show(page.url);
}
