import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import type { Licences } from '../../shared/licences.ts';

const rule = '-'.repeat(78);

/** Electron, as its npm package has it. */
export interface Runtime {
  version: string;
  licence: string;
}

/** Reads the version and the licence of Electron's package; its binary need not be there. */
export function readRuntime(): Runtime {
  const folder = dirname(createRequire(import.meta.url).resolve('electron/package.json'));
  const { version } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as {
    version: string;
  };
  return { version, licence: readFileSync(join(folder, 'LICENSE'), 'utf8').trim() };
}

/**
 * The text that goes beside the program: whose work is in it, and under which licence. What
 * Electron itself contains is in the two files that come with its binary, which the packager puts
 * beside the executable: `LICENSE.electron.txt` and `LICENSES.chromium.html`.
 *
 * @param name the program's name
 * @returns plain text with line feeds
 */
export function thirdPartyNotices(
  name: string,
  { packages }: Licences,
  { version, licence }: Runtime,
): string {
  const parts = packages.map(
    (each) =>
      `${each.name} ${each.version}\nLicence: ${each.licence}\n\n${each.text ?? 'This package comes without the text of its licence.'}`,
  );
  return [
    `${name} contains the work of others.`,
    [
      `It runs in Electron ${version}, which contains Chromium, Node.js and more. Their licences are`,
      'in LICENSES.chromium.html, which comes with Electron and lies beside the program.',
    ].join('\n'),
    `These ${packages.length} packages are in the program itself:`,
    packages.map((each) => `  ${each.name} ${each.version} (${each.licence})`).join('\n'),
    ...[`Electron ${version}\nLicence: MIT\n\n${licence}`, ...parts].map(
      (part) => `${rule}\n\n${part}`,
    ),
  ]
    .join('\n\n')
    .replaceAll('\r\n', '\n')
    .concat('\n');
}
