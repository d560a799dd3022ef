import { cloudIds, type CloudId } from '../clouds.ts';
import { isGuid } from './validators.ts';

/**
 * The form that Entra ID gives the values of client secrets: three characters, a digit, `Q~` and
 * some thirty more. Source: the pattern that secret scanners publish for them.
 */
const entraSecret = /^[\w.~-]{3}\dQ~[\w.~-]{31,34}$/;

/** Values of other makes: one long word with a sign that neither an ID nor a name has. */
const otherSecret = /^(?=.*[~+/=])(?=.*\d)(?=.*[a-z])[\w.~+/=-]{30,90}$/i;

/** Header, payload and signature in base64url; a header always begins with `{"` (RFC 7515). */
const jwt = /^(?:bearer\s+)?eyJ[\w-]+\.[\w-]+\.[\w-]*$/i;

/** What people put around a value, and the documents around a placeholder. */
const pairsAround: readonly (readonly [string, string])[] = [
  ['"', '"'],
  ["'", "'"],
  ['`', '`'],
  ['“', '”'],
  ['„', '“'],
  ['‘', '’'],
  ['«', '»'],
  ['{', '}'],
  ['(', ')'],
  ['<', '>'],
  ['[', ']'],
];

/** True for the value of a client secret, as far as its form tells. */
export function looksLikeSecret(text: string): boolean {
  const trimmed = text.trim();
  if (isGuid(trimmed) || looksLikeJwt(trimmed) || /^https?:/i.test(trimmed)) return false;
  return entraSecret.test(trimmed) || otherSecret.test(trimmed);
}

/** True for the value of a client secret in the form that only Entra ID gives them. */
export function isEntraSecret(text: string): boolean {
  return entraSecret.test(text.trim());
}

/** True for a token in the form of RFC 7519, with or without the word that headers put before it. */
export function looksLikeJwt(text: string): boolean {
  return jwt.test(text.trim());
}

/** True for a GUID in quotation marks or brackets. */
export function isQuotedGuid(text: string): boolean {
  const inside = unwrapped(text.trim());
  return inside !== undefined && isGuid(inside);
}

function unwrapped(text: string): string | undefined {
  const around = pairsAround.find(([open, close]) => text.startsWith(open) && text.endsWith(close));
  return around && text.slice(around[0].length, -around[1].length).trim();
}

/** Words of which documents make names for a value that is still to be filled in; no domain. */
const placeholderWords =
  /^(?:(?:your|my|the|enter|insert|replace|add|azure|aad|entra|o365|m365)[-_ ]*)*(?:tenant|client|application|app|directory|object|organi[sz]ation|company|domain)(?:[-_ ]*(?:id|guid|uuid|name|domain|here|value))*$/i;

/** What programs print where nothing was filled in. */
const emptyWords = /^(?:x{4,}|todo|tbd|change-?me|placeholder|null|none|undefined|n\/a)$/i;

/** The marks of a variable or of a gap in a text: `<id>`, `{id}`, `${ID}`, `$ID`, `%ID%`. */
const gapMarks = /^(?:<[^>]+>|\{+[^}]+\}+|\$\{?[^}]+\}?|%[^%]+%|\[[^\]]+\])$/;

/**
 * True for what stands in documents in place of a tenant's or an app's ID or name. Of GUIDs, those
 * in which every block of four digits is one digit: all zeros, all x, and the ones that Microsoft's
 * documents use (00001111-aaaa-2222-bbbb-3333cccc4444). Entra ID gives out none of these.
 */
export function isPlaceholder(text: string): boolean {
  const trimmed = text.trim();
  if (isQuotedGuid(trimmed)) return false;
  const digits = trimmed.replaceAll('-', '');
  const isPattern =
    /^(?:([0-9a-z])\1{3}){8}$/i.test(digits) || trimmed.startsWith('12345678-1234-');
  if (trimmed.length === 36 && isPattern) return true;
  const words = [placeholderWords, emptyWords, gapMarks];
  return words.some((pattern) => pattern.test(trimmed));
}

