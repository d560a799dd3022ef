import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, inject, test } from 'vitest';
import { packageFile, unpacked } from './packed.ts';

const { folder, output } = inject('packed');

test('every package is listed with its sum, and said not to be signed', () => {
  const sums = readFileSync(join(folder, 'SHA256SUMS'), 'utf8').trim().split('\n');
  const names = sums.map((line) => line.split('  ')[1] ?? '');
  expect(names).toContain(packageFile('.deb').slice(folder.length + 1));
  for (const line of sums) {
    const [sum = '', name = ''] = line.split('  ');
    const made = createHash('sha256')
      .update(readFileSync(join(folder, name)))
      .digest('hex');
    expect(sum).toBe(made);
    expect(output).toContain(name);
    expect(output).toContain(sum);
  }
  const packages = readdirSync(folder).filter((name) => /\.(deb|rpm|zip|exe)$/.test(name));
  expect(names).toEqual(expect.arrayContaining(packages));
  expect(output).toContain('linux: Not signed');
  expect(output).toContain('windows: Not signed');
  expect(output).toContain('not for handing out');
});

test('packages have names that stay', () => {
  const { version } = JSON.parse(
    readFileSync(join(import.meta.dirname, '../../package.json'), 'utf8'),
  ) as { version: string };
  const stem = `mailbox-oauth-assistant-${version}`;
  expect(readdirSync(folder)).toEqual(
    expect.arrayContaining([
      `${stem}-linux-amd64.deb`,
      `${stem}-linux-x86_64.rpm`,
      `${stem}-linux-x64.zip`,
      `${stem}-win-x64.zip`,
      `${stem}-sbom.cdx.json`,
    ]),
  );
});

test('the manifest of updates names the packages, and no build asks any address by itself', () => {
  const manifest = readFileSync(join(folder, 'latest-linux.yml'), 'utf8');
  expect(manifest).toMatch(/url: mailbox-oauth-assistant-[\d.]+-linux-amd64\.deb/);
  const update = readFileSync(join(unpacked('linux'), 'resources/app-update.yml'), 'utf8');
  // A name that nobody can have (RFC 2606).
  expect(update).toMatch(/^url: https:\/\/[\w.-]+\.invalid\/$/m);
});

test('what a person needs to know of licences lies beside the archive', () => {
  for (const system of ['linux', 'win'] as const) {
    const beside = readdirSync(join(unpacked(system), 'resources'));
    expect(beside).toEqual(expect.arrayContaining(['LICENSE.txt', 'THIRD-PARTY-NOTICES.txt']));
    expect(readdirSync(unpacked(system))).toContain('LICENSES.chromium.html');
  }
});
