import { createHash, createPrivateKey, randomUUID, X509Certificate } from 'node:crypto';
import { SignJWT, type JWTPayload } from 'jose';
import type { PracticeTenant } from '../../../../electron/practice/types.ts';

export interface Signer {
  pem: string;
  sha1: string;
  sha256: string;
}

/** What the file of a certificate and its key gives. */
export function signer(content: Uint8Array): Signer {
  const pem = Buffer.from(content).toString('utf8');
  const { raw } = new X509Certificate(pem);
  const digest = (name: string) => createHash(name).update(raw).digest('base64url');
  return { pem, sha1: digest('sha1'), sha256: digest('sha256') };
}

/** The tenant that is asked, the signer that it knows, and the time, in milliseconds since 1970. */
interface Asked {
  practice: Pick<PracticeTenant, 'authority' | 'info'>;
  own: Signer;
  time: number;
}

export interface AssertionChanges {
  /** Whose key signs. */
  key?: Signer;
  header?: { alg?: string; x5t?: string; 'x5t#S256'?: string };
  claims?: JWTPayload;
}

/** A right assertion in all but the changes; times in seconds since 1970. */
export function makeAssertion(
  { practice, own, time }: Asked,
  { key = own, header, claims }: AssertionChanges,
): Promise<string> {
  const now = Math.floor(time / 1000);
  return new SignJWT({
    aud: `${practice.authority}/oauth2/v2.0/token`,
    iss: practice.info.clientId,
    sub: practice.info.clientId,
    jti: randomUUID(),
    nbf: now,
    exp: now + 600,
    ...claims,
  })
    .setProtectedHeader({ alg: 'PS256', ...(header ?? { 'x5t#S256': own.sha256 }) })
    .sign(createPrivateKey(key.pem));
}
