import { matchesRedirectUri } from '../auth/redirect-uri.ts';

/**
 * What the sign-in window does with an address: `redirect` is the answer and is never requested,
 * `allow` may load, `external` belongs to another program, `refuse` is neither.
 */
export type NavigationDecision = 'redirect' | 'allow' | 'external' | 'refuse';

/** Schemes that a browser keeps for itself or that are not encrypted; all others name programs. */
const browserSchemes: ReadonlySet<string> = new Set([
  'http:',
  'ws:',
  'wss:',
  'ftp:',
  'file:',
  'filesystem:',
  'about:',
  'blob:',
  'data:',
  'javascript:',
  'view-source:',
  'chrome:',
  'chrome-error:',
  'chrome-extension:',
  'devtools:',
]);

/**
 * Decides where the page itself may go: to `https:` and nowhere else. Hosts are not limited, since
 * federated tenants sign in at identity providers of their own; the title names the host instead.
 * A user name or password in an address is refused: it only serves to make one host look like
 * another.
 */
export function decideNavigation(url: string, redirectUri: string): NavigationDecision {
  if (!URL.canParse(url)) return 'refuse';
  if (matchesRedirectUri(url, redirectUri)) return 'redirect';
  const { protocol, username, password } = new URL(url);
  if (protocol === 'https:') return username === '' && password === '' ? 'allow' : 'refuse';
  return browserSchemes.has(protocol) ? 'refuse' : 'external';
}

/**
 * Decides where a frame inside the page may go. A frame cannot end the sign-in: the redirect URI is
 * refused to it, so that no code leaves, but counts for nothing.
 */
export function isFrameAllowed(url: string, redirectUri: string): boolean {
  if (decideNavigation(url, redirectUri) === 'allow') return true;
  // Documents that the page itself supplies; nothing is requested for them.
  return ['about:', 'blob:', 'data:'].includes(URL.canParse(url) ? new URL(url).protocol : '');
}

/**
 * The `webRequest` patterns of what is looked at before it is sent: the redirect URI, and whatever
 * is not encrypted. A pattern is only a sieve; {@link decideNavigation} decides.
 */
export function watchedUrls(redirectUri: string): string[] {
  const { origin, pathname } = new URL(redirectUri);
  return [`${origin}${pathname}*`, 'http://*/*'];
}
