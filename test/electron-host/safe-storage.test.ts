import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { app } from './app.ts';
import { dialog, openDialogAnswers, saveDialogAnswers } from './desktop.ts';
import { safeStorage } from './safe-storage.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'safe-storage-test-'));
  app.setPath('userData', folder);
  vi.spyOn(app, 'isReady').mockReturnValue(true);
});
afterEach(() => {
  vi.restoreAllMocks();
  vi.unstubAllEnvs();
  rmSync(folder, { recursive: true, force: true });
});

test('safeStorage gives back what it encrypted, in this profile only', async () => {
  const encrypted = await safeStorage.encryptStringAsync('canary ü');
  expect(encrypted.toString('latin1')).not.toContain('canary');
  expect(await safeStorage.decryptStringAsync(encrypted)).toEqual({
    shouldReEncrypt: false,
    result: 'canary ü',
  });
  const changed = Buffer.from(encrypted);
  changed[changed.length - 1] = (changed.at(-1) ?? 0) ^ 1;
  await expect(safeStorage.decryptStringAsync(changed)).rejects.toThrow();
  await expect(safeStorage.decryptStringAsync(Buffer.from('host1'))).rejects.toThrow();
  expect(readFileSync(join(folder, 'safe-storage-key'))).toHaveLength(32);
  rmSync(join(folder, 'safe-storage-key'));
  await expect(safeStorage.decryptStringAsync(encrypted)).rejects.toThrow();
});

test('safeStorage is what the environment says', async () => {
  expect(await safeStorage.isAsyncEncryptionAvailable()).toBe(true);
  expect(safeStorage.getSelectedStorageBackend()).toBe('gnome_libsecret');
  vi.stubEnv('ELECTRON_HOST_SAFE_STORAGE', 'basic_text');
  expect(await safeStorage.isAsyncEncryptionAvailable()).toBe(true);
  expect(safeStorage.getSelectedStorageBackend()).toBe('basic_text');
  vi.stubEnv('ELECTRON_HOST_SAFE_STORAGE', 'unavailable');
  expect(await safeStorage.isAsyncEncryptionAvailable()).toBe(false);
  await expect(safeStorage.encryptStringAsync('canary')).rejects.toThrow();
});

test('safeStorage is not there before the app is ready', async () => {
  vi.spyOn(app, 'isReady').mockReturnValue(false);
  expect(safeStorage.getSelectedStorageBackend()).toBe('unknown');
  expect(await safeStorage.isAsyncEncryptionAvailable()).toBe(false);
});

test('dialogs for files answer what was laid down, in turn, and are closed then', async () => {
  vi.spyOn(process.stderr, 'write').mockReturnValue(true);
  openDialogAnswers.push(['/a/b.pfx'], []);
  expect(await dialog.showOpenDialog({})).toEqual({ canceled: false, filePaths: ['/a/b.pfx'] });
  expect(await dialog.showOpenDialog({})).toEqual({ canceled: true, filePaths: [] });
  expect(await dialog.showOpenDialog({})).toEqual({ canceled: true, filePaths: [] });
  saveDialogAnswers.push('/a/b.ps1');
  expect(await dialog.showSaveDialog({})).toEqual({ canceled: false, filePath: '/a/b.ps1' });
  expect(await dialog.showSaveDialog({})).toEqual({ canceled: true, filePath: '' });
});
