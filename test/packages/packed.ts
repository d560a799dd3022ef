import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import type * as Asar from '@electron/asar';
import { inject } from 'vitest';
import { packagerModule } from '../../build/pack/stub/packager-modules.ts';

/** The path of a package, by how its name ends. */
export function packageFile(ending: string): string {
  const { folder } = inject('packed');
  const name = readdirSync(folder).find((each) => each.endsWith(ending));
  if (name === undefined) throw new Error(`Nothing that was packed ends in ${ending}.`);
  return join(folder, name);
}

/** The folder that the packages of a system were made of. */
export function unpacked(system: 'linux' | 'win'): string {
  return join(inject('packed').folder, `${system}-unpacked`);
}

/** Reads the app's archive. */
export const asar = packagerModule('@electron/asar') as typeof Asar;

export function archiveFile(system: 'linux' | 'win'): string {
  return join(unpacked(system), 'resources/app.asar');
}
