import type { Session } from 'electron';
import { denyPermissions, type GuardedSession } from './permissions.ts';
import { isIssuedBy } from './sign-in-certificate.ts';
import type { SignInGate } from './sign-in-gate.ts';
import { watchedUrls } from './sign-in-navigation.ts';

/** Chromium's answers to a certificate: trusted, or whatever it would say itself. */
const trusted = 0;
const chromiumsOwnVerdict = -3;

/** What is needed of Electron's `Session`. */
export type PreparedSession = GuardedSession &
  Pick<Session, 'on' | 'setCertificateVerifyProc'> & {
    webRequest: Pick<Session['webRequest'], 'onBeforeRequest'>;
  };

/** What the session of one sign-in window is prepared with. */
export interface SignInSessionOptions {
  redirectUri: string;
  gate: SignInGate;
  /** PEM of the practice certificate authority; without it Chromium alone judges certificates. */
  ca: string | undefined;
}

/**
 * Prepares the session of one sign-in window, which belongs to that window alone: no permissions,
 * no downloads, and nothing is requested of the redirect URI, whichever way a page gets there.
 */
export function prepareSignInSession(
  session: PreparedSession,
  { redirectUri, gate, ca }: SignInSessionOptions,
): void {
  denyPermissions(session);
  session.setPermissionRequestHandler((_contents, permission, callback, details) => {
    callback(false);
    // The last place at which a page that hands over to another program shows itself.
    if (permission === 'openExternal' && 'externalURL' in details) {
      gate.admit(details.externalURL ?? '', details.isMainFrame);
    }
  });
  session.on('will-download', (event) => {
    event.preventDefault();
  });
  // A session has one such listener only; this one is called again for every redirect.
  session.webRequest.onBeforeRequest({ urls: watchedUrls(redirectUri) }, (details, callback) => {
    const isDocument = details.resourceType === 'mainFrame' || details.resourceType === 'subFrame';
    const isPlain = details.url.startsWith('http:');
    // Chromium has its own rules for plain HTTP inside a page; documents are this window's to judge.
    callback({
      cancel:
        isDocument || !isPlain
          ? !gate.admit(details.url, details.resourceType === 'mainFrame')
          : false,
    });
  });
  if (ca !== undefined) trustPracticeAuthority(session, ca);
}

/** Makes one certificate authority good for one session, beside those Chromium trusts. */
function trustPracticeAuthority(
  session: Pick<Session, 'setCertificateVerifyProc'>,
  ca: string,
): void {
  session.setCertificateVerifyProc((request, callback) => {
    const issued = isIssuedBy({
      certificate: request.certificate.data,
      hostname: request.hostname,
      ca,
      now: Date.now(),
    });
    callback(issued ? trusted : chromiumsOwnVerdict);
  });
}

/** Leaves nothing of a sign-in behind: cookies, storage, cache, remembered passwords. */
export async function clearSignInSession(
  session: Pick<Session, 'clearStorageData' | 'clearCache' | 'clearAuthCache'>,
): Promise<void> {
  // In-memory anyway; a failure to clear it must not become a failure to sign in.
  await Promise.allSettled([
    session.clearStorageData(),
    session.clearCache(),
    session.clearAuthCache(),
  ]);
}
