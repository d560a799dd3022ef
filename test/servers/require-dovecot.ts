import { execFile } from 'node:child_process';
import { access, constants } from 'node:fs/promises';
import { delimiter, join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** Where the Lua passdb driver lies on Debian and on the distributions with a lib64. */
const luaDrivers = [
  '/usr/lib/dovecot/modules/auth/libauthdb_lua.so',
  '/usr/lib64/dovecot/auth/libauthdb_lua.so',
  '/usr/lib/dovecot/auth/libauthdb_lua.so',
];

/** A Dovecot that the tests can start, or why there is none. */
export type FoundDovecot = { path: string; version: string } | { missing: string };

/** The part of a running vitest test that can leave it out. */
interface Skippable {
  skip: (note?: string) => never;
}

async function isThere(path: string, mode: number): Promise<boolean> {
  return access(path, mode).then(
    () => true,
    () => false,
  );
}

/** Looks for Dovecot 2.3 with Lua authentication; daemons are often outside a user's PATH. */
export async function findDovecot(): Promise<FoundDovecot> {
  const folders = [
    ...(process.env['PATH'] ?? '').split(delimiter),
    '/usr/sbin',
    '/usr/local/sbin',
  ].map((folder) => join(folder, 'dovecot'));
  for (const path of folders) {
    if (!(await isThere(path, constants.X_OK))) continue;
    const { stdout } = await run(path, ['--version']);
    const version = stdout.trim();
    if (!version.startsWith('2.3.')) {
      return { missing: `Dovecot 2.3 is needed; ${path} is ${version}, configured differently` };
    }
    const drivers = await Promise.all(luaDrivers.map((file) => isThere(file, constants.R_OK)));
    if (!drivers.includes(true)) {
      return { missing: 'Dovecot has no Lua authentication (Debian: dovecot-auth-lua)' };
    }
    return { path, version };
  }
  return { missing: 'Dovecot is not installed (Debian: dovecot-core dovecot-imapd)' };
}

/**
 * The Dovecot to test with. Where there is none the test is left out aloud, by a line on stderr and
 * in the report; with `CI=true` it fails instead, so that nobody takes a skipped suite for a pass.
 */
export function requireDovecot(
  found: FoundDovecot,
  context: Skippable,
): { path: string; version: string } {
  if ('path' in found) return found;
  if (process.env['CI'] === 'true') throw new Error(found.missing);
  process.stderr.write(`SKIPPED, not passed: ${found.missing}\n`);
  return context.skip(found.missing);
}
