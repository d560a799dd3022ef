import { decodeBase64, encodeBase64 } from '../../text/base64.ts';
import { decodeUtf8, encodeUtf8 } from '../../text/utf8.ts';
import type { OwnName } from './names-of.ts';
import { atSign, isIpAddress, namePattern, type FoundName } from './patterns.ts';
import type { Registry } from './registry.ts';
import { isOwnAddress, isWellKnownHost, isWellKnownId } from './well-known.ts';

/** Runs of base64 that can hold an address; a shorter one holds none. */
const encoded = /[A-Za-z\d+/_-]{12,}={0,2}/g;
/** What is text once it is decoded. */
const printable = /^[^\p{Cc}\p{Cs}\p{Co}\p{Cn}]*$/u;
const anyAt = new RegExp(atSign, 'i');

/** Writes pseudonyms for all names in a text. */
export type ReplaceNames = (text: string) => string;

/**
 * Makes the function that replaces names, wherever they stand in a text: whatever their case, in URLs
 * and in base64.
 *
 * @param own names that are known; whatever else has the form of a name is one too
 * @param kept IDs that stay, in lower case
 */
export function createReplacer(
  own: readonly OwnName[],
  kept: ReadonlySet<string>,
  registry: Registry,
): ReplaceNames {
  const pattern = namePattern(own);
  const kinds = new Map(own.map(({ kind, text }) => [text.toLowerCase(), kind]));

  function replacePlain(text: string): string {
    return text.replace(pattern, (...found: unknown[]) =>
      substitute(found[0] as string, found.at(-1) as FoundName),
    );
  }

  function substitute(text: string, found: FoundName): string {
    if (found.own !== undefined) return ownName(text);
    if (found.address !== undefined) return address(text);
    if (found.quoted !== undefined) return quotedName(text);
    if (found.guid !== undefined) return guid(text);
    if (found.ipv4 !== undefined || found.ipv6 !== undefined) return ip(text);
    return found.host === undefined ? text : host(text);
  }

  function ownName(text: string): string {
    const name = plainForm(text);
    const kind = kinds.get(name);
    if (kind !== undefined) return inFormOf(text, registry.of(kind, name));
    if (/^[\da-f]{32}$/.test(name)) {
      return registry.of('id', withHyphens(name)).replaceAll('-', '');
    }
    // A host below a known domain.
    return name.includes('@') ? address(text) : registry.of('host', name);
  }

  function address(text: string): string {
    return inFormOf(text, registry.of('address', plainForm(text)));
  }

  function guid(text: string): string {
    const name = text.toLowerCase();
    const stays = (kept.has(name) && !kinds.has(name)) || isWellKnownId(name);
    return stays ? text : registry.of('id', name);
  }

  function ip(text: string): string {
    return !isIpAddress(text) || isOwnAddress(text) ? text : registry.of('ip', text);
  }

  function host(text: string): string {
    if (isWellKnownHost(text)) return text;
    return registry.of(text.split('.').length === 2 ? 'domain' : 'host', text);
  }

  /** What stands in quotes can be anything that a name may be; a host that is well known stays. */
  function quotedName(text: string): string {
    const inner = replacePlain(text);
    return inner !== text || isWellKnownHost(text) || isGuidText(text)
      ? inner
      : registry.of('name', text);
  }

  function replaceEncoded(run: string): string {
    const [, body = '', padding = ''] = /^(.*?)(=*)$/s.exec(run) ?? [];
    // A slash before it belongs to the alphabet too: then the text begins a little later.
    for (let from = 0; from < 4; from += 1) {
      const bytes = decode(body.slice(from));
      const text = bytes && decodedText(bytes);
      const replaced = text === undefined ? undefined : replacePlain(text.value);
      if (text && replaced !== undefined && replaced !== text.value) {
        return body.slice(0, from) + encode(text.toBytes(replaced), body.slice(from), padding);
      }
    }
    return run;
  }

  return (text) => {
    const inside = encoded.test(text) ? text.replace(encoded, replaceEncoded) : text;
    encoded.lastIndex = 0;
    return replacePlain(inside);
  };
}

interface DecodedText {
  value: string;
  toBytes: (text: string) => Uint8Array;
}

/** Bytes as text, where they are text: UTF-8, or Windows' UTF-16. */
function decodedText(bytes: Uint8Array): DecodedText | undefined {
  const utf8 = decodeUtf8(bytes)?.replaceAll(/[\u0000\u0001\r\n\t]/g, ' ');
  const isUtf16 = bytes.length % 2 === 0 && bytes.length > 0 && everyOther(bytes, 0);
  if (isUtf16) {
    const value = Array.from(bytes)
      .filter((_byte, index) => index % 2 === 0)
      .map((byte) => String.fromCharCode(byte))
      .join('');
    return {
      value,
      toBytes: (text) =>
        Uint8Array.from(
          Array.from(text).flatMap((character) => [character.charCodeAt(0) & 0xff, 0]),
        ),
    };
  }
  if (utf8 === undefined || !printable.test(utf8)) return undefined;
  return { value: decodeUtf8(bytes) ?? '', toBytes: encodeUtf8 };
}

function everyOther(bytes: Uint8Array, value: number): boolean {
  return bytes.every((byte, index) => index % 2 === 0 || byte === value);
}

function decode(body: string): Uint8Array | undefined {
  if (body.length % 4 === 1) return undefined;
  const standard = body.replaceAll('-', '+').replaceAll('_', '/');
  return decodeBase64(standard + '='.repeat((4 - (standard.length % 4)) % 4));
}

/** In the alphabet of what was there, with padding where that had it. */
function encode(bytes: Uint8Array, body: string, padding: string): string {
  const standard = encodeBase64(bytes);
  const isForUrls = /[-_]/.test(body);
  const own = isForUrls ? standard.replaceAll('+', '-').replaceAll('/', '_') : standard;
  return padding === '' && body.length % 4 !== 0 ? own.replace(/=+$/, '') : own;
}

/** A name without the ways in which its characters can be written, in lower case. */
function plainForm(text: string): string {
  const at = text.replace(anyAt, '@').replaceAll(/%(?:25)+/g, '%');
  return decodeEscapes(at).toLowerCase();
}

/** `%C3%BC` is `ü`; what is no UTF-8 stays. */
function decodeEscapes(text: string): string {
  return text.replaceAll(/(?:%[\da-f]{2})+/gi, (escapes) => {
    const bytes = Uint8Array.from(escapes.slice(1).split('%'), (digits) => parseInt(digits, 16));
    return decodeUtf8(bytes) ?? escapes;
  });
}

/** The pseudonym with its `@` written as that of the name was. */
function inFormOf(text: string, pseudonym: string): string {
  const at = anyAt.exec(text)?.[0];
  if (at !== undefined) return pseudonym.replace('@', () => at);
  return /^[\da-f]{32}$/i.test(text) ? pseudonym.replaceAll('-', '') : pseudonym.replace('@', '_');
}

function withHyphens(digits: string): string {
  return digits.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}

function isGuidText(text: string): boolean {
  return /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/i.test(text);
}
