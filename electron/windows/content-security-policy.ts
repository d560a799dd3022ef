/** What stands in `index.html` where the nonce of one load goes. */
export const noncePlaceholder = '__CSP_NONCE__';

/**
 * The Content-Security-Policy of the app's pages: nothing but the bundle's own files, no network,
 * no forms, no frames. Styles also by nonce, because the component library makes its style
 * elements while it runs.
 *
 * @param nonce base64, at least 128 bits, never used for another load (CSP level 3 section 7.1)
 */
export function contentSecurityPolicy(nonce: string): string {
  return [
    "default-src 'none'",
    "script-src 'self'",
    `style-src 'self' 'nonce-${nonce}'`,
    "img-src 'self' data:",
    "font-src 'self'",
    "connect-src 'none'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
    "object-src 'none'",
  ].join('; ');
}
