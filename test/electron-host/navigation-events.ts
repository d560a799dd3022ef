import type { EventEmitter } from 'node:events';
import type { Navigation } from './fetch-router.ts';
import { preventable } from './preventable.ts';

/**
 * Emits what Electron emits before a document is requested: for a navigation of the page
 * `will-frame-navigate` and, in the main frame, `will-navigate`; for a server's redirect
 * `will-redirect`; for what the app itself loads none of them.
 *
 * @returns false when a listener prevented it
 */
export function emitNavigation(
  emitter: EventEmitter,
  navigation: Navigation,
  initiatedByApp: boolean,
): boolean {
  const { url, frame, isMainFrame, redirected } = navigation;
  const details = { url, frame, isMainFrame, isSameDocument: false, initiator: null };
  // The arguments after the event are Electron's older form, which it still gives.
  const older = [url, false, isMainFrame, 0, 0] as const;

  function isAllowed(name: string): boolean {
    const event = Object.assign(preventable(), details);
    emitter.emit(name, event, ...older);
    return !event.defaultPrevented;
  }

  if (redirected) {
    if (!isAllowed('will-redirect')) return false;
    emitter.emit('did-redirect-navigation', details, ...older);
    return true;
  }
  if (!initiatedByApp) {
    if (!isAllowed('will-frame-navigate')) return false;
    if (isMainFrame && !isAllowed('will-navigate')) return false;
  }
  emitter.emit('did-start-navigation', details, ...older);
  return true;
}
