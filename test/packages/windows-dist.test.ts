import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, inject, test } from 'vitest';
import { packageFile, unpacked } from './packed.ts';

/** The files in an archive; 7-Zip looks into Setups, too. */
function filesIn(archive: string): string[] {
  return execFileSync('7z', ['l', '-slt', '-ba', archive], { encoding: 'utf8' })
    .split('\n\n')
    .filter((entry) => !/^(Folder = \+|Attributes = D)/m.test(entry))
    .flatMap((entry) => /^Path = (.+)$/m.exec(entry)?.[1] ?? [])
    .sort();
}

test('the Setup and the zip of Windows have the files that were packed, and no others', () => {
  const packed = readdirSync(unpacked('win'), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(unpacked('win').length + 1))
    .sort();
  expect(packed).toContain('resources/app.asar');
  expect(filesIn(packageFile('-win-x64.zip'))).toEqual(packed);
  const setup = filesIn(packageFile('-win-x64-setup.exe'));
  const own = setup.filter((path) => /^(\$PLUGINSDIR\/.*\.dll|Uninstall .*\.exe)$/.test(path));
  expect(own).toContain('Uninstall Mailbox OAuth Assistant.exe');
  expect(setup.filter((path) => !own.includes(path))).toEqual(packed);
});

test('the manifest of updates names the Setup, which asks nobody to be an administrator', () => {
  const manifest = readFileSync(join(inject('packed').folder, 'latest.yml'), 'utf8');
  expect(manifest).toMatch(/url: mailbox-oauth-assistant-[\d.]+-win-x64-setup\.exe/);
  expect(manifest).not.toContain('isAdminRightsRequired');
  const setup = readFileSync(packageFile('-win-x64-setup.exe'), 'latin1');
  expect(setup).toContain('level="asInvoker"');
});
