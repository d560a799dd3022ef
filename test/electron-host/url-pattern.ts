/** The schemes that `*` stands for in a pattern. */
const anyScheme = new Set(['http', 'https', 'ws', 'wss']);

/**
 * Whether a URL matches a pattern of Chromium's extension syntax, as `webRequest` filters use it:
 * `<all_urls>` or `scheme://host/path`, where scheme and host may be `*`, the host may start with
 * `*.`, and `*` in the path stands for anything (query included).
 *
 * @throws Error for what is no pattern, as Electron does
 */
export function matchesUrlPattern(pattern: string, url: string): boolean {
  if (pattern === '<all_urls>') return true;
  const parts = /^(\*|[a-z][a-z0-9+.-]*):\/\/([^/]*)(\/.*)$/i.exec(pattern);
  if (!parts) throw new Error(`Invalid url pattern ${pattern}`);
  const [, scheme = '', host = '', path = ''] = parts;
  let parsed: URL;
  try {
    parsed = new URL(url);
  } catch {
    return false;
  }
  return (
    schemeMatches(scheme, parsed.protocol.slice(0, -1)) &&
    hostMatches(host, parsed) &&
    globMatches(path, parsed.pathname + parsed.search)
  );
}

function schemeMatches(scheme: string, actual: string): boolean {
  return scheme === '*' ? anyScheme.has(actual) : scheme.toLowerCase() === actual;
}

function hostMatches(pattern: string, url: URL): boolean {
  const [host = '', port] = pattern.toLowerCase().split(/:(?=\d+$|\*$)/);
  if (port !== undefined && port !== '*' && port !== url.port) return false;
  if (host === '*' || host === '') return true;
  if (host.startsWith('*.')) {
    return url.hostname === host.slice(2) || url.hostname.endsWith(host.slice(1));
  }
  return url.hostname === host;
}

function globMatches(glob: string, text: string): boolean {
  const source = glob.replace(/[.+?^${}()|[\]\\]/g, '\\$&').replaceAll('*', '.*');
  return new RegExp(`^${source}$`, 's').test(text);
}
