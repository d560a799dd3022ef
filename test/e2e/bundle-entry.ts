import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';
import mainConfiguration from '../../build/vite.main.config.ts';

const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))));

/**
 * The app's own main process, as `npm run build` makes it.
 *
 * @throws Error when it has not been built
 */
export function builtMain(): string {
  const main = join(root, 'dist', 'main', 'main.js');
  if (!existsSync(main)) throw new Error('The app has not been built; run `npm run build` first.');
  return main;
}

/**
 * Bundles another main process as the app's own is bundled, beside it, so that it finds the same
 * preload script and pages.
 *
 * @param entry path of its TypeScript file
 * @param inPlaceOf modules of the app, by the end of their import, and what stands in for each
 * @returns path of the bundle
 */
export async function bundleEntry(
  entry: string,
  inPlaceOf: Readonly<Record<string, string>> = {},
): Promise<string> {
  const path = resolve(entry);
  const known = JSON.stringify([path, inPlaceOf, process.pid]);
  // One file for each entry and test process, so that workers do not write over each other.
  const unique = createHash('sha256').update(known).digest('hex').slice(0, 8);
  const name = `${basename(path, '.ts')}-${unique}`;
  const rolldown = mainConfiguration.build.rolldownOptions;
  await build({
    ...mainConfiguration,
    logLevel: 'warn',
    plugins: [
      {
        name: 'stand-ins',
        enforce: 'pre',
        resolveId: (source: string, importer?: string) =>
          // A stand-in itself may want the module that it stands for.
          importer !== undefined && Object.values(inPlaceOf).includes(importer)
            ? undefined
            : Object.entries(inPlaceOf).find(([end]) => source.endsWith(end))?.[1],
      },
    ],
    build: {
      ...mainConfiguration.build,
      outDir: join(root, 'dist', 'e2e'),
      emptyOutDir: false,
      rolldownOptions: { ...rolldown, input: { [name]: path } },
    },
  });
  return join(root, 'dist', 'e2e', `${name}.js`);
}
