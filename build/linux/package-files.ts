import { mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Licences } from '../../shared/licences.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** Where packages put the app. */
export const installFolder = '/opt/Mailbox OAuth Assistant';

const folder = join(root, 'dist', 'linux');

/** A link to the program, for /usr/bin. */
export const programLink = join(folder, 'mailbox-oauth-assistant');

/** The licences of the app and of what is in it. */
export const debCopyright = join(folder, 'copyright');

/** Makes what packages for Linux have in them beside the app. To be called after the build. */
export function writePackageFiles(): void {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  symlinkSync(`${installFolder}/mailbox-oauth-assistant`, programLink);
  const licences = JSON.parse(readFileSync(join(root, 'dist/licences.json'), 'utf8')) as Licences;
  writeFileSync(debCopyright, copyrightText(readFileSync(join(root, 'LICENSE'), 'utf8'), licences));
}

/**
 * The copyright file of a package, free in its form as Debian's policy (12.5) allows.
 *
 * @param licence of the app itself
 * @param bundled what is in the app's own code; Electron and Chromium come with files of their own
 */
export function copyrightText(licence: string, bundled: Licences): string {
  const texts = bundled.packages.map(
    ({ name, version, licence: kind, text }) => `${name} ${version} (${kind})\n\n${text ?? ''}`,
  );
  const parts = [
    `Mailbox OAuth Assistant\n\n${licence}`,
    `Electron and Chromium: see LICENSE.electron.txt and LICENSES.chromium.html in\n${installFolder}`,
    ...texts,
  ];
  return `${parts.map((part) => part.trim()).join(`\n\n${'-'.repeat(72)}\n\n`)}\n`;
}
