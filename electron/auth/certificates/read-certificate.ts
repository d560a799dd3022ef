import { X509Certificate } from 'node:crypto';
import forge from 'node-forge';
import { isOfType, membersOf, readAsn1, type Asn1 } from './asn1.ts';
import { pair, type CertificatePair } from './pairing.ts';
import { pemText, readPem } from './pem.ts';
import { decryptKey, isPfx, readPfx } from './pfx.ts';
import { keyFromPkcs1, keyFromPkcs8 } from './private-key.ts';
import { Rounds } from './rounds.ts';
import { CertificateFailure, type CertificateParts } from './types.ts';

/** Larger than any file that holds one certificate, its chain and a key, in bytes. */
export const maxCertificateFileBytes = 1024 * 1024;

/** A certificate, its key and its chain can be in files of their own. */
export const maxCertificateFiles = 5;

/** What was read, and in which file its certificate was. */
export interface ReadCertificate extends CertificatePair {
  fileName: string;
}

/**
 * Reads a certificate and its private key out of the files that were chosen, whatever they are
 * called: PEM, DER or PFX is told by the content.
 *
 * @param password opens whatever in them is encrypted; `undefined` while none was asked for
 * @param rounds what deriving keys may cost; fewer in tests
 * @throws CertificateFailure `certificate/…`; `certificate/wrong-password` without a password means
 *   that one is needed
 */
export function readCertificateFiles(
  files: readonly { name: string; content: Uint8Array }[],
  password: string | undefined,
  rounds: Rounds = new Rounds(),
): ReadCertificate {
  if (files.length === 0 || files.length > maxCertificateFiles) {
    throw new CertificateFailure('certificate/unreadable', `${files.length} files were chosen`);
  }
  const opening = { password, rounds };
  const read = files.map(({ name, content }) => ({ name, parts: readFile(content, opening) }));
  const found = pair({
    certificates: read.flatMap(({ parts }) => parts.certificates),
    keys: read.flatMap(({ parts }) => parts.keys),
  });
  const source = read.find(({ parts }) => parts.certificates.includes(found.certificate));
  return { ...found, fileName: source?.name ?? '' };
}

interface Opening {
  password: string | undefined;
  rounds: Rounds;
}

function readFile(content: Uint8Array, opening: Opening): CertificateParts {
  if (content.byteLength > maxCertificateFileBytes) {
    throw new CertificateFailure('certificate/unreadable', 'the file is larger than 1 MB');
  }
  const text = pemText(content);
  return text === undefined
    ? readDer(Buffer.from(content), opening)
    : readPem(text, opening.password, opening.rounds);
}

/** One value in DER: a PFX, a certificate, or a private key in one of its three forms. */
function readDer(content: Buffer, opening: Opening): CertificateParts {
  const value = readAsn1(content.toString('binary'));
  const members = membersOf(value);
  const { INTEGER, SEQUENCE, OCTETSTRING } = forge.asn1.Type;
  if (isPfx(value)) return readPfx(value, opening.password ?? '', opening.rounds);
  if (isOfType(members[0], INTEGER)) {
    // PrivateKeyInfo names its algorithm second; PKCS #1 has numbers only.
    const key = isOfType(members[1], SEQUENCE) ? keyFromPkcs8(content) : keyFromPkcs1(content);
    return { certificates: [], keys: [key] };
  }
  if (members.length === 2 && isOfType(members[1], OCTETSTRING)) {
    return { certificates: [], keys: [lockedKey(value, opening)] };
  }
  try {
    return { certificates: [new X509Certificate(content)], keys: [] };
  } catch {
    throw new CertificateFailure('certificate/unreadable');
  }
}

function lockedKey(value: Asn1, { password, rounds }: Opening) {
  if (password === undefined) throw new CertificateFailure('certificate/wrong-password');
  return decryptKey(value, { password, rounds });
}
