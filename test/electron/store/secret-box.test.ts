import { describe, expect, test } from 'vitest';
import {
  createSecretBox,
  type AsyncSafeStorage,
  type BoxState,
} from '../../../electron/store/secret-box.ts';

describe('the system’s encryption', () => {
  const storage = (changes: Partial<AsyncSafeStorage> = {}): AsyncSafeStorage => ({
    isAsyncEncryptionAvailable: () => Promise.resolve(true),
    encryptStringAsync: (text) => Promise.resolve(Buffer.from(text)),
    decryptStringAsync: (bytes) =>
      Promise.resolve({ result: bytes.toString(), shouldReEncrypt: true }),
    getSelectedStorageBackend: () => 'gnome_libsecret',
    ...changes,
  });
  const throwing = (): string => {
    throw new Error('not on this system');
  };

  test.each<[BoxState, string, Partial<AsyncSafeStorage>]>([
    ['available', 'linux', {}],
    ['basic-text', 'linux', { getSelectedStorageBackend: () => 'basic_text' }],
    ['unavailable', 'linux', { getSelectedStorageBackend: () => 'unknown' }],
    ['unavailable', 'linux', { getSelectedStorageBackend: throwing }],
    ['available', 'win32', { getSelectedStorageBackend: throwing }],
    ['available', 'darwin', { getSelectedStorageBackend: throwing }],
    ['unavailable', 'win32', { isAsyncEncryptionAvailable: () => Promise.resolve(false) }],
    ['unavailable', 'darwin', { isAsyncEncryptionAvailable: () => Promise.reject(new Error('')) }],
  ])('is %s on %s (%#)', async (state, platform, changes) => {
    expect(await createSecretBox(storage(changes), platform).state()).toBe(state);
  });

  test('is used for both ways, and says when its key is old', async () => {
    const system = createSecretBox(storage(), 'win32');
    const bytes = await system.encrypt('text');
    expect(await system.decrypt(bytes)).toEqual({ text: 'text', shouldReEncrypt: true });
  });
});
