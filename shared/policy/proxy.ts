import type { SignInNetwork } from '../sign-in-network.ts';
import { toProxy } from '../wizard/proxy-text.ts';

const address =
  /^(http|socks5):\/\/(?:([^@/]*)@)?(?:\[([0-9a-f:.]+)\]|([^:/@[\]]+)):(\d{1,5})\/?$/i;

/**
 * The network that a policy's text names: `system`, `direct`, or `http://` or `socks5://` with an
 * optional user name, a host and a port.
 *
 * @returns `undefined` for anything else, a password included
 */
export function proxyOfPolicy(text: string): SignInNetwork | undefined {
  const trimmed = text.trim();
  if (trimmed === 'system' || trimmed === 'direct') return { mode: trimmed };
  const [, scheme, user = '', ipv6, name, port = ''] = address.exec(trimmed) ?? [];
  const decoded = decode(user);
  if (scheme === undefined || user.includes(':') || decoded === undefined) return undefined;
  const kind = scheme.toLowerCase() === 'http' ? 'http' : 'socks5';
  if (decoded.length > 255) return undefined;
  const proxy = toProxy({ kind, host: ipv6 ?? name ?? '', port, user: decoded });
  return proxy && { mode: 'manual', proxy };
}

/** True where a password stands in the address of a proxy, whatever else is wrong with it. */
export function hasProxyPassword(text: string): boolean {
  return /^\s*[a-z0-9+.-]+:\/\/[^/]*:[^/]*@/i.test(text);
}

/** The network as a policy writes it; a user name is escaped. */
export function proxyText(network: SignInNetwork): string {
  if (network.mode !== 'manual') return network.mode;
  const { kind, host, port, user } = network.proxy;
  const who = user === undefined ? '' : `${encodeURIComponent(user)}@`;
  return `${kind}://${who}${host.includes(':') ? `[${host}]` : host}:${String(port)}`;
}

/** Without what only spoils a line; `undefined` where it is no escape or has control characters. */
function decode(user: string): string | undefined {
  try {
    const decoded = decodeURIComponent(user);
    return /\p{Cc}/u.test(decoded) ? undefined : decoded;
  } catch {
    return undefined;
  }
}
