import type { WebContents } from 'electron';

/** What this registry needs of Electron's `WebContents`. */
export type RegisteredContents = Pick<WebContents, 'once'>;

const uiContents = new Set<RegisteredContents>();
const signInContents = new WeakSet<RegisteredContents>();

/**
 * Makes `contents` one of the app's own windows: only these may call the main process, and only
 * these are told anything by it. The entry ends with the window.
 */
export function registerUiWindow(contents: RegisteredContents): void {
  uiContents.add(contents);
  contents.once('destroyed', () => uiContents.delete(contents));
}

/** True for what {@link registerUiWindow} was called with, until it is destroyed. */
export function isUiWindow(contents: RegisteredContents): boolean {
  return uiContents.has(contents);
}

/**
 * Exempts `contents` from the guard that refuses every navigation: a sign-in page must go where
 * the identity provider sends it. Whatever is not marked is guarded strictly, so that forgetting
 * to mark fails safe. A sign-in window is never a UI window, so its pages can call nothing.
 */
export function markSignInContents(contents: RegisteredContents): void {
  signInContents.add(contents);
}

/** True for what {@link markSignInContents} was called with. */
export function isSignInContents(contents: RegisteredContents): boolean {
  return signInContents.has(contents);
}

/** The app's own windows that are open now, for the one place that sends to them. */
export function uiWindows(): readonly RegisteredContents[] {
  return [...uiContents];
}
