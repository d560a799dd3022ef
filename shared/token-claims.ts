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
    claims: [],
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

function isForApplication(claims: Claims): boolean {
  return (
    claims['idtyp'] === 'app' || (claims['scp'] === undefined && claims['roles'] !== undefined)
  );
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
  if (typeof seconds !== 'number') return undefined;
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
