import { createHmac, timingSafeEqual, X509Certificate, type KeyObject } from 'node:crypto';
import forge from 'node-forge';
import { integerOf, isOfType, membersOf, octetsOf, oidOf, readAsn1, type Asn1 } from './asn1.ts';
import { decryptWithPassword, iterationsOf, type Unlocking } from './decrypt.ts';
import { derivePkcs12Key } from './pkcs12-key.ts';
import { keyFromPkcs8 } from './private-key.ts';
import type { Rounds } from './rounds.ts';
import { CertificateFailure, type CertificateParts } from './types.ts';

const oids = {
  data: '1.2.840.113549.1.7.1',
  encryptedData: '1.2.840.113549.1.7.6',
  keyBag: '1.2.840.113549.1.12.10.1.1',
  shroudedKeyBag: '1.2.840.113549.1.12.10.1.2',
  certificateBag: '1.2.840.113549.1.12.10.1.3',
  safeContentsBag: '1.2.840.113549.1.12.10.1.6',
  x509Certificate: '1.2.840.113549.1.9.22.1',
} as const;

/** The digests that programs seal a file with (RFC 7292 section 4, and RFC 8018 for newer ones). */
const macDigests: Readonly<
  Record<string, { name: 'sha1' | 'sha256' | 'sha384' | 'sha512'; length: number }>
> = {
  '1.3.14.3.2.26': { name: 'sha1', length: 20 },
  '2.16.840.1.101.3.4.2.1': { name: 'sha256', length: 32 },
  '2.16.840.1.101.3.4.2.2': { name: 'sha384', length: 48 },
  '2.16.840.1.101.3.4.2.3': { name: 'sha512', length: 64 },
};

/** A chain and its key are a handful; each key is compared with each certificate. */
const maxParts = 50;

/** True for what begins as a PFX does: a SEQUENCE whose first member is the version, 3. */
export function isPfx(value: Asn1): boolean {
  if (!Array.isArray(value.value)) return false;
  const [version, content] = value.value;
  return (
    isOfType(version, forge.asn1.Type.INTEGER) &&
    integerOf(version) === 3 &&
    isOfType(content, forge.asn1.Type.SEQUENCE)
  );
}

/**
 * Reads a PFX file (PKCS #12, RFC 7292). The seal over the whole file is checked first: where it
 * does not fit, the password is wrong, or, which cannot be told apart, the file was changed.
 *
 * @param password an empty one stands for none, too: programs differ in which of the two they write
 * @throws CertificateFailure `certificate/wrong-password` or `certificate/unreadable`
 */
export function readPfx(pfx: Asn1, password: string, rounds: Rounds): CertificateParts {
  const [, authenticatedSafe, seal] = membersOf(pfx);
  const safes = dataOf(authenticatedSafe);
  const forms = (password === '' ? [null, ''] : [password]).map((form) => ({
    password: form,
    rounds,
  }));
  const fitting = forms.find((form) => !seal || isSealed(seal, safes, form));
  if (fitting === undefined) throw new CertificateFailure('certificate/wrong-password');
  const parts: CertificateParts = { certificates: [], keys: [] };
  try {
    for (const safe of membersOf(readAsn1(safes))) {
      readBags(readAsn1(contentsOf(safe, fitting)), fitting, parts);
    }
  } catch (error) {
    // The seal fits, so the password is right, and what is inside was never good.
    const misread = error instanceof CertificateFailure && error.appError.code;
    if (seal && misread === 'certificate/wrong-password') {
      throw new CertificateFailure('certificate/unreadable');
    }
    throw error;
  }
  return parts;
}

/** The bytes of a ContentInfo that is not encrypted (RFC 2315 section 7). */
function dataOf(contentInfo: Asn1 | undefined): string {
  const [type, content] = membersOf(contentInfo);
  if (oidOf(type) !== oids.data) {
    // The other kind is sealed with a certificate, for those who have its key.
    throw new CertificateFailure('certificate/unreadable', 'it is not protected by a password');
  }
  return octetsOf(membersOf(content)[0]);
}

/** Checks the seal (RFC 7292 section 5.1, MacData). */
function isSealed(seal: Asn1, safes: string, unlocking: Unlocking): boolean {
  const [digestInfo, salt, count] = membersOf(seal);
  const [algorithm, expected] = membersOf(digestInfo);
  const digest = macDigests[oidOf(membersOf(algorithm)[0])];
  if (!digest) throw new CertificateFailure('certificate/unreadable', 'its seal is not known');
  const expectedMac = Buffer.from(octetsOf(expected), 'binary');
  // Looked at first: the key is made as long as the seal.
  if (expectedMac.length !== digest.length) return false;
  const key = derivePkcs12Key({
    ...unlocking,
    salt: Buffer.from(octetsOf(salt), 'binary'),
    iterations: count === undefined ? 1 : iterationsOf(count),
    purpose: 'mac',
    length: digest.length,
    digest: digest.name,
  });
  const mac = createHmac(digest.name, key).update(Buffer.from(safes, 'binary')).digest();
  return timingSafeEqual(mac, expectedMac);
}

/** The SafeContents of one ContentInfo, decrypted where they are encrypted. */
function contentsOf(contentInfo: Asn1, unlocking: Unlocking): string {
  const [type, content] = membersOf(contentInfo);
  if (oidOf(type) !== oids.encryptedData) return dataOf(contentInfo);
  const [, encryptedContent] = membersOf(membersOf(content)[0]);
  const [, algorithm, encrypted] = membersOf(encryptedContent);
  return decryptWithPassword(algorithm, octetsOf(encrypted), unlocking);
}

/** Takes certificates and keys; what else a file may hold (RFC 7292 section 4.2) is passed over. */
function readBags(safeContents: Asn1, unlocking: Unlocking, parts: CertificateParts): void {
  for (const bag of membersOf(safeContents)) {
    if (parts.keys.length + parts.certificates.length >= maxParts) {
      throw new CertificateFailure('certificate/unreadable', `it has more than ${maxParts} parts`);
    }
    const [type, wrapped] = membersOf(bag);
    const [value] = membersOf(wrapped);
    switch (oidOf(type)) {
      case oids.keyBag:
        if (value) parts.keys.push(keyFromPkcs8(toDer(value)));
        break;
      case oids.shroudedKeyBag:
        parts.keys.push(decryptKey(value, unlocking));
        break;
      case oids.certificateBag: {
        const [kind, certificate] = membersOf(value);
        if (oidOf(kind) !== oids.x509Certificate) break;
        parts.certificates.push(certificateOf(octetsOf(membersOf(certificate)[0])));
        break;
      }
      case oids.safeContentsBag:
        if (value) readBags(value, unlocking, parts);
        break;
    }
  }
}

/** The key of an EncryptedPrivateKeyInfo (RFC 5958 section 3), which PEM files hold as well. */
export function decryptKey(encryptedKey: Asn1 | undefined, unlocking: Unlocking): KeyObject {
  const [algorithm, encrypted] = membersOf(encryptedKey);
  const key = decryptWithPassword(algorithm, octetsOf(encrypted), unlocking);
  try {
    return keyFromPkcs8(Buffer.from(key, 'binary'));
  } catch {
    // The padding came out right by chance, as it does once in 256 times.
    throw new CertificateFailure('certificate/wrong-password');
  }
}

function toDer(value: Asn1): Buffer {
  return Buffer.from(forge.asn1.toDer(value).getBytes(), 'binary');
}

function certificateOf(der: string): X509Certificate {
  try {
    return new X509Certificate(Buffer.from(der, 'binary'));
  } catch {
    throw new CertificateFailure('certificate/unreadable');
  }
}
