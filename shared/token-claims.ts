import { decodeBase64Url } from './text/base64.ts';
import { decodeUtf8 } from './text/utf8.ts';
import { makeVisible } from './text/visible.ts';
import type { TokenSummary } from './token-summary.ts';

/** Entra ID's tokens are a few thousand characters; a longer text is not looked into. */
const maxTokenCharacters = 65_536;
/** Claims of a person or app are addresses, IDs and URLs; a longer one is cut. */
const maxClaimCharacters = 512;
/** An app has a few dozen permissions at most. */
const maxListItems = 200;
/** Access tokens of Entra ID have some forty claims. */
const maxClaims = 100;
/** No claim that Microsoft describes has a longer name. */
const maxNameCharacters = 64;

/**
 * Claims that only Entra ID can read, that follow a session, or that lead back to a person without
 * naming anyone; nobody needs them to see why a token is not accepted.
 * Source: Microsoft, "Access token claims reference", which calls most of them internal.
 */
const internalClaims: ReadonlySet<string> = new Set([
  ...['aio', 'rh', 'uti', 'sid', 'nonce', 'login_hint', 'puid', 'altsecid', 'at_hash', 'c_hash'],
  ...['signin_state', 'enfpolids'],
]);

/** Internal as well, and new ones come every year. */
const internalPrefix = 'xms_';

/** Claims that are a time in seconds since 1970 (RFC 7519 section 2, OpenID Connect Core 2). */
const timeClaims: ReadonlySet<string> = new Set(['iat', 'nbf', 'exp', 'auth_time', 'pwd_exp']);

type Claims = Readonly<Record<string, unknown>>;

/**
 * What may be shown of an access token. Signature and expiry are not judged here: the mail server
 * does that. Never throws; a token that is not a JWT (RFC 7519 section 3) is `opaque`, and a claim
 * of the wrong type is left out.
 *
 * @param token the access token
 * @param fingerprint the first 8 hexadecimal digits of its SHA-256
 */
export function summariseToken(token: string, fingerprint: string): TokenSummary {
  const claims = readClaims(token);
  const summary: TokenSummary = {
    kind: claims ? 'jwt' : 'opaque',
    length: token.length,
    fingerprint,
    scopes: claims ? list(textClaim(claims, 'scp')?.split(' ')) : [],
    roles: claims ? list(claims['roles']) : [],
    forApplication: claims !== undefined && isForApplication(claims),
    claims: claims ? shownClaims(claims) : [],
  };
  if (!claims) return summary;
  const known = {
    audience: textClaim(claims, 'aud'),
    issuer: textClaim(claims, 'iss'),
    tenantId: textClaim(claims, 'tid'),
    // Version 1 tokens, which Exchange takes, have `appid`; version 2 has `azp`.
    clientId: textClaim(claims, 'appid') ?? textClaim(claims, 'azp'),
    user:
      textClaim(claims, 'upn') ??
      textClaim(claims, 'preferred_username') ??
      textClaim(claims, 'unique_name'),
    objectId: textClaim(claims, 'oid'),
    issuedAt: timeClaim(claims, 'iat'),
    notBefore: timeClaim(claims, 'nbf'),
    expiresAt: timeClaim(claims, 'exp'),
  };
  return { ...summary, ...withoutUndefined(known) };
}

/**
 * Microsoft names two marks of a token that an app got for itself: `idtyp` is `app`, or `oid` equals
 * `sub`. The second one is needed under RBAC for Applications, where `roles` is missing as well.
 * Source: Microsoft, "Access token claims reference" and "Secure applications and APIs by validating
 * claims".
 */
function isForApplication(claims: Claims): boolean {
  if (claims['idtyp'] === 'app') return true;
  if (claims['scp'] !== undefined) return false;
  const objectId = textClaim(claims, 'oid');
  const ofItself = objectId !== undefined && objectId === textClaim(claims, 'sub');
  return claims['roles'] !== undefined || ofItself;
}

/** The claims that may be shown, as text; what is an object or nothing is left out. */
function shownClaims(claims: Claims): TokenSummary['claims'] {
  const shown: TokenSummary['claims'] = [];
  for (const [name, claim] of Object.entries(claims)) {
    if (shown.length === maxClaims) break;
    if (internalClaims.has(name) || name.startsWith(internalPrefix)) continue;
    const value = shownValue(name, claim);
    if (value !== undefined) {
      shown.push({ name: makeVisible(name.slice(0, maxNameCharacters)), value: bounded(value) });
    }
  }
  return shown;
}

function shownValue(name: string, claim: unknown): string | undefined {
  if (typeof claim === 'string') return claim;
  if (typeof claim === 'boolean') return String(claim);
  if (typeof claim === 'number') {
    const time = timeClaims.has(name) ? readableTime(claim) : undefined;
    return time === undefined ? String(claim) : `${claim} (${time})`;
  }
  if (!Array.isArray(claim)) return undefined;
  const items = claim.slice(0, maxListItems).filter((item) => typeof item === 'string');
  return claim.length > 0 && items.length === 0 ? undefined : items.join(', ');
}

function readClaims(token: string): Claims | undefined {
  if (token.length > maxTokenCharacters) return undefined;
  const parts = token.split('.');
  const [header, payload] = parts;
  if (parts.length !== 3 || header === undefined || payload === undefined) return undefined;
  return readObject(header) && readObject(payload);
}

function readObject(part: string): Claims | undefined {
  const bytes = decodeBase64Url(part);
  const text = bytes && decodeUtf8(bytes);
  if (text === undefined) return undefined;
  try {
    const value: unknown = JSON.parse(text);
    const isObject = typeof value === 'object' && value !== null && !Array.isArray(value);
    return isObject ? { ...value } : undefined;
  } catch {
    return undefined;
  }
}

function textClaim(claims: Claims, name: string): string | undefined {
  const value = claims[name];
  return typeof value === 'string' && value !== '' ? bounded(value) : undefined;
}

function timeClaim(claims: Claims, name: string): string | undefined {
  const seconds = claims[name];
  return typeof seconds === 'number' ? readableTime(seconds) : undefined;
}

/** ISO 8601, UTC; `undefined` for a number that is no time. */
function readableTime(seconds: number): string | undefined {
  const time = new Date(seconds * 1000);
  return Number.isNaN(time.getTime()) ? undefined : time.toISOString();
}

function list(value: unknown): string[] {
  if (!Array.isArray(value)) return [];
  return value
    .slice(0, maxListItems)
    .filter((item): item is string => typeof item === 'string' && item !== '')
    .map(bounded);
}

function bounded(text: string): string {
  return makeVisible(text.slice(0, maxClaimCharacters));
}

function withoutUndefined<T extends Record<string, string | undefined>>(
  values: T,
): { [K in keyof T]?: string } {
  const defined: { [K in keyof T]?: string } = {};
  for (const [name, value] of Object.entries(values)) {
    if (value !== undefined) defined[name as keyof T] = value;
  }
  return defined;
}
