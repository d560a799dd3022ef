import { createHash, X509Certificate } from 'node:crypto';
import { decodeJwt, decodeProtectedHeader, errors, jwtVerify, type JWTPayload } from 'jose';
import { tenant } from '../directory.ts';
import type { Clock } from '../tokens.ts';
import type { AadstsError } from './aadsts.ts';
import { credentialRefusals } from './aadsts-grants.ts';
import { createExpiringMap } from './expiring-map.ts';

/** How far the client's clock may be off. */
const clockSkewSeconds = 300;

/** What Entra ID takes; MSAL signs with PS256 where it has a SHA-256 thumbprint. */
const algorithms = ['PS256', 'RS256'];

/** More assertions than one administrator's tries produce while any of them is valid. */
const maxRemembered = 1000;
const rememberedMs = 24 * 3_600_000;

/** What is known of a certificate that was uploaded for the app. */
interface RegisteredCertificate {
  certificate: X509Certificate;
  /** Hexadecimal, as the portal shows it. */
  thumbprint: string;
}

/** The app's certificates, and what is signed with them. */
export interface ClientAssertions {
  /**
   * Uploads a certificate for the app.
   *
   * @param pem as it begins the text; what follows it is not read
   */
  register(pem: string): void;
  /**
   * Checks a client assertion (RFC 7523 section 3; Microsoft, "Application authentication
   * certificate credentials").
   *
   * @param tenantName as the path of the request has it
   * @returns why it is refused; `undefined` where everything is right
   */
  check(assertion: string, tenantName: string): Promise<AadstsError | undefined>;
}

/**
 * Makes an empty register of certificates.
 *
 * @param refuseReused refuse an assertion that was used before. Entra ID does not, and MSAL relies
 *   on that: it signs one and uses it for ten minutes.
 */
export function createClientAssertions(options: {
  origin: string;
  now: Clock;
  refuseReused: boolean;
}): ClientAssertions {
  const { origin, now, refuseReused } = options;
  const certificates: RegisteredCertificate[] = [];
  const used = createExpiringMap<true>({
    lifetimeMs: rememberedMs,
    maxEntries: maxRemembered,
    now,
  });

  function find(header: Record<string, unknown>): RegisteredCertificate | undefined {
    return certificates.find(
      ({ certificate: { raw } }) =>
        unpadded(header['x5t#S256']) === digest('sha256', raw) ||
        unpadded(header['x5t']) === digest('sha1', raw),
    );
  }

  function audiences(tenantName: string): string[] {
    return [tenantName, tenant.id, tenant.domain].flatMap((name) => [
      `${origin}/${name}/oauth2/v2.0/token`,
      `${origin}/${name}/v2.0`,
    ]);
  }

  return {
    register(pem) {
      const certificate = new X509Certificate(pem);
      const thumbprint = createHash('sha1').update(certificate.raw).digest('hex').toUpperCase();
      certificates.push({ certificate, thumbprint });
    },

    async check(assertion, tenantName) {
      let header: Record<string, unknown>;
      let claims: JWTPayload;
      try {
        header = { ...decodeProtectedHeader(assertion) };
        claims = decodeJwt(assertion);
      } catch {
        return credentialRefusals.malformedAssertion();
      }
      const named = header['x5t#S256'] ?? header['x5t'];
      if (typeof named !== 'string') return credentialRefusals.noThumbprint();
      const found = find(header);
      if (!found) {
        const hex = Buffer.from(named, 'base64url').toString('hex').toUpperCase();
        return credentialRefusals.unknownCertificate(hex.slice(0, 64));
      }
      const { certificate, thumbprint } = found;
      const validity = `Start=${certificate.validFrom}, End=${certificate.validTo}`;
      if (Date.parse(certificate.validTo) <= now()) {
        return credentialRefusals.expiredCertificate(thumbprint, validity);
      }
      try {
        await jwtVerify(assertion, certificate.publicKey, {
          algorithms,
          currentDate: new Date(now()),
          clockTolerance: clockSkewSeconds,
          audience: audiences(tenantName),
          issuer: tenant.clientId,
          subject: tenant.clientId,
          requiredClaims: ['exp', 'jti'],
        });
      } catch (error) {
        return refusalFor(error, claims, now(), () =>
          credentialRefusals.wrongSignature(thumbprint, validity),
        );
      }
      const id = String(claims.jti);
      if (refuseReused && used.get(id)) return credentialRefusals.usedBefore();
      used.set(id, true);
      return undefined;
    },
  };
}

/** What Entra ID says where `jwtVerify` says no. */
function refusalFor(
  error: unknown,
  { nbf, exp }: JWTPayload,
  now: number,
  wrongSignature: () => AadstsError,
): AadstsError {
  if (error instanceof errors.JWSSignatureVerificationFailed) return wrongSignature();
  if (error instanceof errors.JWTExpired) return outOfTime(now, nbf, exp);
  if (error instanceof errors.JWTClaimValidationFailed) {
    if (error.claim === 'aud') return credentialRefusals.wrongAudience();
    if (error.claim === 'iss' || error.claim === 'sub') return credentialRefusals.wrongIssuer();
    if (error.claim === 'nbf' || error.claim === 'exp') return outOfTime(now, nbf, exp);
  }
  return credentialRefusals.malformedAssertion();
}

/** @param nbf, exp seconds since 1970, whatever a stranger put there */
function outOfTime(now: number, nbf: unknown, exp: unknown): AadstsError {
  return credentialRefusals.outOfTime(new Date(now).toISOString(), timeOf(nbf), timeOf(exp));
}

function timeOf(seconds: unknown): string {
  const milliseconds = typeof seconds === 'number' ? seconds * 1000 : 0;
  // The last moment that a Date can name.
  return new Date(Math.min(Math.max(milliseconds, 0), 8.64e15)).toISOString();
}

/** RFC 7515 has no padding; MSAL for Python writes it, and Entra ID takes that. */
function unpadded(thumbprint: unknown): unknown {
  return typeof thumbprint === 'string' ? thumbprint.replace(/=+$/, '') : thumbprint;
}

function digest(algorithm: 'sha1' | 'sha256', bytes: Buffer): string {
  return createHash(algorithm).update(bytes).digest('base64url');
}
