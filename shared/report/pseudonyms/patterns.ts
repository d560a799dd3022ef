import { encodeUtf8 } from '../../text/utf8.ts';
import type { OwnName } from './names-of.ts';

/**
 * Ends of host names. Only with one of these is a word with dots taken for a host, so that
 * `IMAP.AccessAsUser.All` and a version stay what they are: the countries', the common ones, and those
 * of private networks.
 */
const countryEnds =
  'ac ad ae af ag ai al am ao ar as at au aw az ba bb bd be bf bg bh bi bj bm bn bo br bs bt bw by bz ca cc cd cf cg ch ci ck cl cm cn co cr cu cv cw cy cz de dj dk dm do dz ec ee eg er es et eu fi fj fk fm fo fr ga gd ge gf gg gh gi gl gm gn gp gr gt gu gy hk hn hr ht hu id ie il im in io iq ir is it je jm jo jp ke kg kh ki km kr kw ky kz la lb lc li lk lr ls lt lu lv ly ma mc md me mg mk ml mm mn mo mp mq mr ms mt mu mv mw mx my mz na nc ne nf ng ni nl no np nr nu nz om pa pe pf pg ph pk pl pm pn pr ps pt pw py qa re ro rs ru rw sa sb sc sd se sg sh si sk sl sm sn so sr st sv sx sy sz tc td tf tg th tj tk tl tm tn to tr tt tv tw tz ua ug uk us uy uz va vc ve vg vi vn vu wf ws ye yt za zm zw';
const otherEnds =
  'com net org edu gov mil int biz info name pro coop aero museum cat jobs mobi tel travel asia cloud online site store tech app dev email shop blog world global group company solutions services systems network digital agency health care school academy bank law media london tokyo berlin local localdomain lan internal intranet corp home domain priv private ad example test invalid';
const ends = `${countryEnds} ${otherEnds}`.split(' ').join('|');

/**
 * Letters and digits, for the inside of a character class. Ranges instead of Unicode's properties,
 * which take many times as long on the long transcripts that they are for.
 */
const letters = String.raw`a-z\d\u00c0-\u1fff\u3041-\u318f\u31f0-\ud7ff\uf900-\ufaff`;

/** `@` as it stands in text, in URLs, in HTML, JSON and quoted-printable. */
export const atSign = String.raw`(?:@|%(?:25)*40|&#(?:64|x40);|\\u0040|\\x40|=40)`;
const label = `[${letters}](?:[${letters}_-]{0,61}[${letters}])?`;
const guid = String.raw`[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}`;
const octet = String.raw`(?:25[0-5]|2[0-4]\d|1?\d?\d)`;
const ipv4 = `(?:${octet}\\.){3}${octet}`;
/** Also too many or too few groups: what it is, {@link isIpAddress} says. */
const ipv6 = String.raw`(?:[\da-f]{1,4})?(?::[\da-f]{0,4}){2,8}(?::${ipv4})?`;
const localPart = String.raw`(?:[${letters}._+'~!#$*?^{|}&-]|%[c-f][\da-f](?:%[89ab][\da-f])+|%2[b7])+`;

/** Where a name may begin: not within a word, but behind a character that is written as an escape. */
const begin = String.raw`(?:(?<![${letters}])|(?<=%[\da-f]{2}|\\x[\da-f]{2}|\\u\{[\da-f]{1,6}\}|\\u[\da-f]{4}|\\[nrt]))`;
const end = `(?![${letters}])`;

/** Characters that are written as an escape: no name begins inside them. */
const escape = String.raw`\\r\\n|%(?:25)*[\da-f]{2}|\\x[\da-f]{2}|\\u\{[\da-f]{1,6}\}|\\u[\da-f]{4}`;

/** IDs that support asks for, by what stands before them. */
const supportId = String.raw`(?:(?:trace|correlation|request|client-request|x-ms-request|activity|run)[\s_+-]*id)(?:%[\da-f]{2}|[^${letters}]){0,8}(${guid})`;

/** Names that Entra ID puts in quotes: of directories and of apps. */
const quoted = String.raw`(?<=(?:directory|tenant|named|organization|company) ['"‘“])[^'"’”]{2,120}(?=['"’”])|(?<=${guid}'? ?\()[^()]{2,120}(?=\))`;

