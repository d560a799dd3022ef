import type { WebContents } from 'electron';

/** What is needed of one of the app's own windows: to tell it things, and to know when it ends. */
export type UiContents = Pick<WebContents, 'once' | 'send' | 'isDestroyed' | 'reload'>;

const uiContents = new Set<UiContents>();
const signInContents = new WeakSet();

/**
 * Makes `contents` one of the app's own windows: only these may call the main process, and only
 * these are told anything by it. The entry ends with the window.
 */
export function registerUiWindow(contents: UiContents): void {
  uiContents.add(contents);
  contents.once('destroyed', () => uiContents.delete(contents));
}

/** True for what {@link registerUiWindow} was called with, until it is destroyed. */
export function isUiWindow(contents: object): boolean {
  const known: ReadonlySet<object> = uiContents;
  return known.has(contents);
}

/** The app's own windows that are open now, for the one place that sends to them. */
export function openUiWindows(): readonly UiContents[] {
  return [...uiContents].filter((contents) => !contents.isDestroyed());
}

/** Loads the pages of the app's own windows anew, which they may not do by themselves. */
export function reloadUiWindows(): void {
  for (const contents of openUiWindows()) contents.reload();
}

/**
 * Exempts `contents` from the guard that refuses every navigation: a sign-in page must go where
 * the identity provider sends it. Whatever is not marked is guarded strictly, so that forgetting
 * to mark fails safe. A sign-in window is never a UI window, so its pages can call nothing.
 */
export function markSignInContents(contents: object): void {
  signInContents.add(contents);
}

/** True for what {@link markSignInContents} was called with. */
export function isSignInContents(contents: object): boolean {
  return signInContents.has(contents);
}
