import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { app } from './app.ts';

/** What stands in front of the encrypted bytes, as Chromium's own has it. */
const prefix = Buffer.from('host1');
const ivLength = 12;
const tagLength = 16;

/**
 * `safeStorage`, its asynchronous half: AES-256-GCM with a key in a file of the profile, where
 * Electron has DPAPI, the Keychain or a keyring. `ELECTRON_HOST_SAFE_STORAGE` makes it what it is
 * on a computer without: `unavailable`, or `basic_text`, with which Electron would still encrypt.
 */
export const safeStorage = {
  isAsyncEncryptionAvailable(): Promise<boolean> {
    return Promise.resolve(app.isReady() && mode() !== 'unavailable');
  },
  getSelectedStorageBackend(): 'basic_text' | 'gnome_libsecret' | 'unknown' {
    if (!app.isReady()) return 'unknown';
    return mode() === 'basic_text' ? 'basic_text' : 'gnome_libsecret';
  },
  encryptStringAsync(plainText: string): Promise<Buffer> {
    return attempt(() => {
      const iv = randomBytes(ivLength);
      const cipher = createCipheriv('aes-256-gcm', key(), iv);
      const encrypted = Buffer.concat([cipher.update(plainText, 'utf8'), cipher.final()]);
      return Buffer.concat([prefix, iv, cipher.getAuthTag(), encrypted]);
    });
  },
  decryptStringAsync(encrypted: Buffer): Promise<{ shouldReEncrypt: boolean; result: string }> {
    return attempt(() => {
      const start = prefix.length + ivLength + tagLength;
      if (!encrypted.subarray(0, prefix.length).equals(prefix) || encrypted.length < start) {
        throw new Error('Error while decrypting the ciphertext provided to safeStorage.');
      }
      const iv = encrypted.subarray(prefix.length, prefix.length + ivLength);
      const decipher = createDecipheriv('aes-256-gcm', key(), iv);
      decipher.setAuthTag(encrypted.subarray(start - tagLength, start));
      const text = Buffer.concat([decipher.update(encrypted.subarray(start)), decipher.final()]);
      return { shouldReEncrypt: false, result: text.toString('utf8') };
    });
  },
};

function mode(): string | undefined {
  return process.env['ELECTRON_HOST_SAFE_STORAGE'];
}

function attempt<T>(work: () => T): Promise<T> {
  return new Promise((resolve) => {
    if (mode() === 'unavailable') throw new Error('Encryption is not available.');
    resolve(work());
  });
}

/** The key of this profile, made when it is first needed. */
function key(): Buffer {
  const path = join(app.getPath('userData'), 'safe-storage-key');
  try {
    return readFileSync(path);
  } catch {
    const made = randomBytes(32);
    writeFileSync(path, made, { mode: 0o600, flag: 'wx' });
    return made;
  }
}
