import { isIPv6 } from 'node:net';
import { appError } from '../../../shared/errors.ts';
import { SignInFailure } from '../failure.ts';
import { makeSecret } from '../make-secret.ts';
import type { ChosenProxy } from '../network-route.ts';
import { parseHostPort } from './pac-result.ts';

export type Environment = Readonly<Record<string, string | undefined>>;

/** In this order, as curl has it: small letters first, then what is meant for every protocol. */
const proxyVariables = ['https_proxy', 'HTTPS_PROXY', 'all_proxy', 'ALL_PROXY'] as const;

const schemes: Readonly<Record<string, { kind: ChosenProxy['kind']; port: number }>> = {
  http: { kind: 'http', port: 80 },
  https: { kind: 'https', port: 443 },
  socks: { kind: 'socks5', port: 1080 },
  socks5: { kind: 'socks5', port: 1080 },
  socks5h: { kind: 'socks5', port: 1080 },
};

/**
 * The proxy that the environment names for an address: `HTTPS_PROXY`, `ALL_PROXY` and `NO_PROXY`, in
 * capitals or small letters.
 *
 * @returns `undefined` for none
 * @throws {SignInFailure} `signin/proxy` where the variable names none; its value is not shown, for
 *   it may hold a password
 */
export function proxyOfEnvironment(url: string, environment: Environment): ChosenProxy | undefined {
  const variable = proxyVariables.find((name) => (environment[name] ?? '').trim() !== '');
  if (variable === undefined || isExempt(new URL(url), environment)) return undefined;
  const proxy = parseProxyUrl((environment[variable] ?? '').trim());
  if (proxy) return proxy;
  throw new SignInFailure(
    appError(
      'signin/proxy',
      `the environment variable ${variable} names no proxy that can be used`,
    ),
  );
}

/** Reads `[scheme://][user[:password]@]host[:port][/]`. */
function parseProxyUrl(text: string): ChosenProxy | undefined {
  const parts = /^(?:([A-Za-z0-9]+):\/\/)?(?:(.*)@)?([^@/]+)\/?$/.exec(text);
  if (!parts) return undefined;
  const [, scheme = 'http', credentials, address = ''] = parts;
  const found = schemes[scheme.toLowerCase()];
  const place = found && parseHostPort(address, found.port);
  if (!found || !place) return undefined;
  if (credentials === undefined) return { kind: found.kind, ...place };
  const colon = credentials.indexOf(':');
  const user = decode(colon === -1 ? credentials : credentials.slice(0, colon));
  const password = colon === -1 ? undefined : decode(credentials.slice(colon + 1));
  return {
    ...{ kind: found.kind, ...place, user },
    ...(password === undefined ? {} : { password: makeSecret(password) }),
  };
}

/** A percent sign that begins no escape stands for itself: passwords are often pasted as they are. */
function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/**
 * True where `NO_PROXY` exempts the address: `*` for all; else a host, which stands for what is below
 * it too, with or without a dot or `*.` before it and a port behind it.
 */
function isExempt({ hostname, port }: URL, environment: Environment): boolean {
  const host = hostname.toLowerCase().replace(/^\[|\]$/g, '');
  const entries = (environment['no_proxy'] ?? environment['NO_PROXY'] ?? '')
    .toLowerCase()
    .split(/[\s,]+/)
    .filter((entry) => entry !== '');
  return entries.some((entry) => {
    if (entry === '*') return true;
    const [, bracketed, name, wantedPort] =
      /^(?:\[(.*)\]|(.*?))(?::(\d{1,5}))?$/.exec(isIPv6(entry) ? `[${entry}]` : entry) ?? [];
    if (wantedPort !== undefined && wantedPort !== (port === '' ? '443' : port)) return false;
    const domain = (bracketed ?? name ?? '').replace(/^\*?\./, '');
    return domain !== '' && (host === domain || host.endsWith(`.${domain}`));
  });
}
