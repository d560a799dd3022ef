import { createPrivateKey, createPublicKey, generateKeyPairSync, sign } from 'node:crypto';
import type { KeyObject } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { signedBytes } from '../../electron/updates/signature.ts';

/** Names of the variables that have the private key, as PEM or as a file with it. */
const names = {
  key: 'PUBLISHER_UPDATE_SIGNING_KEY',
  file: 'PUBLISHER_UPDATE_SIGNING_KEY_FILE',
  passphrase: 'PUBLISHER_UPDATE_SIGNING_PASSPHRASE',
} as const;

/**
 * The publisher's private key, from the environment. What is thrown names the variable and never
 * quotes what is in it.
 */
export function readSigningKey(environment: NodeJS.ProcessEnv): KeyObject {
  const { [names.key]: text, [names.file]: path, [names.passphrase]: passphrase } = environment;
  const variable = text === undefined ? names.file : names.key;
  if (text === undefined && path === undefined) {
    throw new Error(`No key to sign with: set ${names.file} to a file with it, or ${names.key}.`);
  }
  try {
    const pem = text ?? readFileSync(path ?? '', 'utf8');
    const key = createPrivateKey({ key: pem, ...(passphrase === undefined ? {} : { passphrase }) });
    if (key.asymmetricKeyType === 'ed25519') return key;
  } catch {
    throw new Error(`${variable}: no private key in PEM that can be read.`);
  }
  throw new Error(`${variable}: not an Ed25519 key.`);
}

/** Makes a key pair: the private key as PEM, the public key as `PUBLISHER_UPDATE_KEY` wants it. */
export function newSigningKey(): { privateKey: string; publicKey: string } {
  const { privateKey } = generateKeyPairSync('ed25519');
  return {
    privateKey: privateKey.export({ format: 'pem', type: 'pkcs8' }).toString(),
    publicKey: publicKeyOf(privateKey),
  };
}

/** Base64 of the public key's SubjectPublicKeyInfo. */
export function publicKeyOf(privateKey: KeyObject): string {
  return createPublicKey(privateKey).export({ format: 'der', type: 'spki' }).toString('base64');
}

/**
 * The text of `NAME.sig`.
 *
 * @param name of the manifest: `latest.yml`
 */
export function signManifest(name: string, manifest: Uint8Array, privateKey: KeyObject): string {
  return `${sign(null, signedBytes(name, manifest), privateKey).toString('base64')}\n`;
}
