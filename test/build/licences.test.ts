import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { build } from 'vite';
import { createBundledPackages, packageFolder } from '../../build/licences.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'licences-test-'));
});
afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

/** A package with one module that says its own name. */
function addPackage(name: string, file: object, licence?: string): void {
  const place = join(folder, 'node_modules', name);
  mkdirSync(place, { recursive: true });
  const described = { name, version: '1.2.3', main: 'index.js', type: 'module', ...file };
  writeFileSync(join(place, 'package.json'), JSON.stringify(described));
  writeFileSync(join(place, 'index.js'), `export const name = ${JSON.stringify(name)};`);
  if (licence !== undefined) writeFileSync(join(place, 'LICENSE.md'), licence);
}

/** The list of a program that consists of `source`. */
async function licencesOf(source: string) {
  writeFileSync(join(folder, 'main.js'), source);
  const packages = createBundledPackages();
  await build({
    root: folder,
    configFile: false,
    logLevel: 'silent',
    plugins: [packages.plugin()],
    build: { write: false, lib: { entry: 'main.js', formats: ['es'] } },
  });
  return packages.licences().packages;
}

describe('the list of licences', () => {
  test('has every package of the bundle, each once, and none that is not in it', async () => {
    addPackage('zebra', { license: 'MIT' }, 'The licence of zebra.');
    addPackage('@scope/ant', { license: '(BSD-3-Clause OR GPL-2.0)', repository: 'github:x/ant' });
    addPackage('unused', { license: 'GPL-3.0' });
    addPackage('dropped', { license: 'GPL-3.0', sideEffects: false });
    const found = await licencesOf(`
      import { name as zebra } from 'zebra';
      import { name as ant } from '@scope/ant';
      import { name as dropped } from 'dropped';
      console.log(zebra, ant);
    `);
    expect(found).toEqual([
      {
        ...{ name: '@scope/ant', version: '1.2.3', licence: '(BSD-3-Clause OR GPL-2.0)' },
        text: 'github:x/ant',
      },
      { name: 'zebra', version: '1.2.3', licence: 'MIT', text: 'The licence of zebra.' },
    ]);
  });

  test.each([['GPL-3.0'], ['MPL-2.0'], ['UNLICENSED'], [undefined]])(
    'fails the build for a package under %s',
    async (license) => {
      addPackage('foreign', { license });
      const list = licencesOf("import { name } from 'foreign'; console.log(name);");
      await expect(list).rejects.toThrow(/^foreign 1\.2\.3: licence/);
    },
  );
});

test.each([
  ['/x/node_modules/react/index.js', '/x/node_modules/react'],
  ['\0/x/node_modules/@a/b/c.js?x', '/x/node_modules/@a/b'],
  ['C:\\x\\node_modules\\a\\node_modules\\b\\c.js', 'C:/x/node_modules/a/node_modules/b'],
  ['/x/renderer/main.tsx', undefined],
])('%s is a module of %s', (id, place) => {
  expect(packageFolder(id)).toBe(place);
});
