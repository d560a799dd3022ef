import { randomBytes } from 'node:crypto';
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
import { createExpiringMap } from './authority/expiring-map.ts';
import { findPerson, isPersonal, tenant, tenantIdOf } from './directory.ts';
import {
  accessTokenClaims,
  idTokenClaims,
  type IdTokenRequest,
  type MintRequest,
} from './token-claims.ts';

const algorithm = 'RS256';

/** Personal tokens are remembered longer than they are valid, to tell expired from invented ones. */
const opaqueTokenMemoryMs = 2 * 3_600_000;

/** More than one administrator's tries produce; the oldest give way. */
const maxOpaqueTokens = 500;

/** Milliseconds since 1970; tests bring their own. */
export type Clock = () => number;

/** Why a token is not accepted, whoever wants to open whatever. For tests; no client learns it. */
export type TokenFault =
  'malformed' | 'signature' | 'expired' | 'not-yet-valid' | 'issuer' | 'tenant' | 'audience';

export type TokenVerdict = { ok: true; claims: JWTPayload } | { ok: false; reason: TokenFault };

/** The keys of one start, and what can be done with them. */
export interface TokenService {
  /** Public keys, as the authority publishes them. */
  jwks: { keys: JWK[] };
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

  // Personal accounts' access tokens are opaque: only who made them knows what they say.
  const opaqueTokens = createExpiringMap<JWTPayload>({
    lifetimeMs: opaqueTokenMemoryMs,
    maxEntries: maxOpaqueTokens,
    now,
  });

  function mintOpaque(claims: JWTPayload): string {
    const token = `EwB${randomBytes(600).toString('base64')}`;
    opaqueTokens.set(token, claims);
    return token;
  }

  function verifyOpaque(token: string): TokenVerdict {
    const claims = opaqueTokens.get(token);
    if (!claims) return { ok: false, reason: 'malformed' };
    if ((claims.exp ?? 0) <= seconds(now())) return { ok: false, reason: 'expired' };
    if (!isExchangeAudience(claims.aud)) return { ok: false, reason: 'audience' };
    return { ok: true, claims };
  }

  const sign = (claims: JWTPayload) =>
    new SignJWT(claims)
      .setProtectedHeader({ typ: 'JWT', alg: algorithm, x5t: keyId, kid: keyId })
      .sign(privateKey);

  return {
    jwks: { keys: [{ ...publicJwk, kid: keyId, use: 'sig', alg: algorithm }] },
    async mintAccessToken(request) {
      const claims = accessTokenClaims(request, issuerV1, seconds(now()));
      const person = findPerson(request.user ?? '');
      return person && isPersonal(person) ? mintOpaque(claims) : sign(claims);
    },
    mintIdToken: (request) =>
      sign(idTokenClaims(request, `${origin}/${tenantIdOf(request.person)}/v2.0`, seconds(now()))),
    async verifyAccessToken(token) {
      if (token.startsWith('Ew')) return verifyOpaque(token);
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

function seconds(milliseconds: number): number {
  return Math.floor(milliseconds / 1000);
}
