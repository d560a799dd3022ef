import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { describeFailure } from '../../../build/pack/describe-failure.ts';
import { readableSize, writeSums } from '../../../build/pack/sums.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'sums-'));
});
afterEach(() => rm(folder, { recursive: true }));

test('what is handed out is summed, and the packager’s notes are not', async () => {
  const names = ['a-0.1.0-win-x64-setup.exe', 'a.deb', 'latest-linux.yml', 'a.dmg.blockmap'];
  for (const name of [...names, 'builder-debug.yml', 'notes.txt']) {
    await writeFile(join(folder, name), 'abc');
  }
  const made = await writeSums(folder);
  expect(made.map(({ name }) => name)).toEqual([...names].sort());
  // FIPS 180-2, appendix B.1.
  const sum = 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad';
  expect(made[0]).toMatchObject({ size: 3, sha256: sum });
  const file = await readFile(join(folder, 'SHA256SUMS'), 'utf8');
  expect(file.split('\n')[0]).toBe(`${sum}  a-0.1.0-win-x64-setup.exe`);
});

test('sizes are said as a person reads them', () => {
  expect(readableSize(512)).toBe('0.5 KiB');
  expect(readableSize(1_048_576)).toBe('1.0 MiB');
});

test('a failure is one line, with what helps where it was a download', () => {
  const failed = new Error('\nfetch failed\n    at somewhere (file.js:1:1)');
  expect(describeFailure(failed)).toContain('could not be downloaded (fetch failed)');
  expect(describeFailure(failed)).toContain('--stub');
  expect(describeFailure(failed).split('\n')).toHaveLength(1);
  expect(describeFailure(new Error('no space left'))).toBe('Nothing was packed: no space left');
});
