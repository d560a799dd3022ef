import { createHash, randomBytes, randomUUID } from 'node:crypto';
import {
  calculateJwkThumbprint,
  errors,
  exportJWK,
  generateKeyPair,
  jwtVerify,
  SignJWT,
  type GenerateKeyPairResult,
  type JWK,
  type JWTPayload,
} from 'jose';
import { clouds } from '../../shared/clouds.ts';
import { findPerson, tenant, type Person } from './directory.ts';

const algorithm = 'RS256';

/** Entra ID gives access tokens 60 to 90 minutes. */
export const accessTokenSeconds = 3600;

/** Entra ID dates tokens five minutes back, so that clocks behind its own accept them. */
const backdatedSeconds = 300;

/** Milliseconds since 1970; tests bring their own. */
export type Clock = () => number;

/** What a test may ask for in a token. Everything left out is as a right token has it. */
export interface MintRequest {
  user: string;
  audience?: string;
  /** With or without the resource in front; the token has the bare names. */
  scopes?: readonly string[];
  /** Negative: the token has expired. */
  expiresInSeconds?: number;
  tenantId?: string;
  /** Given: a token for an application (client credentials) instead of a person. */
  roles?: readonly string[];
}

/** What an ID token says besides the person. */
export interface IdTokenRequest {
  person: Person;
  clientId: string;
  nonce?: string;
}

/** Why a token is not accepted, whoever wants to open whatever. For tests; no client learns it. */
export type TokenFault =
  'malformed' | 'signature' | 'expired' | 'not-yet-valid' | 'issuer' | 'tenant' | 'audience';

export type TokenVerdict = { ok: true; claims: JWTPayload } | { ok: false; reason: TokenFault };

/** The keys of one start, and what can be done with them. */
export interface TokenService {
  /** Public keys, as the authority publishes them. */
  jwks: { keys: JWK[] };
  issuerV2: string;
  mintAccessToken(request: MintRequest): Promise<string>;
  mintIdToken(request: IdTokenRequest): Promise<string>;
  /** Checks signature, dates, issuer, tenant and audience of an Exchange Online access token. */
  verifyAccessToken(token: string): Promise<TokenVerdict>;
}

/** A key pair for one start. */
export type SigningKey = GenerateKeyPairResult;

/** Makes a signing key; this takes longer than all else at the start of a practice tenant. */
export function createSigningKey(): Promise<SigningKey> {
  return generateKeyPair(algorithm, { modulusLength: 2048 });
}

/**
 * Makes the functions that use a signing key.
 *
 * @param origin of the authority, `https://localhost:PORT`
 */
export async function createTokenService(
  origin: string,
  key: SigningKey,
  now: Clock,
): Promise<TokenService> {
  const { publicKey, privateKey } = key;
  const publicJwk = await exportJWK(publicKey);
  const keyId = await calculateJwkThumbprint(publicJwk);
  const issuerV1 = `${origin}/${tenant.id}/`;
  const issuerV2 = `${origin}/${tenant.id}/v2.0`;

  const sign = (claims: JWTPayload) =>
    new SignJWT(claims)
      .setProtectedHeader({ typ: 'JWT', alg: algorithm, x5t: keyId, kid: keyId })
      .sign(privateKey);

  return {
    jwks: { keys: [{ ...publicJwk, kid: keyId, use: 'sig', alg: algorithm }] },
    issuerV2,
    mintAccessToken: (request) => sign(accessTokenClaims(request, issuerV1, seconds(now()))),
    mintIdToken: (request) => sign(idTokenClaims(request, issuerV2, seconds(now()))),
    async verifyAccessToken(token) {
      try {
        const { payload } = await jwtVerify(token, publicKey, {
          algorithms: [algorithm],
          currentDate: new Date(now()),
          issuer: issuerV1,
          requiredClaims: ['exp', 'nbf', 'aud', 'tid'],
        });
        if (payload['tid'] !== tenant.id) return { ok: false, reason: 'tenant' };
        if (!isExchangeAudience(payload.aud)) return { ok: false, reason: 'audience' };
        return { ok: true, claims: payload };
      } catch (error) {
        return { ok: false, reason: tokenFault(error) };
      }
    },
  };
}

const exchangeAudiences = Object.values(clouds).flatMap(({ audiences }) => audiences.value);

/** Exchange Online's names for itself; version 1 tokens may carry a trailing slash. */
function isExchangeAudience(audience: unknown): boolean {
  return (
    typeof audience === 'string' &&
    exchangeAudiences.some((known) => audience === known || audience === `${known}/`)
  );
}

