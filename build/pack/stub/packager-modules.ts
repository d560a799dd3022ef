import { createRequire } from 'node:module';

/** Resolves what electron-builder brings along, in the version that it uses itself. */
const own = createRequire(import.meta.url);
const builder = createRequire(own.resolve('electron-builder'));
const library = createRequire(builder.resolve('app-builder-lib'));

/**
 * A package of the packager's.
 *
 * @param name such as `@electron/fuses`; the caller knows its type
 */
export function packagerModule(name: string): unknown {
  return library(name);
}
