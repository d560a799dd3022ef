import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { mayStart } from '../../electron/only-start.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'only-start-test-'));
});
afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

const app = (hasLock: boolean, profile = folder) => ({
  requestSingleInstanceLock: () => hasLock,
  getPath: () => profile,
});

test('the start that has the lock goes on, and one that another was quicker than does not', () => {
  expect(mayStart(app(true))).toBe(true);
  expect(mayStart(app(false))).toBe(false);
  expect(readdirSync(folder)).toEqual([]);
});

test.skipIf(process.platform === 'win32')(
  'where no lock can be made, the start goes on without one',
  () => {
    // In the folder's place, so that nothing can be made in it, whoever asks.
    const file = join(folder, 'profile');
    writeFileSync(file, '');
    expect(mayStart(app(false, file))).toBe(true);
  },
);