/** Every ID that support asks for. */
export function supportIds(text: string): string[] {
  return [...text.matchAll(new RegExp(supportId, 'gi'))].flatMap(([, found]) =>
    found === undefined ? [] : [found.toLowerCase()],
  );
}

/** The groups of {@link namePattern}, the first that is there says what was found. */
export interface FoundName {
  own?: string;
  address?: string;
  escape?: string;
  quoted?: string;
  guid?: string;
  ipv6?: string;
  ipv4?: string;
  host?: string;
}

/** Finds names in a text: those that are known, and what has the form of one. */
export function namePattern(own: readonly OwnName[]): RegExp {
  const forms = own
    .toSorted((one, other) => other.text.length - one.text.length)
    .map(formOf)
    .filter((form) => form !== '');
  return new RegExp(
    [
      ...(forms.length > 0 ? [`(?<own>${forms.join('|')})`] : []),
      `(?<address>${begin}${localPart}${atSign}(?:${label}\\.)+${label})`,
      `(?<escape>${escape})`,
      `(?<quoted>${quoted})`,
      `(?<guid>(?<![\\da-f])${guid}(?![\\da-f]))`,
      `(?<ipv6>(?<![${letters}:.])${ipv6}(?![${letters}:]))`,
      `(?<ipv4>(?<![\\d.])${ipv4}(?!\\.?\\d))`,
      `(?<host>${begin}(?:${label}\\.)+(?:${ends})${end})`,
    ].join('|'),
    'gi',
  );
}

/** A known name in every way in which it is written; empty for one that is also a usual word. */
function formOf({ kind, text }: OwnName): string {
  const written = Array.from(text, writtenCharacter).join('');
  switch (kind) {
    case 'address':
      return begin + written + end;
    case 'id':
      return `(?<![\\da-f])${written.replaceAll(hyphen, `(?:${hyphen})?`)}(?![\\da-f])`;
    case 'ip':
      return `(?<![${letters}.:])${written}(?![${letters}:]|\\.\\d)`;
    case 'domain':
    case 'host':
      if (!text.includes('.'))
        return oneWord(text, written, String.raw`(?=:\d| port \d| is [\da-f])`);
      return `${begin}(?:${label}(?:\\.|%2e))*${written}${end}`;
    case 'name':
      return oneWord(text, written, String.raw`(?=['",)’”+]| ·|$)`);
  }
}

/** One word can be a usual one: it is a name only where its surroundings say so. */
function oneWord(text: string, written: string, after: string): string {
  const isUnusual = text.length >= 4 && /[^a-z]/i.test(text);
  if (isUnusual) return begin + written + end;
  return text.length < 2
    ? ''
    : `(?<=[='"“‘(\\/@]|ENOTFOUND )${written}${end}|${begin}${written}${after}`;
}

const hyphen = String.raw`(?:-|%2d)`;

function writtenCharacter(character: string): string {
  if (character === '@') return `(?:${atSign}|_(?=[^\\s]*#EXT#))`;
  if (character === '.') return String.raw`(?:\.|%(?:25)*2e)`;
  if (character === '-') return hyphen;
  if (character === ' ') return String.raw`(?: |\+|%20)`;
  if (/^[a-z\d]$/i.test(character)) return character;
  const bytes = Array.from(encodeUtf8(character), (byte) => byte.toString(16).padStart(2, '0'));
  const escaped = bytes.map((byte) => `%(?:25)*${byte}`).join('');
  const plain = character.replace(/[\\^$.*+?()[\]{}|/-]/, '\\$&');
  return `(?:${plain}|${escaped})`;
}

/** True for an IPv4 or IPv6 address (RFC 4291 section 2.2), without brackets. */
export function isIpAddress(text: string): boolean {
  if (new RegExp(`^${ipv4}$`).test(text)) return true;
  if (!text.includes(':')) return false;
  const address = text.replace(new RegExp(`:${ipv4}$`), ':0:0');
  const halves = address.split('::');
  if (halves.length > 2) return false;
  const groups = halves.flatMap((half) => (half === '' ? [] : half.split(':')));
  const areGroups = groups.every((group) => /^[\da-f]{1,4}$/i.test(group));
  return areGroups && (halves.length === 2 ? groups.length <= 7 : groups.length === 8);
}
