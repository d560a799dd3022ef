import { mkdir, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import type { System } from '../arguments.ts';
import { stubProgram } from './windows-program.ts';

/** What stands before the switches in Electron's executable. Source: Electron, "Electron Fuses". */
const sentinel = 'dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX';

/** Electron's switches as it is handed out: version 1, eight of them, in the order of their numbers. */
const fuseWire = Buffer.concat([
  Buffer.from(sentinel),
  Buffer.from([1, 8]),
  Buffer.from('10110001'),
]);

/** Files of Electron's folder that are only there to be packed. */
const others: Record<'linux' | 'windows', string[]> = {
  linux: ['chrome_crashpad_handler', 'libEGL.so', 'libGLESv2.so', 'libffmpeg.so', 'libvulkan.so.1'],
  windows: ['d3dcompiler_47.dll', 'ffmpeg.dll', 'libEGL.dll', 'libGLESv2.dll', 'vulkan-1.dll'],
};

const everywhere = [
  ...['LICENSE', 'LICENSES.chromium.html', 'chrome_100_percent.pak', 'icudtl.dat', 'resources.pak'],
  ...['locales/en-US.pak', 'locales/ja.pak', 'locales/de.pak', 'locales/fr.pak'],
];

/**
 * Writes a folder that has the shape of Electron's, for packing without the download: the program
 * says what it is and ends. Its switches are real, and so are its resources on Windows.
 *
 * @param parent where to
 * @returns the folder
 */
export async function makeElectronFolder(system: System, parent: string): Promise<string> {
  if (system === 'macos') throw new Error('There is no stand-in for the Electron of macOS.');
  const folder = join(parent, `electron-${system}`);
  await mkdir(join(folder, 'locales'), { recursive: true });
  await mkdir(join(folder, 'resources'));
  for (const name of [...everywhere, ...others[system]]) {
    await writeFile(join(folder, name), `Stands in for ${name} of Electron.\n`);
  }
  const { version } = createRequire(import.meta.url)('electron/package.json') as {
    version: string;
  };
  await writeFile(join(folder, 'version'), version);
  if (system === 'windows') {
    await writeFile(join(folder, 'electron.exe'), stubProgram(version, fuseWire));
    return folder;
  }
  // The shell reads no further than the exit.
  const script = Buffer.from(`#!/bin/sh\necho "A stand-in for Electron ${version}: $0"\nexit 0\n`);
  const program = { mode: 0o755 };
  await writeFile(join(folder, 'electron'), Buffer.concat([script, fuseWire]), program);
  await writeFile(join(folder, 'chrome-sandbox'), '#!/bin/sh\nexit 1\n', program);
  return folder;
}
