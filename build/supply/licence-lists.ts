/**
 * Licences of what is in the program: they ask for no more than to be named, which the app and the
 * notices beside it do.
 */
export const bundledLicences: ReadonlySet<string> = new Set([
  '0BSD',
  'Apache-2.0',
  'BlueOak-1.0.0',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'ISC',
  'MIT',
  'MIT-0',
  'Zlib',
]);

/**
 * Packages that only build and test the program, under a licence that nothing in it may have. Each
 * by its name, or by its beginning and `*`, with the licence it has and why it is here.
 */
export const toolExceptions: readonly { name: string; licence: string; reason: string }[] = [
  { name: 'axe-core', licence: 'MPL-2.0', reason: 'the accessibility tests run it, unchanged' },
  { name: 'lightningcss', licence: 'MPL-2.0', reason: 'Vite minifies styles with it, unchanged' },
  { name: 'lightningcss-*', licence: 'MPL-2.0', reason: 'the same, compiled for one system' },
  { name: 'caniuse-lite', licence: 'CC-BY-4.0', reason: 'a table of browsers that Babel reads' },
  { name: 'argparse', licence: 'Python-2.0', reason: 'the command of js-yaml, which nobody calls' },
  {
    ...{ name: 'truncate-utf8-bytes', licence: 'WTFPL' },
    reason: 'the packager shortens file names with it',
  },
];

/**
 * Whether a licence is on the list. One of several, as in `(MIT OR GPL-3.0)`, is enough; of those
 * joined by `AND` none is taken, so that somebody looks.
 *
 * @param licence an SPDX expression; '' for none
 */
export function mayContain(licence: string): boolean {
  return licence
    .replace(/^\((.*)\)$/, '$1')
    .split(' OR ')
    .some((one) => bundledLicences.has(one));
}

/** Whether a package may build and test the program: what may be in it, and the named exceptions. */
export function mayBuildWith(name: string, licence: string): boolean {
  return (
    mayContain(licence) ||
    toolExceptions.some(
      (exception) => exception.licence === licence && isNamed(name, exception.name),
    )
  );
}

/** Whether `pattern` is this name or, with a `*` at its end, the beginning of it. */
export function isNamed(name: string, pattern: string): boolean {
  return pattern.endsWith('*') ? name.startsWith(pattern.slice(0, -1)) : name === pattern;
}
