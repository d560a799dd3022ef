import { isIP } from 'node:net';
import { z } from 'zod';
import { appError } from '../../../shared/errors.ts';
import { SignInFailure } from '../failure.ts';
import type { ChosenProxy } from '../network-route.ts';

/** A system that names more has lost count; nobody waits until so many were tried. */
const maxEntries = 10;

/**
 * The keywords of a PAC result and the ports that go without saying. `SOCKS` alone is version 4 for
 * Chromium, which speaks no name and no password; it is not taken.
 */
const kinds: Readonly<Record<string, { kind: ChosenProxy['kind']; port: number }>> = {
  PROXY: { kind: 'http', port: 80 },
  HTTP: { kind: 'http', port: 80 },
  HTTPS: { kind: 'https', port: 443 },
  SOCKS5: { kind: 'socks5', port: 1080 },
};

/**
 * The first entry of a PAC result that can be used, as Electron's `session.resolveProxy` gives it:
 * `PROXY proxy.contoso.com:8080; SOCKS5 [fd00::1]:1080; DIRECT`. Those after it stand in for it where
 * it cannot be reached.
 *
 * @returns `undefined` for a direct connection, which an empty result means too
 * @throws {SignInFailure} `signin/proxy` where no entry can be used: going directly would pass by
 *   what the administrator has set
 */
export function proxyOfPacResult(result: string): ChosenProxy | undefined {
  const entries = result
    .split(';')
    .map((entry) => entry.trim())
    .filter((entry) => entry !== '');
  if (entries.length === 0) return undefined;
  const usable = entries.slice(0, maxEntries).map((entry) => {
    return /^DIRECT$/i.test(entry) ? 'direct' : proxyOfEntry(entry);
  });
  // From the end: each has the ones after it; what comes after DIRECT is never asked.
  const chosen = usable.reduceRight<ChosenProxy | 'direct' | undefined>((instead, entry) => {
    if (entry === undefined || entry === 'direct') return entry ?? instead;
    return { ...entry, ...(instead === undefined ? {} : { instead }) };
  }, undefined);
  if (chosen !== undefined) return chosen === 'direct' ? undefined : chosen;
  const [first = ''] = entries;
  throw new SignInFailure(
    appError('signin/proxy', `the system names no proxy that can be used: ${first.slice(0, 100)}`),
  );
}

function proxyOfEntry(entry: string): ChosenProxy | undefined {
  const [, keyword = '', address = ''] = /^([A-Za-z0-9]+)[ \t]+(\S+)$/.exec(entry) ?? [];
  const found = kinds[keyword.toUpperCase()];
  const place = found && parseHostPort(address, found.port);
  return found && place ? { kind: found.kind, ...place } : undefined;
}

const portSchema = z.coerce.number().int().min(1).max(65_535);

/**
 * Reads `host`, `host:port` or `[IPv6 address]:port`, strictly.
 *
 * @returns `undefined` for anything else
 */
export function parseHostPort(
  text: string,
  defaultPort: number,
): { host: string; port: number } | undefined {
  const parts = /^(?:\[([0-9A-Fa-f:.]+)\]|([A-Za-z0-9._-]{1,253}))(?::(\d{1,5}))?$/.exec(text);
  if (!parts) return undefined;
  const [, address, name, digits] = parts;
  if (address !== undefined && isIP(address) !== 6) return undefined;
  const host = address ?? name ?? '';
  const port = portSchema.safeParse(digits ?? defaultPort);
  return port.success ? { host, port: port.data } : undefined;
}