/** Says in one word what `jwtVerify` did not like. */
function tokenFault(error: unknown): TokenFault {
  if (error instanceof errors.JWTExpired) return 'expired';
  if (error instanceof errors.JWSSignatureVerificationFailed) return 'signature';
  if (error instanceof errors.JWTClaimValidationFailed) {
    if (error.claim === 'nbf') return 'not-yet-valid';
    if (error.claim === 'iss') return 'issuer';
  }
  return 'malformed';
}

/**
 * The claims of a version 1.0 access token, as Exchange Online gets them from Entra ID.
 * Source: Microsoft, "Access token claims reference".
 */
function accessTokenClaims(request: MintRequest, issuer: string, now: number): JWTPayload {
  const expires = now + (request.expiresInSeconds ?? accessTokenSeconds);
  const issued = Math.min(now, expires - accessTokenSeconds) - backdatedSeconds;
  const common = {
    aud: request.audience ?? 'https://outlook.office.com',
    iss: issuer,
    iat: issued,
    nbf: issued,
    exp: expires,
    aio: opaque(48),
    app_displayname: tenant.clientName,
    appid: tenant.clientId,
    rh: `1.${opaque(60)}.`,
    tid: request.tenantId ?? tenant.id,
    uti: opaque(16),
    ver: '1.0',
    xms_ftd: opaque(32),
  };
  if (request.roles) {
    const objectId = derivedGuid('service principal');
    return {
      ...common,
      appidacr: '1',
      idtyp: 'app',
      oid: objectId,
      sub: objectId,
      roles: request.roles,
    };
  }
  const person = findPerson(request.user);
  const address = person?.address ?? request.user;
  const scopes = request.scopes ?? ['IMAP.AccessAsUser.All'];
  return {
    ...common,
    acct: 0,
    acr: '1',
    amr: ['pwd'],
    appidacr: '0',
    enfpolids: [],
    family_name: person?.surname ?? 'Unknown',
    given_name: person?.givenName ?? 'Unknown',
    idtyp: 'user',
    ipaddr: '127.0.0.1',
    login_hint: opaque(96),
    name: person?.name ?? address,
    oid: person?.objectId ?? derivedGuid(address),
    puid: derivedGuid(`${address} puid`).replaceAll('-', '').slice(0, 16).toUpperCase(),
    scp: scopes.map((scope) => scope.slice(scope.lastIndexOf('/') + 1)).join(' '),
    sid: randomUUID(),
    signin_state: ['kmsi'],
    sub: pairwiseSubject(address),
    unique_name: address,
    upn: address,
    wids: [derivedGuid('role member')],
    xms_idrel: '1 2',
    xms_sub_fct: '3 8',
    xms_tcdt: 1_600_000_000,
  };
}

/** The claims of a version 2.0 ID token. Source: Microsoft, "ID token claims reference". */
function idTokenClaims(request: IdTokenRequest, issuer: string, now: number): JWTPayload {
  const { person } = request;
  const issued = now - backdatedSeconds;
  return {
    aud: request.clientId,
    iss: issuer,
    iat: issued,
    nbf: issued,
    exp: now + accessTokenSeconds,
    name: person.name,
    ...(request.nonce === undefined ? {} : { nonce: request.nonce }),
    oid: person.objectId,
    preferred_username: person.address,
    rh: `1.${opaque(60)}.`,
    sid: randomUUID(),
    sub: pairwiseSubject(person.address),
    tid: tenant.id,
    uti: opaque(16),
    ver: '2.0',
  };
}

function seconds(milliseconds: number): number {
  return Math.floor(milliseconds / 1000);
}

/** Random text of the kind that fills Entra ID's undocumented claims. */
function opaque(bytes: number): string {
  return randomBytes(bytes).toString('base64url');
}

/** The same for one person and application at each sign-in, as `sub` must be. */
function pairwiseSubject(address: string): string {
  return createHash('sha256')
    .update(`${tenant.clientId} ${address.toLowerCase()}`)
    .digest('base64url');
}

/** A GUID that is always the same for the same text. */
function derivedGuid(text: string): string {
  const hex = createHash('sha256').update(text).digest('hex');
  return [
    hex.slice(0, 8),
    hex.slice(8, 12),
    `4${hex.slice(13, 16)}`,
    `a${hex.slice(17, 20)}`,
    hex.slice(20, 32),
  ].join('-');
}
