import { randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import type { CustomScheme, Protocol } from 'electron';
import { contentSecurityPolicy, noncePlaceholder } from './content-security-policy.ts';
import { resolveUiFile } from './resolve-ui-file.ts';

/**
 * The scheme of the app's own pages, to be registered before the app is ready. `standard` gives it
 * an origin, `secure` makes it a trustworthy one. It may not bypass the CSP, has no service
 * workers, and no other origin may read from it.
 */
export const appScheme: CustomScheme = {
  scheme: 'app',
  privileges: { standard: true, secure: true, supportFetchAPI: true },
};

/** 128 bits, the least that CSP level 3 section 7.1 allows for a nonce. */
const nonceBytes = 16;

/**
 * Serves the bundle as `app://ui/`.
 *
 * @param protocol that of the session whose windows show the app's pages
 * @param bundleDirectory absolute path of the directory that holds the bundle
 */
export function serveUi(protocol: Pick<Protocol, 'handle'>, bundleDirectory: string): void {
  protocol.handle('app', (request) => answerUiRequest(request, bundleDirectory));
}

/**
 * Answers one request for a file of the bundle. A page gets a nonce of its own, in its header and
 * wherever {@link noncePlaceholder} stands in it.
 *
 * @returns never rejects: what cannot be read is a 404
 */
export async function answerUiRequest(
  request: { method: string; url: string },
  bundleDirectory: string,
): Promise<Response> {
  const nonce = randomBytes(nonceBytes).toString('base64');
  const headers = {
    'Content-Security-Policy': contentSecurityPolicy(nonce),
    'X-Content-Type-Options': 'nosniff',
    'Referrer-Policy': 'no-referrer',
    'Cross-Origin-Resource-Policy': 'same-origin',
    'Cache-Control': 'no-store',
  };
  const file = resolveUiFile(request.method, request.url, bundleDirectory);
  if (file.kind === 'refused') return new Response(null, { status: file.status, headers });
  let content: Buffer;
  try {
    content = await readFile(file.path);
  } catch {
    return new Response(null, { status: 404, headers });
  }
  const body = file.page
    ? content.toString('utf8').replaceAll(noncePlaceholder, nonce)
    : new Uint8Array(content);
  return new Response(body, { headers: { ...headers, 'Content-Type': file.contentType } });
}
