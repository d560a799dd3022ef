import { createDecipheriv, pbkdf2Sync } from 'node:crypto';
import forge from 'node-forge';
import { integerOf, isOfType, membersOf, octetsOf, oidOf, type Asn1 } from './asn1.ts';
import { derivePkcs12Key } from './pkcs12-key.ts';
import type { Rounds } from './rounds.ts';
import { CertificateFailure } from './types.ts';

/**
 * The most rounds that a key is derived with. Programs write some thousand, the most careful ones
 * 600,000; a file that asks for a thousand times as many would only hold up this program.
 */
export const maxIterations = 1_000_000;

const pbes2 = '1.2.840.113549.1.5.13';
const pbkdf2 = '1.2.840.113549.1.5.12';

/** The schemes of RFC 7292 appendix C that Windows wrote until 2018; key length in bytes. */
const pkcs12Schemes: Readonly<Record<string, { name: 'des-ede3-cbc' | 'rc2'; keyLength: number }>> =
  {
    '1.2.840.113549.1.12.1.3': { name: 'des-ede3-cbc', keyLength: 24 },
    '1.2.840.113549.1.12.1.6': { name: 'rc2', keyLength: 5 },
  };

/** RFC 8018 appendix B.1.1 and B.1.2. */
const digests: Readonly<Record<string, string>> = {
  '1.2.840.113549.2.7': 'sha1',
  '1.2.840.113549.2.9': 'sha256',
  '1.2.840.113549.2.10': 'sha384',
  '1.2.840.113549.2.11': 'sha512',
};

/** RFC 8018 appendix B.2, and the AES identifiers of NIST; key length in bytes. */
const ciphers: Readonly<Record<string, { name: string; keyLength: number }>> = {
  '1.2.840.113549.3.7': { name: 'des-ede3-cbc', keyLength: 24 },
  '2.16.840.1.101.3.4.1.2': { name: 'aes-128-cbc', keyLength: 16 },
  '2.16.840.1.101.3.4.1.22': { name: 'aes-192-cbc', keyLength: 24 },
  '2.16.840.1.101.3.4.1.42': { name: 'aes-256-cbc', keyLength: 32 },
};

/** What is tried on something that is encrypted. */
export interface Unlocking {
  /**
   * `null` where the file was made without one, which for PKCS #12 is not the same as an empty one.
   */
  password: string | null;
  rounds: Rounds;
}

/**
 * Decrypts what PKCS #8 and PKCS #12 encrypt with a password (RFC 8018, RFC 7292). Node reads
 * PKCS #8 itself, but the two TLS libraries it comes with differ in what they know and say.
 *
 * @param algorithm the AlgorithmIdentifier beside the data
 * @param encrypted as a binary string
 * @returns a binary string
 * @throws CertificateFailure `certificate/wrong-password` where the result makes no sense,
 *   `certificate/unreadable` where the scheme is not known
 */
export function decryptWithPassword(
  algorithm: Asn1 | undefined,
  encrypted: string,
  unlocking: Unlocking,
): string {
  const [name, parameters] = membersOf(algorithm);
  const scheme = oidOf(name);
  if (scheme === pbes2) return decryptPbes2(parameters, encrypted, unlocking);
  const old = pkcs12Schemes[scheme];
  if (!old) throw unknownScheme();
  const [salt, count] = membersOf(parameters);
  const derivation = {
    ...unlocking,
    salt: Buffer.from(octetsOf(salt), 'binary'),
    iterations: iterationsOf(count),
    digest: 'sha1',
  } as const;
  const key = derivePkcs12Key({ ...derivation, purpose: 'key', length: old.keyLength });
  const iv = derivePkcs12Key({ ...derivation, purpose: 'iv', length: 8 });
  return old.name === 'rc2'
    ? decryptRc2(key, iv, encrypted)
    : decrypt(old.name, key, iv, encrypted);
}

function decryptPbes2(
  parameters: Asn1 | undefined,
  encrypted: string,
  { password, rounds }: Unlocking,
): string {
  const [derivation, encryption] = membersOf(parameters).map(membersOf);
  if (oidOf(derivation?.[0]) !== pbkdf2) throw unknownScheme();
  const [salt, count, ...rest] = membersOf(derivation?.[1]);
  const iterations = iterationsOf(count);
  const prf = rest.find((value) => isOfType(value, forge.asn1.Type.SEQUENCE));
  const digest = prf === undefined ? 'sha1' : digests[oidOf(membersOf(prf)[0])];
  const cipher = ciphers[oidOf(encryption?.[0])];
  if (!digest || !cipher) throw unknownScheme();
  const iv = Buffer.from(octetsOf(encryption?.[1]), 'binary');
  rounds.take(iterations);
  const key = pbkdf2Sync(
    Buffer.from(password ?? '', 'utf8'),
    Buffer.from(octetsOf(salt), 'binary'),
    iterations,
    cipher.keyLength,
    digest,
  );
  return decrypt(cipher.name, key, iv, encrypted);
}

function decrypt(cipher: string, key: Buffer, iv: Buffer, encrypted: string): string {
  try {
    const decipher = createDecipheriv(cipher, key, iv);
    const data = Buffer.from(encrypted, 'binary');
    return Buffer.concat([decipher.update(data), decipher.final()]).toString('binary');
  } catch {
    // The padding is wrong: with another password it is, in all but one of 256 cases.
    throw new CertificateFailure('certificate/wrong-password');
  }
}

/** RC2 with an effective key of 40 bits, which Node's TLS libraries have no more. */
function decryptRc2(key: Buffer, iv: Buffer, encrypted: string): string {
  const cipher = forge.rc2.createDecryptionCipher(key.toString('binary'), 40);
  cipher.start(iv.toString('binary'));
  cipher.update(forge.util.createBuffer(encrypted));
  if (!cipher.finish()) throw new CertificateFailure('certificate/wrong-password');
  return cipher.output.getBytes();
}

/** How often a key is derived, refused where it is more than anybody means. */
export function iterationsOf(value: Asn1 | undefined): number {
  const iterations = integerOf(value);
  if (iterations >= 1 && iterations <= maxIterations) return iterations;
  throw new CertificateFailure(
    'certificate/unreadable',
    'the number of rounds that protect the key is out of range',
  );
}

function unknownScheme(): CertificateFailure {
  return new CertificateFailure('certificate/unreadable', 'its encryption is not known');
}
