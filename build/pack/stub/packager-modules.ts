import { createRequire } from 'node:module';

/** Resolves what electron-builder brings along, in the version that it uses itself. */
const own = createRequire(import.meta.url);
const builder = createRequire(own.resolve('electron-builder'));
const library = createRequire(builder.resolve('app-builder-lib'));

/**
 * A package of the packager's.
 *
 * @param name such as `@electron/fuses`
 */
export function packagerModule<T>(name: string): T {
  return library(name) as T;
}
