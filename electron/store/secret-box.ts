/** Whether the system encrypts for this account: `basic-text` hides from nobody. */
export type BoxState = 'available' | 'unavailable' | 'basic-text';

/** Encrypts with a key that the system keeps for this person's account on this computer. */
export interface SecretBox {
  state(): Promise<BoxState>;
  encrypt(text: string): Promise<Uint8Array>;
  /** Rejects where the bytes were not encrypted here, or were changed. */
  decrypt(bytes: Uint8Array): Promise<Decrypted>;
}

export interface Decrypted {
  text: string;
  /** True where a newer key is there: what was read should be written again. */
  shouldReEncrypt: boolean;
}

/** The part of Electron's `safeStorage` that is used. */
export interface AsyncSafeStorage {
  isAsyncEncryptionAvailable(): Promise<boolean>;
  encryptStringAsync(text: string): Promise<Buffer>;
  decryptStringAsync(bytes: Buffer): Promise<{ result: string; shouldReEncrypt: boolean }>;
  /** On Linux only. */
  getSelectedStorageBackend(): string;
}

/**
 * Makes a {@link SecretBox} of Electron's `safeStorage`. On Linux without a keyring that encrypts
 * with a password which stands in Chromium's source (`basic_text`), so it is not used.
 * Source: Electron, "safeStorage".
 *
 * @param platform as of `process.platform`
 */
export function createSecretBox(storage: AsyncSafeStorage, platform: string): SecretBox {
  return {
    async state() {
      try {
        if (platform === 'linux') {
          const backend = storage.getSelectedStorageBackend();
          if (backend === 'basic_text') return 'basic-text';
          if (backend === 'unknown') return 'unavailable';
        }
        return (await storage.isAsyncEncryptionAvailable()) ? 'available' : 'unavailable';
      } catch {
        return 'unavailable';
      }
    },
    encrypt: (text) => storage.encryptStringAsync(text),
    async decrypt(bytes) {
      const { result, shouldReEncrypt } = await storage.decryptStringAsync(Buffer.from(bytes));
      return { text: result, shouldReEncrypt };
    },
  };
}
