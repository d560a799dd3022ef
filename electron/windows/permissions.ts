import type { Session } from 'electron';

/** What is needed of Electron's `Session`. */
export type GuardedSession = Pick<
  Session,
  | 'setPermissionRequestHandler'
  | 'setPermissionCheckHandler'
  | 'setDevicePermissionHandler'
  | 'setDisplayMediaRequestHandler'
>;

/**
 * Denies every permission a page can ask for: neither the app's pages nor a sign-in page need a
 * camera, a place, a device or the screen. Electron grants when no handler is set, so this is for
 * every session, those of sign-in windows included. Source: Electron, "Security", item 5.
 */
export function denyPermissions(session: GuardedSession): void {
  session.setPermissionRequestHandler((_contents, _permission, callback) => {
    callback(false);
  });
  session.setPermissionCheckHandler(() => false);
  session.setDevicePermissionHandler(() => false);
  session.setDisplayMediaRequestHandler((_request, callback) => {
    callback(null);
  });
}
