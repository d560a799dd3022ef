import { execFileSync } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

const folder = fileURLToPath(new URL('../../build/icons/', import.meta.url));

describe('the icons, read by programs of others', () => {
  let pictures: string;
  beforeAll(async () => {
    pictures = await mkdtemp(join(tmpdir(), 'icons-'));
  });
  afterAll(() => rm(pictures, { recursive: true }));

  test('the Windows icon has a picture for each scale', async () => {
    execFileSync('icotool', ['--extract', '--output', pictures, `${folder}icon.ico`]);
    const names = (await readdir(pictures)).filter((name) => name.startsWith('icon_'));
    const sizes = names.map((name) => Number(/_(\d+)x\d+x32\.png$/.exec(name)?.[1]));
    expect(sizes.sort((one, other) => one - other)).toEqual([16, 20, 24, 32, 40, 48, 64, 128, 256]);
  });

  test('the Apple icon has all sizes up to 1024', async () => {
    const listed = execFileSync('icns2png', ['--list', `${folder}icon.icns`], {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    expect(listed).toContain('8 elements total');
    // Debian's reader is older than the other five kinds, and lists them without a size.
    for (const size of ['256x256', '512x512', '1024x1024']) expect(listed).toContain(size);
    execFileSync('icns2png', ['-x', '-d', '32', '-o', pictures, `${folder}icon.icns`], {
      stdio: 'ignore',
    });
    const extracted = await readFile(join(pictures, 'icon_1024x1024x32.png'));
    expect([extracted.readUInt32BE(16), extracted.readUInt32BE(20)]).toEqual([1024, 1024]);
  });
});
