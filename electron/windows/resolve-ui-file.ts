import { extname, resolve, sep } from 'node:path';

/** The origin of the app's own pages, the only one whose frames may call the main process. */
export const uiOrigin = 'app://ui';

/** The address of the app's one page. */
export const uiStartUrl = `${uiOrigin}/index.html`;

/**
 * The kinds of file a bundle holds. A closed list: with `nosniff` a file of any other kind would
 * be useless to a page, and a source map or a stray file is none of its business.
 */
const contentTypes: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
};

/** Addresses of bundle files are short; a longer one is refused before it is looked at. */
const maxUrlLength = 512;

/** `app://ui/`, a path, then perhaps a query or fragment, which name no other file. */
const uiUrl = /^app:\/\/ui\/([^?#]*)(?:[?#]|$)/;

/**
 * Decoded path of a bundle file: letters, digits, `_`, `-` and inner dots. No empty segment, no
 * segment that begins with a dot, no second layer of encoding, no backslash, no control character.
 */
const plainPath = /^(?:[A-Za-z0-9_-][A-Za-z0-9._-]*\/)*[A-Za-z0-9_-][A-Za-z0-9._-]*$/;

/** A request is either for one file of the bundle, or refused with an HTTP status. */
export type UiFile =
  | { kind: 'file'; path: string; contentType: string; page: boolean }
  | { kind: 'refused'; status: 400 | 403 | 404 | 405 };

/**
 * Which file of the bundle a request to `app://` is for. The URL is read as text, not through a
 * URL parser: a parser resolves `..` and `%2e%2e` silently, and what is to be refused is gone
 * before it can be seen.
 *
 * @param method the request's method; only GET is served
 * @param url the request's URL as it came
 * @param bundleDirectory absolute path of the directory that holds the bundle
 * @returns the absolute path inside `bundleDirectory`, which need not exist, or the refusal:
 *   405 for another method, 403 for another host or a path that leaves the bundle, 400 for a path
 *   that cannot be decoded, 404 for a kind of file that a bundle does not hold
 */
export function resolveUiFile(method: string, url: string, bundleDirectory: string): UiFile {
  if (method !== 'GET') return { kind: 'refused', status: 405 };
  if (url.length > maxUrlLength) return { kind: 'refused', status: 400 };
  const encodedPath = uiUrl.exec(url)?.[1];
  if (encodedPath === undefined) return { kind: 'refused', status: 403 };
  const path = decode(encodedPath === '' ? 'index.html' : encodedPath);
  if (path === undefined) return { kind: 'refused', status: 400 };
  if (!plainPath.test(path)) return { kind: 'refused', status: 403 };

  // The pattern above lets nothing out; this holds even if the pattern is ever loosened.
  const root = resolve(bundleDirectory);
  const file = resolve(root, path);
  if (!file.startsWith(root + sep)) return { kind: 'refused', status: 403 };

  const contentType = contentTypes[extname(file)];
  if (contentType === undefined) return { kind: 'refused', status: 404 };
  return { kind: 'file', path: file, contentType, page: extname(file) === '.html' };
}

/** One layer of percent-decoding, or `undefined` where it is malformed (RFC 3986 section 2.1). */
function decode(encoded: string): string | undefined {
  try {
    return decodeURIComponent(encoded);
  } catch {
    return undefined;
  }
}
