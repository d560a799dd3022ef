import { execFile } from 'node:child_process';
import { access, constants } from 'node:fs/promises';
import { delimiter, join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** Where Dovecot keeps its programs on Debian and elsewhere. */
const dovecotPrograms = ['/usr/lib/dovecot', '/usr/libexec/dovecot'];

/** Where the Lua passdb driver lies on Debian and on the distributions with a lib64. */
const luaDrivers = [
  '/usr/lib/dovecot/modules/auth/libauthdb_lua.so',
  '/usr/lib64/dovecot/auth/libauthdb_lua.so',
  '/usr/lib/dovecot/auth/libauthdb_lua.so',
];

/** The paths of the two programs. */
export interface MailPrograms {
  dovecot: string;
  exim: string;
}

/** Mail servers that the tests can start, or why there are none. */
export type FoundMailServers = MailPrograms | { missing: string };

/** The part of a running vitest test that can leave it out. */
interface Skippable {
  skip: (note?: string) => never;
}

async function firstThere(paths: readonly string[], mode: number): Promise<string | undefined> {
  for (const path of paths) {
    const isThere = await access(path, mode).then(
      () => true,
      () => false,
    );
    if (isThere) return path;
  }
  return undefined;
}

/** The program of one of these names; daemons are often outside a user's PATH. */
function findProgram(...names: string[]): Promise<string | undefined> {
  const path = (process.env['PATH'] ?? '').split(delimiter);
  const folders = [...path, '/usr/sbin', '/usr/local/sbin'];
  return firstThere(
    folders.flatMap((folder) => names.map((name) => join(folder, name))),
    constants.X_OK,
  );
}

/** Dovecot 2.3 with Lua authentication and its three services, or what is missing. */
async function findDovecot(): Promise<{ path: string } | { missing: string }> {
  const path = await findProgram('dovecot');
  if (path === undefined) {
    return { missing: 'Dovecot is not installed (Debian: dovecot-core dovecot-imapd)' };
  }
  const version = (await run(path, ['--version'])).stdout.trim();
  if (!version.startsWith('2.3.')) {
    return { missing: `Dovecot 2.3 is needed; ${path} is ${version}, configured differently` };
  }
  if ((await firstThere(luaDrivers, constants.R_OK)) === undefined) {
    return { missing: 'Dovecot has no Lua authentication (Debian: dovecot-auth-lua)' };
  }
  for (const [service, debian] of [
    ['imap', 'dovecot-imapd'],
    ['pop3', 'dovecot-pop3d'],
    ['submission', 'dovecot-submissiond'],
  ] as const) {
    const programs = dovecotPrograms.map((folder) => join(folder, service));
    if ((await firstThere(programs, constants.X_OK)) === undefined) {
      return { missing: `Dovecot has no ${service} service (Debian: ${debian})` };
    }
  }
  return { path };
}

/** An Exim that can ask Dovecot about logins, or what is missing. */
async function findExim(): Promise<{ path: string } | { missing: string }> {
  const path = await findProgram('exim4', 'exim');
  if (path === undefined) {
    return { missing: 'Exim is not installed (Debian: exim4-daemon-heavy)' };
  }
  // What it was built with does not depend on its configuration, which may be broken.
  const { stdout } = await run(path, ['-C', '/dev/null', '-bV']);
  if (!/^Authenticators:.* dovecot\b/m.test(stdout)) {
    return { missing: 'Exim cannot ask Dovecot about logins (Debian: exim4-daemon-heavy)' };
  }
  return { path };
}

/** Looks for the mail servers that the tests need. */
export async function findMailServers(): Promise<FoundMailServers> {
  const [dovecot, exim] = await Promise.all([findDovecot(), findExim()]);
  if ('missing' in dovecot) return dovecot;
  if ('missing' in exim) return exim;
  return { dovecot: dovecot.path, exim: exim.path };
}

/**
 * The mail servers to test with. Where there are none the test is left out aloud, by a line on
 * stderr and in the report; with `CI=true` it fails instead, so that nobody takes a skipped suite
 * for a pass.
 */
export function requireMailServers(found: FoundMailServers, context: Skippable): MailPrograms {
  if (!('missing' in found)) return found;
  if (process.env['CI'] === 'true') throw new Error(found.missing);
  process.stderr.write(`SKIPPED, not passed: ${found.missing}\n`);
  return context.skip(found.missing);
}
