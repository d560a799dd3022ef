import { isPersonalMail, isWellKnownHost, sharedSuffixOf } from './well-known.ts';
import type { NameCounts, NameKind } from './kinds.ts';

/** Gives each name its pseudonym: the same each time, whatever its letters' case. */
export interface Registry {
  /** The pseudonym of a name, a new one where it has none yet. */
  of(kind: NameKind, name: string): string;
  counts(): NameCounts;
}

/** RFC 5737: addresses for documentation, which nobody has. */
const documentation = ['192.0.2', '198.51.100', '203.0.113'];

/** What has the form of one of these pseudonyms. */
const looksLikeOne =
  /\b(?:user|domain|host|id|name)-\d+|(?:192\.0\.2|198\.51\.100|203\.0\.113|198\.1[89]\.\d+)\.\d+|2001:db8::[\da-f]+|00000000-0000-4000-8000-\d{12}/gi;

/**
 * Makes a registry in which no pseudonym is a name that is in use already.
 *
 * @param everything all the text that pseudonyms will stand in
 */
export function createRegistry(everything: string): Registry {
  const taken = new Set((everything.match(looksLikeOne) ?? []).map((name) => name.toLowerCase()));
  const known = new Map<string, string>();
  const numbers = new Map<string, number>();
  const counts: NameCounts = {};

  /** The next free one of a series. */
  function next(series: string, form: (number: number) => string): string {
    for (;;) {
      const number = (numbers.get(series) ?? 0) + 1;
      numbers.set(series, number);
      const candidate = form(number);
      if (!taken.has(candidate.toLowerCase())) return candidate;
    }
  }

  function under(host: string, label: string): string {
    const suffix = sharedSuffixOf(host);
    if (suffix !== undefined) return `${label}.${suffix}`;
    const labels = host.split('.');
    for (let from = 1; from < labels.length - 1; from += 1) {
      const domain = known.get(labels.slice(from).join('.'));
      if (domain !== undefined) return `${label}.${domain}`;
    }
    return labels.length === 1 ? label : `${label}.example`;
  }

  function make(kind: NameKind, name: string): string {
    switch (kind) {
      case 'address': {
        const domain = name.slice(name.lastIndexOf('@') + 1);
        const label = next('user', (number) => `user-${String(number)}`);
        const isShown = isPersonalMail(domain) || isWellKnownHost(domain);
        return `${label}@${isShown ? domain : of('domain', domain)}`;
      }
      case 'domain':
      case 'host':
        return under(
          name,
          next(kind, (number) => `${kind}-${String(number)}`),
        );
      case 'ip':
        return name.includes(':')
          ? next('ipv6', (number) => `2001:db8::${number.toString(16)}`)
          : next('ipv4', documentationAddress);
      case 'id':
        return /^[\da-f]{8}-/i.test(name)
          ? next('guid', (number) => `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`)
          : next('id', (number) => `id-${String(number)}`);
      case 'name':
        return next('name', (number) => `name-${String(number)}`);
    }
  }

  function of(kind: NameKind, name: string): string {
    const key = name.toLowerCase();
    const present = known.get(key);
    if (present !== undefined) return present;
    const pseudonym = make(kind, key);
    known.set(key, pseudonym);
    counts[kind] = (counts[kind] ?? 0) + 1;
    return pseudonym;
  }

  return { of, counts: () => ({ ...counts }) };
}

/** 762 of them; who has more gets those for benchmarks, which nobody has either (RFC 2544). */
function documentationAddress(number: number): string {
  const block = documentation[Math.floor((number - 1) / 254)];
  if (block !== undefined) return `${block}.${String(((number - 1) % 254) + 1)}`;
  const rest = number - 1 - 254 * documentation.length;
  return `198.${String(18 + (Math.floor(rest / 65_536) % 2))}.${String(Math.floor(rest / 256) % 256)}.${String(rest % 256)}`;
}
