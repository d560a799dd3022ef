import { readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { expect, test } from 'vitest';

const root = resolve(import.meta.dirname, '../../..');

/** What a module imports when it runs: imports of types alone are gone by then. */
function importsOf(file: string): string[] {
  const text = readFileSync(file, 'utf8');
  const found = text.matchAll(
    /^(?:import|export)\s+(?!type\b)(?:([^;'"]*?)\s+from\s+)?['"]([^'"]+)['"]/gm,
  );
  return [...found].flatMap(([, names = '', from = '']) => {
    const inBraces = /^\{([^}]*)\}$/.exec(names.trim())?.[1];
    const onlyTypes = inBraces
      ?.split(',')
      .filter((name) => name.trim() !== '')
      .every((name) => name.trim().startsWith('type '));
    return onlyTypes === true ? [] : [from];
  });
}

/** Every module that is loaded with one, each with the one that asked for it. */
function loadedWith(entry: string): Map<string, string> {
  const loaded = new Map<string, string>([[entry, '']]);
  for (const file of loaded.keys()) {
    if (!/\.tsx?$/.test(file)) continue;
    for (const from of importsOf(file)) {
      const target = from.startsWith('.') ? join(dirname(file), from) : from;
      if (!loaded.has(target)) loaded.set(target, relative(root, file));
    }
  }
  return loaded;
}

test('the page loads no schemas: they are compiled as code, which its policy refuses', () => {
  const loaded = loadedWith(join(root, 'renderer/main.tsx'));
  expect([...loaded.keys()]).toContain(join(root, 'shared/diagnosis/diagnose.ts'));
  expect([...loaded.keys()]).toContain('react');
  expect(loaded.get('zod')).toBeUndefined();
});
