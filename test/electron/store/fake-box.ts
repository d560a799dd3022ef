import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import type { BoxState, SecretBox } from '../../../electron/store/secret-box.ts';

/**
 * Encrypts as Chromium does on Linux: AES-CBC, which does not notice every change, so that what
 * notices is this program.
 */
export class FakeBox implements SecretBox {
  now: BoxState = 'available';
  rotated = false;
  readonly #key: Buffer;

  /** @param key of 32 bytes, for a box that opens what another has closed */
  constructor(key: Buffer = randomBytes(32)) {
    this.#key = key;
  }

  state(): Promise<BoxState> {
    return Promise.resolve(this.now);
  }

  encrypt(text: string): Promise<Uint8Array> {
    const iv = randomBytes(16);
    const cipher = createCipheriv('aes-256-cbc', this.#key, iv);
    return Promise.resolve(Buffer.concat([iv, cipher.update(text, 'utf8'), cipher.final()]));
  }

  decrypt(bytes: Uint8Array): Promise<{ text: string; shouldReEncrypt: boolean }> {
    return new Promise((resolve) => {
      const decipher = createDecipheriv('aes-256-cbc', this.#key, bytes.subarray(0, 16));
      const text = Buffer.concat([decipher.update(bytes.subarray(16)), decipher.final()]);
      resolve({ text: text.toString('utf8'), shouldReEncrypt: this.rotated });
    });
  }
}