/** Domains that nobody can have (RFC 2606 section 3). */
const reservedDomains: ReadonlySet<string> = new Set(['example.com', 'example.net', 'example.org']);

/** True for a domain that stands in documents for one’s own, such as `yourtenant.onmicrosoft.com`. */
export function isExampleDomain(text: string): boolean {
  const domain = text.trim().toLowerCase();
  if (reservedDomains.has(domain)) return true;
  const [, name] = /^(.+?)\.onmicrosoft\.com$/.exec(domain) ?? [];
  if (name !== undefined) return placeholderWords.test(name);
  return /^your-?(?:domain|company|tenant|organi[sz]ation)\.[a-z]+$/.test(domain);
}

/** What stands after the `@` of an address, in lower case; `undefined` where there is none. */
export function domainOf(address: string): string | undefined {
  const at = address.lastIndexOf('@');
  return at < 0
    ? undefined
    : address
        .slice(at + 1)
        .trim()
        .toLowerCase();
}

/**
 * Domains of personal Microsoft accounts. A tenant can have none of them. Only those that Microsoft
 * gives out or gave out: other owners have names that look alike, such as `live.tv`.
 * Source: Microsoft, “Outlook.com” sign-up page and its address lists for older accounts.
 */
const personalDomains: ReadonlySet<string> = new Set(
  [
    [
      'outlook',
      'com com.ar com.au com.br com.gr com.tr com.vn cl cz de dk es fr hu ie it jp kr lv',
    ],
    ['outlook', 'my ph pt sa sg sk be at co.id co.il co.th in'],
    [
      'hotmail',
      'com ca ch cl co.id co.il co.jp co.kr co.nz co.th co.uk co.za com.ar com.au com.br',
    ],
    ['hotmail', 'com.tr com.vn cz de dk es fi fr gr hu it my nl no ph rs se sg sk be at'],
    [
      'live',
      'com at be ca cl cn co.kr co.uk co.za com.ar com.au com.mx com.my com.pt com.sg de dk',
    ],
    ['live', 'fr hk ie in it jp nl no ru se'],
    ['msn', 'com'],
    ['windowslive', 'com'],
    ['passport', 'com'],
  ].flatMap(([name, endings]) => (endings ?? '').split(' ').map((ending) => `${name}.${ending}`)),
);

/** True for the address of a personal Microsoft account by its domain. */
export function isPersonalAddress(address: string): boolean {
  const domain = domainOf(address);
  return domain !== undefined && personalDomains.has(domain);
}

/** The clouds that the first domain of a tenant belongs to, by its ending. */
const initialDomains: readonly (readonly [ending: string, clouds: readonly CloudId[]])[] = [
  ['.onmicrosoft.us', ['gcc-high', 'dod']],
  ['.partner.onmschina.cn', ['21vianet']],
  ['.onmicrosoft.cn', ['21vianet']],
  ['.onmicrosoft.com', ['global']],
  // Tenants of the German cloud, closed in 2021, kept their first domain when they were moved.
  // Source: Microsoft, “What will change after the migration to Office 365 services in the new
  // German datacenter regions”.
  ['.onmicrosoft.de', ['global']],
];

/**
 * The clouds that a domain belongs to, for the domains that Microsoft itself gives to tenants.
 *
 * @returns `undefined` for any other domain: it says nothing of the cloud
 */
export function cloudsOfDomain(domain: string): readonly CloudId[] | undefined {
  const name = domain.trim().toLowerCase();
  return initialDomains.find(([ending]) => name.endsWith(ending) && name !== ending)?.[1];
}

/** True for a domain that only a tenant outside the global cloud has. */
export function isNationalDomain(domain: string): boolean {
  return cloudsOfDomain(domain)?.includes('global') === false;
}

/** Clouds for work accounts alone, apart from the global one. */
export const nationalClouds: readonly CloudId[] = cloudIds.filter(
  (id) => id !== 'global' && id !== 'outlook',
);
