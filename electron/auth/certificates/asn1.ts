import forge from 'node-forge';
import { CertificateFailure } from './types.ts';

const { asn1 } = forge;

/** One value of a BER or DER structure. */
export type Asn1 = forge.asn1.Asn1;

/** The most levels that a file may nest; PKCS #12 needs about a dozen. */
const maxDepth = 40;

/**
 * Reads one BER or DER value that fills `bytes`: some key stores write BER, with lengths left open.
 *
 * @param bytes as a binary string, one character a byte
 * @throws CertificateFailure `certificate/unreadable`
 */
export function readAsn1(bytes: string): Asn1 {
  let value: Asn1;
  try {
    value = asn1.fromDer(bytes, {
      strict: true,
      parseAllBytes: true,
      decodeBitStrings: false,
    } as never);
  } catch {
    throw unreadable();
  }
  if (depthOf(value) > maxDepth) throw unreadable();
  return value;
}

function depthOf(value: Asn1): number {
  let depth = 0;
  let level: Asn1[] = [value];
  while (level.length > 0 && depth <= maxDepth) {
    depth += 1;
    level = level.flatMap((node) => (Array.isArray(node.value) ? node.value : []));
  }
  return depth;
}

/** The members of a SEQUENCE, SET or explicit tag. */
export function membersOf(value: Asn1 | undefined): Asn1[] {
  if (!value || !Array.isArray(value.value)) throw unreadable();
  return value.value;
}

/** The dotted name that an OBJECT IDENTIFIER has. */
export function oidOf(value: Asn1 | undefined): string {
  if (value?.type !== asn1.Type.OID || typeof value.value !== 'string') throw unreadable();
  return asn1.derToOid(value.value);
}

/** The bytes of an OCTET STRING, whole or in pieces, as a binary string. */
export function octetsOf(value: Asn1 | undefined): string {
  if (!value) throw unreadable();
  if (typeof value.value === 'string') return value.value;
  return value.value.map(octetsOf).join('');
}

/** A small whole number that is not negative. */
export function integerOf(value: Asn1 | undefined): number {
  if (value?.type !== asn1.Type.INTEGER || typeof value.value !== 'string') throw unreadable();
  const number = Number.parseInt(Buffer.from(value.value, 'binary').toString('hex'), 16);
  if (!Number.isSafeInteger(number)) throw unreadable();
  return number;
}

/** True for a universal value of this type, such as `asn1.Type.OCTETSTRING`. */
export function isOfType(value: Asn1 | undefined, type: forge.asn1.Type): boolean {
  return value?.tagClass === asn1.Class.UNIVERSAL && value.type === type;
}

function unreadable(): CertificateFailure {
  return new CertificateFailure('certificate/unreadable');
}
