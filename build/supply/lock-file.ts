import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { isNamed, mayBuildWith, toolExceptions } from './licence-lists.ts';

/** What is looked at of a package in the lock file. Source: npm, "package-lock.json". */
const lockSchema = z.object({
  lockfileVersion: z.literal(3),
  packages: z.record(
    z.string(),
    z.object({
      name: z.string().exactOptional(),
      version: z.string().exactOptional(),
      resolved: z.string().exactOptional(),
      integrity: z.string().exactOptional(),
      link: z.boolean().exactOptional(),
      hasInstallScript: z.boolean().exactOptional(),
      license: z.string().exactOptional(),
      optionalDependencies: z.record(z.string(), z.string()).exactOptional(),
    }),
  ),
});
export type LockFile = z.infer<typeof lockSchema>;

/**
 * Packages that may bring a script which npm would run at their installation. Neither needs it:
 * esbuild's only looks for its own binary, and what electron-winstaller's prepares is not used.
 */
const installScripts: ReadonlySet<string> = new Set(['electron-winstaller', 'esbuild']);

/** The strongest hash that npm writes. */
const sha512 = /^sha512-[A-Za-z0-9+/]{86}==$/;

/** Reads npm's lock file. Throws where it is none of version 3. */
export function readLockFile(path: string): LockFile {
  return lockSchema.parse(JSON.parse(readFileSync(path, 'utf8')));
}

/**
 * What is wrong with a lock file: packages without a hash, from elsewhere than a registry, with a
 * script that nobody agreed to, or under a licence that is not on the lists; what another system needs
 * and was left out when it was written, with which `npm ci` refuses the file on every system; and
 * exceptions that nothing needs any more.
 *
 * @returns one line for each fault; none where all is well
 */
export function lockFileFaults(lock: LockFile): string[] {
  const packages = Object.entries(lock.packages).filter(([path]) => path !== '');
  const names = packages.map(([path, { name }]) => name ?? packageName(path));
  return [
    ...packages.flatMap(([path, found], index) => {
      const name = names[index] ?? path;
      const faults: string[] = [];
      if (found.link === true) faults.push('is a link to a folder');
      if (found.resolved !== undefined && !isFromRegistry(found.resolved)) {
        faults.push(`comes from ${found.resolved}`);
      }
      if (!sha512.test(found.integrity ?? '')) faults.push('has no SHA-512 hash');
      if (found.hasInstallScript === true && !installScripts.has(name)) {
        faults.push('runs a script when it is installed');
      }
      if (!mayBuildWith(name, found.license ?? '')) {
        faults.push(`licence "${found.license ?? ''}" is not on the list`);
      }
      for (const needed of Object.keys(found.optionalDependencies ?? {})) {
        if (!names.includes(needed)) faults.push(`may need ${needed}, which is not in the file`);
      }
      return faults.map((fault) => `${path}: ${fault}`);
    }),
    ...toolExceptions
      .filter((exception) => !names.some((name) => isNamed(name, exception.name)))
      .map(({ name }) => `${name}: an exception for a package that is not there`),
    ...[...installScripts]
      .filter((name) => !names.includes(name))
      .map((name) => `${name}: an exception for a package that is not there`),
  ];
}

/** A package of a registry is an archive over HTTPS; a repository or a file is not. */
function isFromRegistry(resolved: string): boolean {
  return /^https:\/\/[^\s?#]+\.tgz$/.test(resolved);
}

/** `@scope/name` of `node_modules/x/node_modules/@scope/name`. */
function packageName(path: string): string {
  return path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length);
}
