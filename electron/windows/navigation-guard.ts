import type { WebContents } from 'electron';
import { isSignInContents } from './window-registry.ts';

/** What the guard needs of Electron's `WebContents`. */
export type GuardedContents = Pick<WebContents, 'on' | 'setWindowOpenHandler'>;

/**
 * Keeps a window on the page it was given, to be called for every `web-contents-created`: no
 * navigation of the page or of a frame in it, no redirect, no new window, no webview. Only contents
 * marked as a sign-in window may navigate, and they too get neither windows nor webviews; the mark
 * is read when something happens, because it can only be set after the contents exist.
 * Source: Electron, "Security", items 13 and 14. `will-navigate` alone misses frames and redirects.
 */
export function guardNavigation(contents: GuardedContents): void {
  const refuse = (event: { preventDefault: () => void }): void => {
    if (!isSignInContents(contents)) event.preventDefault();
  };
  contents.on('will-navigate', refuse);
  contents.on('will-frame-navigate', refuse);
  contents.on('will-redirect', refuse);
  contents.on('will-attach-webview', (event) => {
    event.preventDefault();
  });
  contents.setWindowOpenHandler(() => ({ action: 'deny' }));
}
