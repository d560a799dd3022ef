import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { build, type InlineConfig } from 'vite';
import { createBundledPackages } from './licences.ts';
import main from './vite.main.config.ts';
import preload from './vite.preload.config.ts';
import renderer from './vite.renderer.config.ts';

const packages = createBundledPackages();

// Plain Vite rather than electron-vite: three small configurations that the tests and the
// Chromium start use as they are, and no template's preload or folder layout to undo.
const configurations: readonly InlineConfig[] = [main, preload, renderer];
for (const config of configurations) {
  await build({
    ...config,
    logLevel: 'warn',
    plugins: [...(config.plugins ?? []), packages.plugin()],
  });
}

writeFileSync(
  fileURLToPath(new URL('../dist/licences.json', import.meta.url)),
  `${JSON.stringify(packages.licences(), undefined, 1)}\n`,
);
