import { builtinModules } from 'node:module';
import { statSync } from 'node:fs';
import { parseSync } from 'vite';
import { describe, expect, test } from 'vitest';
import { archiveFile, asar } from './packed.ts';

const archive = archiveFile('linux');

/** Octets; what the issue of packing allows: 6 MB. */
const mostOfAll = 6_000_000;

/** Every file in the archive, without a slash before it. */
function files(): string[] {
  return asar
    .listPackage(archive, { isPack: false })
    .map((path) => path.slice(1))
    .filter((path) => !('files' in asar.statFile(archive, path)));
}

function text(path: string): string {
  return asar.extractFile(archive, path).toString('utf8');
}

/** What a script loads: by its imports, in the middle of a function, and by `require`. */
function importsOf(code: string): string[] {
  const names: string[] = [];
  // A bundler gives `require` a name of its own.
  const isRequire = (name: unknown): boolean => /^(__)?require(\$\d+)?$/.test(String(name));
  const visit = (node: unknown): void => {
    if (typeof node !== 'object' || node === null) return;
    const { type, source, callee, arguments: given } = node as Record<string, unknown>;
    const first =
      type === 'CallExpression' && isRequire((callee as { name?: unknown }).name)
        ? (given as unknown[])[0]
        : source;
    const { value } = (first ?? {}) as { value?: unknown };
    if (typeof value === 'string') names.push(value);
    Object.values(node).forEach(visit);
  };
  visit(parseSync('script.js', code).program);
  return names;
}

const scripts = files().filter((path) => /\.c?js$/.test(path));

describe('the archive of the app', () => {
  test('holds only what runs', () => {
    // The parts of the bundles have names with a hash of what is in them.
    const part = /^(dist\/(?:main|renderer)\/assets)\/([\w.-]+-[\w-]{8}\.(?:js|css))$/;
    const names = files().map((path) => path.replace(part, '$1/PART'));
    expect([...new Set(names)].sort()).toEqual([
      'build/icons/png/256x256.png',
      'dist/licences.json',
      'dist/main/assets/PART',
      'dist/main/main.js',
      'dist/preload/preload.cjs',
      'dist/renderer/assets/PART',
      'dist/renderer/index.html',
      'package.json',
    ]);
    // And each of them is asked for by another.
    const texts = files().filter((path) => /\.(c?js|html)$/.test(path));
    const unused = files()
      .flatMap((path) => part.exec(path)?.[2] ?? [])
      .filter((name) => !texts.some((path) => text(path).includes(name)));
    expect(unused).toEqual([]);
  });

  test('is the same for Windows', () => {
    expect(asar.listPackage(archiveFile('win'), { isPack: false })).toEqual(
      asar.listPackage(archive, { isPack: false }),
    );
  });

  test('weighs at most 6 MB', () => {
    expect(statSync(archive).size).toBeLessThan(mostOfAll);
    // And is not an empty shell.
    expect(statSync(archive).size).toBeGreaterThan(mostOfAll / 4);
  });

  test('has no source map, neither beside its scripts nor in them', () => {
    const found = scripts.filter((path) => /^\/\/[#@] sourceMappingURL=/m.test(text(path)));
    expect(found).toEqual([]);
    expect(scripts.some((path) => text(path).includes('"sourcesContent"'))).toBe(false);
  });

  test('needs no package that is not in it', () => {
    const available = new Set([...builtinModules, 'electron']);
    const wanted = scripts
      .filter((path) => !path.startsWith('dist/renderer/'))
      .flatMap((path) => importsOf(text(path)))
      .filter((name) => !name.startsWith('.'));
    expect(wanted).toContain('electron');
    expect(wanted).toContain('node:path');
    const missing = wanted.filter((name) => !available.has(name.replace(/^node:/, '')));
    expect([...new Set(missing)]).toEqual([]);
  });

  test('says nothing of how the app is developed', () => {
    const manifest = JSON.parse(text('package.json')) as Record<string, unknown>;
    expect(manifest).toMatchObject({
      name: 'mailbox-oauth-assistant',
      main: 'dist/main/main.js',
      desktopName: 'mailbox-oauth-assistant.desktop',
    });
    expect(manifest).not.toHaveProperty('devDependencies');
    expect(manifest).not.toHaveProperty('scripts');
  });
});
