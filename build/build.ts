import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { build, type InlineConfig } from 'vite';
import builder from './electron-builder.config.ts';
import { createBundledPackages } from './licences.ts';
import { lockFileFaults, readLockFile } from './supply/lock-file.ts';
import { readRuntime, thirdPartyNotices } from './supply/notices.ts';
import { bomOf, npmSbom } from './supply/sbom.ts';
import main from './vite.main.config.ts';
import preload from './vite.preload.config.ts';
import renderer from './vite.renderer.config.ts';

const path = (relative: string) => fileURLToPath(new URL(`../${relative}`, import.meta.url));

const faults = lockFileFaults(readLockFile(path('package-lock.json')));
if (faults.length > 0) throw new Error(`package-lock.json:\n${faults.join('\n')}`);

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

const licences = packages.licences();
const runtime = readRuntime();
const electron = { name: 'electron', version: runtime.version };
const bom = bomOf(npmSbom(path('.')), builder.productName, [...licences.packages, electron]);
writeFileSync(path('dist/licences.json'), `${JSON.stringify(licences, undefined, 1)}\n`);
writeFileSync(
  path('dist/THIRD-PARTY-NOTICES.txt'),
  thirdPartyNotices(builder.productName, licences, runtime),
);
writeFileSync(path('dist/sbom.cdx.json'), `${JSON.stringify(bom, undefined, 1)}\n`);
