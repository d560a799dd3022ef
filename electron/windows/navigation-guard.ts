import type { WebContents } from 'electron';
import type { Log } from '../log.ts';
import { isSignInContents } from './window-registry.ts';

/** What the guard needs of Electron's `WebContents`. */
export type GuardedContents = Pick<WebContents, 'on' | 'setWindowOpenHandler'>;

/**
 * Keeps a window on the page it was given, to be called for every `web-contents-created`: no
 * navigation of the page or of a frame in it, no redirect, no new window, no webview. Only contents
 * marked as a sign-in window may navigate, and they too get neither windows nor webviews; the mark
 * is read when something happens, because it can only be set after the contents exist.
 * Source: Electron, "Security", items 13 and 14. `will-navigate` alone misses frames and redirects.
 *
 * @param log told where a page wanted to go, without path and query
 */
export function guardNavigation(contents: GuardedContents, log: Log): void {
  const refuse = (event: { url: string; preventDefault: () => void }): void => {
    if (isSignInContents(contents)) return;
    event.preventDefault();
    log('warn', 'navigation refused', { to: schemeAndHost(event.url) });
  };
  contents.on('will-navigate', refuse);
  contents.on('will-frame-navigate', refuse);
  contents.on('will-redirect', refuse);
  contents.on('will-attach-webview', (event) => {
    event.preventDefault();
    log('warn', 'webview refused');
  });
  contents.setWindowOpenHandler(({ url }) => {
    log('warn', 'new window refused', { to: schemeAndHost(url) });
    return { action: 'deny' };
  });
}

/** As much of an address as a log line may have: the rest can hold a code or what was typed. */
function schemeAndHost(url: string): string {
  return URL.canParse(url) ? `${new URL(url).protocol}//${new URL(url).host}` : 'no address';
}
