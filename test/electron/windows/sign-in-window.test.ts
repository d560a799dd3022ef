import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { SignInPage } from '../../../electron/auth/types.ts';
import { showSignInWindow } from '../../../electron/windows/sign-in-window.ts';
import { webPreferences } from '../../../electron/windows/web-preferences.ts';
import { isSignInContents, isUiWindow } from '../../../electron/windows/window-registry.ts';
import { type FakeContents, opened } from './fake-sign-in-window.ts';

vi.mock('electron', async () => {
  const { FakeWindow } = await import('./fake-sign-in-window.ts');
  return { app: { getName: () => 'The App' }, BrowserWindow: FakeWindow };
});

const redirectUri = 'https://login.microsoftonline.com/common/oauth2/nativeclient';

/** Shows a window, hands it over, and gives what came of it. */
function show(changes: Partial<SignInPage> = {}, timeoutMs?: number) {
  const aborter = new AbortController();
  const page = { url: 'https://idp.example/start', redirectUri, signal: aborter.signal };
  const outcome = showSignInWindow({ ...page, ...changes }, timeoutMs);
  const window = opened.at(-1);
  if (window === undefined) throw new Error('no window was opened');
  return { aborter, outcome, window, contents: window.webContents };
}

/** What the window's page does: whether it was stopped. */
function goes(contents: FakeContents, event: string, url: string, isMainFrame = true): boolean {
  let stopped = false;
  contents.emit(event, { url, isMainFrame, preventDefault: () => (stopped = true) });
  return !stopped;
}

beforeEach(() => {
  opened.length = 0;
});
afterEach(() => {
  vi.useRealTimers();
});

describe('the sign-in window', () => {
  test('is hardened in full, without a preload script, developer tools or full screen', () => {
    const { options, hasMenu } = show().window;
    const { partition, ...preferences } = options.webPreferences;
    expect(preferences).toEqual(webPreferences(true));
    expect(preferences).toMatchObject({ devTools: false });
    expect(preferences).not.toHaveProperty('preload');
    expect(partition).toMatch(/^sign-in-[0-9a-f-]{36}$/);
    expect(options).toMatchObject({ fullscreenable: false });
    expect(options).not.toHaveProperty('parent');
    expect(hasMenu).toBe(false);
  });

  test('has a session of its own in memory, another one each time', () => {
    const [one, other] = [show(), show()].map(
      ({ window }) => window.options.webPreferences['partition'],
    );
    expect(one).not.toBe(other);
    expect(String(one)).not.toContain('persist:');
  });

  test('may navigate, and is none of the windows that may call the main process', () => {
    const { contents } = show();
    expect(isSignInContents(contents)).toBe(true);
    expect(isUiWindow(contents)).toBe(false);
  });

  test('is guarded before its page is asked for', () => {
    const { contents } = show();
    expect(contents.session.webRequest.onBeforeRequest).toHaveBeenCalledTimes(1);
    expect(contents.session.setPermissionRequestHandler).toHaveBeenCalled();
    expect(contents.session.listenerCount('will-download')).toBe(1);
    expect(contents.openHandler?.({ url: 'https://idp.example/' })).toEqual({ action: 'deny' });
  });

  test.each(['will-navigate', 'will-frame-navigate', 'will-redirect'])(
    'stops %s at the redirect URI, takes it as the answer, and leaves nothing behind',
    async (event) => {
      const { contents, outcome, window } = show();
      expect(goes(contents, event, 'https://idp.example/next')).toBe(true);
      expect(goes(contents, event, `${redirectUri}?code=c&state=s`)).toBe(false);
      expect((await outcome).kind).toBe('redirected');
      expect(window.destroyed).toBe(true);
      expect(contents.session.cleared).toEqual(['storage', 'cache', 'passwords']);
      // What comes late changes nothing.
      expect(goes(contents, event, 'https://idp.example/later')).toBe(false);
    },
  );

  test('is not ended by a frame inside the page', async () => {
    const { aborter, contents, outcome } = show();
    expect(goes(contents, 'will-frame-navigate', `${redirectUri}?code=c`, false)).toBe(false);
    aborter.abort();
    expect(await outcome).toEqual({ kind: 'cancelled' });
  });

  test('names the host in its title, whatever the page calls itself', () => {
    const hosts: string[] = [];
    const { window, contents } = show({ onHost: (host) => void hosts.push(host) });
    expect(window.title).toBe('idp.example – The App');
    contents.emit('did-navigate', {}, 'https://login.contoso.example/a?code=secret');
    expect(window.title).toBe('login.contoso.example – The App');
    expect(hosts).toEqual(['idp.example', 'login.contoso.example']);
    let prevented = false;
    window.emit('page-title-updated', { preventDefault: () => (prevented = true) }, 'Other');
    expect(prevented).toBe(true);
  });

  test('tells closed, cancelled, timed out and crashed apart', async () => {
    const closed = show();
    closed.window.emit('closed');
    expect(await closed.outcome).toEqual({ kind: 'cancelled' });
    expect(await show({ signal: AbortSignal.abort() }).outcome.catch(() => 'threw')).toEqual({
      kind: 'cancelled',
    });
    vi.useFakeTimers();
    const slow = show({}, 1_000);
    vi.advanceTimersByTime(1_000);
    expect(await slow.outcome).toEqual({ kind: 'timeout' });
    const crashed = show();
    crashed.contents.emit('render-process-gone', {}, { reason: 'crashed' });
    expect(await crashed.outcome).toMatchObject({
      kind: 'failed',
      error: { code: 'app/unexpected' },
    });
  });
});
