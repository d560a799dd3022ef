import type { Session } from 'electron';

/** What a decision about a request needs to know of it. */
export interface PageRequest {
  url: string;
  /** `mainFrame`, `subFrame`, `script`, `image` … as Electron names them. */
  resourceType: string;
}

/**
 * Whether a window of the default session may make a request. All network is the main process's,
 * so a page may have its bundle, and images that it draws itself, and nothing else: no file, no
 * web, no socket, no document from `data:` or `blob:`.
 *
 * @param developerTools true where they may be opened; they load their own pages from `devtools:`
 */
export function isRequestAllowed(request: PageRequest, developerTools: boolean): boolean {
  if (request.url.startsWith('app://ui/')) return true;
  if (request.url.startsWith('data:')) return request.resourceType === 'image';
  return developerTools && request.url.startsWith('devtools:');
}

/**
 * Refuses, for all windows of `session`, what {@link isRequestAllowed} does not allow, and every
 * download: what the app saves, the main process writes where the person said.
 */
export function guardRequests(
  session: Pick<Session, 'on'> & { webRequest: Pick<Session['webRequest'], 'onBeforeRequest'> },
  developerTools: boolean,
): void {
  session.webRequest.onBeforeRequest((details, callback) => {
    callback({ cancel: !isRequestAllowed(details, developerTools) });
  });
  session.on('will-download', (event) => {
    event.preventDefault();
  });
}
