import { createPublicKey, verify, type KeyObject } from 'node:crypto';

/** Of a signature in base64, with a line end. */
export const maxSignatureBytes = 200;

/** More than one is built in only while one takes the other's place. */
const maxKeys = 3;

/**
 * What is signed: the manifest's bytes behind a line that says what they are, so that no other text
 * that was ever signed with the key, and no manifest of another system, can stand in for it.
 *
 * @param name of the manifest: `latest.yml`
 */
export function signedBytes(name: string, manifest: Uint8Array): Buffer {
  return Buffer.concat([Buffer.from(`mailbox-oauth-assistant update feed 1: ${name}\n`), manifest]);
}

/**
 * Reads public keys: Ed25519 (RFC 8032), each as base64 of its SubjectPublicKeyInfo (RFC 8410),
 * which is the one line between the two of a PEM file; several with commas between them.
 *
 * @throws where the text is no such key
 */
export function readUpdateKeys(text: string): KeyObject[] {
  const parts = text.split(',').map((part) => part.trim());
  const given = parts.filter((part) => part !== '');
  if (given.length > maxKeys) throw new Error(`more than ${maxKeys} update keys`);
  return given.map((part) => {
    const bytes = Buffer.from(part, 'base64');
    const key = createPublicKey({ key: bytes, format: 'der', type: 'spki' });
    if (key.asymmetricKeyType !== 'ed25519') throw new Error('an update key is not Ed25519');
    return key;
  });
}

/**
 * Whether one of the keys has signed a manifest.
 *
 * @param signature as it was downloaded: base64 of 64 bytes, and perhaps a line end
 * @returns `unreadable` where it is no signature at all
 */
export function checkSignature(
  name: string,
  manifest: Uint8Array,
  signature: Uint8Array,
  keys: readonly KeyObject[],
): 'good' | 'wrong' | 'unreadable' {
  const text = Buffer.from(signature).toString('latin1');
  // The last of the 86 characters has four unused bits; only one way to write a signature counts.
  const [, base64] = /^([A-Za-z0-9+/]{85}[AQgw]==)\r?\n?$/.exec(text) ?? [];
  if (base64 === undefined) return 'unreadable';
  const bytes = Buffer.from(base64, 'base64');
  const signed = signedBytes(name, manifest);
  return keys.some((key) => verify(null, signed, key, bytes)) ? 'good' : 'wrong';
}
