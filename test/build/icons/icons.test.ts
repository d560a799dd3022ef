import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { icnsFile, icoFile } from '../../../build/icons/containers.ts';

const folder = fileURLToPath(new URL('../../../build/icons/', import.meta.url));

/** Width and height, from where every PNG has them. */
function pngSize(png: Buffer): [width: number, height: number] {
  expect(png.subarray(1, 4).toString('latin1')).toBe('PNG');
  return [png.readUInt32BE(16), png.readUInt32BE(20)];
}

test('the icons were made from the drawing as it is now, and none was changed by hand', async () => {
  const sums = (await readFile(`${folder}made.sha256`, 'utf8')).trim().split('\n');
  const wrong: string[] = [];
  for (const line of sums) {
    const [sum = '', name = ''] = line.split('  ');
    const content = await readFile(folder + name);
    if (createHash('sha256').update(content).digest('hex') !== sum) wrong.push(name);
  }
  expect(wrong, 'run: npx tsx build/icons/make-icons.ts').toEqual([]);
  expect(sums.map((line) => line.split('  ')[1])).toContain('icon.svg');
  expect(sums).toHaveLength(3 + (await readdir(`${folder}png`)).length);
});

test('each picture for Linux has the size that its name says', async () => {
  const names = await readdir(`${folder}png`);
  expect(names).toContain('16x16.png');
  expect(names).toContain('512x512.png');
  for (const name of names) {
    const size = Number(name.split('x')[0]);
    expect(pngSize(await readFile(`${folder}png/${name}`))).toEqual([size, size]);
  }
});

test('a picture that an icon file has no place for is refused', () => {
  expect(() => icoFile([{ size: 512, png: Buffer.alloc(1) }])).toThrow('512');
  expect(() => icnsFile([{ size: 128, png: Buffer.alloc(1) }])).toThrow('32');
});
