import type { KeyObject, X509Certificate } from 'node:crypto';
import { CertificateFailure, type CertificateParts } from './types.ts';

/** Entra ID takes RSA signatures only, and NIST SP 800-131A asks for as many bits. */
const minRsaBits = 2048;

/** As OpenSSL has it for public keys: signing with a longer one would hold up this program. */
const maxRsaBits = 16_384;

/** Chains have three or four certificates. */
const maxChain = 10;

/** A key with the certificate that names its public half. */
export interface CertificatePair {
  key: KeyObject;
  certificate: X509Certificate;
  /** The certificate of whoever issued it, and so on, as far as the files have them. */
  chain: X509Certificate[];
}

/**
 * Finds the certificate that belongs to the key.
 *
 * @throws CertificateFailure `certificate/no-key`, `…/no-certificate`, `…/key-mismatch`,
 *   `…/unsupported-key`
 */
export function pair({ certificates, keys }: CertificateParts): CertificatePair {
  if (keys.length === 0) throw new CertificateFailure('certificate/no-key');
  if (certificates.length === 0) throw new CertificateFailure('certificate/no-certificate');
  const pairs = keys.flatMap((key) => {
    const certificate = certificates.find((candidate) => belongs(candidate, key));
    return certificate ? [{ key, certificate }] : [];
  });
  if (pairs.length === 0) throw new CertificateFailure('certificate/key-mismatch');
  const usable = pairs.find(({ key }) => isSupported(key));
  if (!usable) {
    throw new CertificateFailure('certificate/unsupported-key', pairs[0] && describe(pairs[0].key));
  }
  return { ...usable, chain: chainOf(usable.certificate, certificates) };
}

function belongs(certificate: X509Certificate, key: KeyObject): boolean {
  try {
    return certificate.checkPrivateKey(key);
  } catch {
    // A kind of key that cannot be compared is not the certificate's.
    return false;
  }
}

function isSupported(key: KeyObject): boolean {
  const { modulusLength = 0 } = key.asymmetricKeyDetails ?? {};
  const isOfLength = modulusLength >= minRsaBits && modulusLength <= maxRsaBits;
  return key.asymmetricKeyType === 'rsa' && isOfLength;
}

function describe(key: KeyObject): string {
  const { modulusLength, namedCurve } = key.asymmetricKeyDetails ?? {};
  const size = modulusLength === undefined ? namedCurve : `${modulusLength} bits`;
  const type = (key.asymmetricKeyType ?? 'unknown').toUpperCase();
  return size === undefined ? type : `${type}, ${size}`;
}

function chainOf(
  leaf: X509Certificate,
  certificates: readonly X509Certificate[],
): X509Certificate[] {
  const chain: X509Certificate[] = [];
  let current = leaf;
  while (chain.length < maxChain) {
    const issuer = certificates.find(
      (candidate) =>
        candidate.fingerprint256 !== leaf.fingerprint256 &&
        !chain.includes(candidate) &&
        current.checkIssued(candidate),
    );
    if (!issuer) break;
    chain.push(issuer);
    current = issuer;
  }
  return chain;
}
