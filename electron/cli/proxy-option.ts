import { proxySchema, type Proxy } from '../../shared/network.ts';

/** `http://` or `socks5://`, a user name with or without a password, host or [IPv6 address], port. */
const form = /^(http|socks5):\/\/(?:([^@]*)@)?(?:\[([\da-f:.]+)\]|([^\s:/@[\]]+)):(\d{1,5})\/?$/i;

export const proxyForm =
  'http://HOST:PORT or socks5://HOST:PORT, with USER@ before the host if it wants one';

/**
 * Reads the value of `--proxy`. A password in it is refused: what stands in a program's arguments can
 * be read by every program on the computer.
 *
 * @returns what is wrong with it as text; it repeats nothing of the value
 */
export function parseProxy(value: string): Proxy | string {
  const found = form.exec(value);
  if (!found) return `--proxy must be ${proxyForm}`;
  const [, scheme = '', user, address, name, port] = found;
  if (user?.includes(':') === true) {
    return '--proxy must not hold a password, because other programs can read arguments: put it into the environment variable PROXY_PASSWORD';
  }
  const parsed = proxySchema.safeParse({
    kind: scheme.toLowerCase(),
    host: address ?? name,
    port: Number(port),
    // What cannot be decoded is `undefined`, which the schema does not take.
    ...(user === undefined || user === '' ? {} : { user: decoded(user) }),
  });
  return parsed.success ? parsed.data : `--proxy must be ${proxyForm}`;
}

/** A user name may hold an `@`, written as `%40`. */
function decoded(user: string): string | undefined {
  try {
    return decodeURIComponent(user);
  } catch {
    return undefined;
  }
}
