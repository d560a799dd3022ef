import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { electronFault } from '../../../build/supply/electron-majors.ts';

test.each(['45.4.1', '46.0.0', '47.9.9', '44.0.0'])(
  '45 gets fixes while %s is newest',
  (newest) => {
    expect(electronFault('45.4.1', newest)).toBeUndefined();
  },
);

test('three majors behind fails', () => {
  expect(electronFault('45.4.1', '48.0.0')).toContain('3 majors behind 48.0.0');
});

test.each([
  ['^45.4.1', '45.4.1', 'no single version'],
  ['latest', '45.4.1', 'no single version'],
  ['46.0.0-beta.1', '45.4.1', 'no single version'],
  ['45.4.1', '', 'no version'],
])('pinned to %s with "%s" from the registry fails', (pinned, newest, fault) => {
  expect(electronFault(pinned, newest)).toContain(fault);
});

test('the Electron that is pinned here is one version, the same that the lock file has', () => {
  const read = (name: string) =>
    JSON.parse(readFileSync(new URL(`../../../${name}`, import.meta.url), 'utf8')) as {
      devDependencies: Record<string, string>;
      packages: Record<string, { version: string }>;
    };
  const pinned = read('package.json').devDependencies['electron'] ?? '';
  expect(electronFault(pinned, pinned)).toBeUndefined();
  expect(read('package-lock.json').packages['node_modules/electron']?.version).toBe(pinned);
});
