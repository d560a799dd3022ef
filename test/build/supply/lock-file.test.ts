import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { mayBuildWith, mayContain } from '../../../build/supply/licence-lists.ts';
import { lockFileFaults, type LockFile, readLockFile } from '../../../build/supply/lock-file.ts';

const ours = readLockFile(fileURLToPath(new URL('../../../package-lock.json', import.meta.url)));

/** Our lock file with one package more. */
function withPackage(found: Partial<LockFile['packages'][string]>): LockFile {
  const sound = { version: '1.2.3', license: 'MIT', integrity: `sha512-${'A'.repeat(86)}==` };
  const packages = { ...ours.packages, 'node_modules/a/node_modules/@b/c': { ...sound, ...found } };
  return { ...ours, packages };
}

test('every package of the lock file has a hash, a registry and a licence on the lists', () => {
  expect(Object.keys(ours.packages).length).toBeGreaterThan(100);
  expect(lockFileFaults(ours)).toEqual([]);
});

test('a sound package more is no fault', () => {
  expect(lockFileFaults(withPackage({}))).toEqual([]);
  const resolved = 'https://registry.invalid/@b/c/-/c-1.2.3.tgz';
  expect(lockFileFaults(withPackage({ resolved }))).toEqual([]);
});

test.each([
  ['no hash', { integrity: '' }, 'has no SHA-512 hash'],
  ['a weak hash', { integrity: 'sha1-2jmj7l5rSw0yVb/vlWAYkK/YBwk=' }, 'has no SHA-512 hash'],
  ['a link', { link: true }, 'is a link to a folder'],
  ['a repository', { resolved: 'git+ssh://git@github.com/b/c.git#abc' }, 'comes from git+ssh:'],
  ['a file', { resolved: 'file:../c.tgz' }, 'comes from file:'],
  ['no encryption', { resolved: 'http://registry.invalid/c.tgz' }, 'comes from http:'],
  ['a script', { hasInstallScript: true }, 'runs a script when it is installed'],
  ['a foreign licence', { license: 'GPL-3.0-only' }, 'licence "GPL-3.0-only" is not on the list'],
  ['another left out', { optionalDependencies: { '@b/c-win32': '1.2.3' } }, 'may need @b/c-win32'],
  ['no licence', { license: '' }, 'licence "" is not on the list'],
])('a package with %s fails the build', (_what, found, fault) => {
  const faults = lockFileFaults(withPackage(found));
  expect(faults).toHaveLength(1);
  expect(faults[0]).toContain(`node_modules/a/node_modules/@b/c: ${fault}`);
});

test('an exception that nothing needs fails the build', () => {
  const { ['node_modules/axe-core']: _axe, ...packages } = ours.packages;
  expect(lockFileFaults({ ...ours, packages })).toEqual([
    'axe-core: an exception for a package that is not there',
  ]);
});

test.each([
  ['MIT', true],
  ['(MIT OR GPL-3.0)', true],
  ['Apache-2.0', true],
  ['MIT AND GPL-3.0', false],
  ['LGPL-3.0', false],
  ['MPL-2.0', false],
  ['', false],
])('the app may contain %s: %s', (licence, may) => {
  expect(mayContain(licence)).toBe(may);
});

test('an exception is for its package and its licence alone', () => {
  expect(mayBuildWith('axe-core', 'MPL-2.0')).toBe(true);
  expect(mayBuildWith('lightningcss-linux-x64-gnu', 'MPL-2.0')).toBe(true);
  expect(mayBuildWith('axe-core', 'GPL-2.0')).toBe(false);
  expect(mayBuildWith('axe-core-more', 'MPL-2.0')).toBe(false);
});
