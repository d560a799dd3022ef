import { createPrivateKey, type KeyObject } from 'node:crypto';
import { CertificateFailure } from './types.ts';

/**
 * A private key that is not encrypted.
 *
 * @param der PrivateKeyInfo (RFC 5958 section 2)
 * @throws CertificateFailure `certificate/unreadable`; never what the TLS library says
 */
export function keyFromPkcs8(der: Buffer): KeyObject {
  return unlessUnreadable(() => createPrivateKey({ key: der, format: 'der', type: 'pkcs8' }));
}

/** A private key of the older form (RFC 8017 appendix A.1.2), in DER. */
export function keyFromPkcs1(der: Buffer): KeyObject {
  return unlessUnreadable(() => createPrivateKey({ key: der, format: 'der', type: 'pkcs1' }));
}

/** A private key in PEM, one block, not encrypted. */
export function keyFromPem(pem: string): KeyObject {
  return unlessUnreadable(() => createPrivateKey({ key: pem, format: 'pem' }));
}

function unlessUnreadable<T>(read: () => T): T {
  try {
    return read();
  } catch {
    throw new CertificateFailure('certificate/unreadable');
  }
}
