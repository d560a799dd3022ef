import { spawnSync } from 'node:child_process';
import { accessSync, constants, existsSync, readdirSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { findChromium } from '../test/electron-host/find-chromium.ts';
import type { Suite } from './test-suites.ts';

/** A program that some tests need, with the Debian packages that bring it. */
export interface SystemPart {
  name: string;
  packages: string[];
  /** The suites that cannot run without it. */
  suites: Suite[];
  isPresent: () => boolean;
}

/** Everything the tests need beside Node and the npm packages. */
const systemParts: SystemPart[] = [
  {
    name: 'Dovecot with IMAP, POP3, submission and Lua authentication',
    packages: [
      'dovecot-core',
      'dovecot-imapd',
      'dovecot-pop3d',
      'dovecot-submissiond',
      'dovecot-auth-lua',
    ],
    suites: ['integration'],
    isPresent: () =>
      isProgram('dovecot') &&
      ['imap', 'pop3', 'submission', 'modules/auth/libauthdb_lua.so'].every((file) =>
        existsSync(join('/usr/lib/dovecot', file)),
      ),
  },
  {
    // Of Debian's builds only the heavy one can ask Dovecot about logins.
    name: 'Exim that asks Dovecot about logins',
    packages: ['exim4-daemon-heavy'],
    suites: ['integration'],
    isPresent: () => {
      const exim = programPath('exim4');
      if (exim === undefined) return false;
      const { stdout } = spawnSync(exim, ['-C', '/dev/null', '-bV'], { encoding: 'utf8' });
      return /^Authenticators:.* dovecot\b/m.test(stdout);
    },
  },
  {
    name: 'tinyproxy and microsocks, an HTTP and a SOCKS5 proxy',
    packages: ['tinyproxy', 'microsocks'],
    suites: ['integration'],
    isPresent: () => isProgram('tinyproxy') && isProgram('microsocks'),
  },
  {
    name: 'Chromium',
    packages: ['chromium', 'fonts-liberation'],
    suites: ['unit', 'e2e'],
    isPresent: () => findChromium() !== undefined,
  },
  {
    name: 'curl',
    packages: ['curl'],
    suites: ['unit', 'integration'],
    isPresent: () => isProgram('curl'),
  },
  {
    name: 'OpenSSL, which makes certificate files as administrators do',
    packages: ['openssl'],
    suites: ['unit', 'integration', 'e2e'],
    isPresent: () => isProgram('openssl'),
  },
  {
    name: 'Python 3',
    packages: ['python3'],
    suites: ['unit'],
    isPresent: () => isProgram('python3'),
  },
  {
    name: 'faketime, which gives a program another clock',
    packages: ['faketime'],
    suites: ['integration'],
    isPresent: () => isProgram('faketime'),
  },
  {
    name: 'unshare, mount and prlimit, with which the system refuses to write',
    packages: ['util-linux', 'mount'],
    suites: ['integration'],
    isPresent: () => ['unshare', 'mount', 'prlimit'].every(isProgram),
  },
  {
    name: 'MSAL for the system’s Python',
    packages: ['python3-msal'],
    suites: ['integration'],
    isPresent: () => spawnSync('/usr/bin/python3', ['-c', 'import msal']).status === 0,
  },
  {
    // The plugin gives mbsync XOAUTH2; it needs nothing of KDE.
    name: 'msmtp, mutt, isync, getmail6 and fetchmail, the programs that settings are made for',
    packages: [
      ...['msmtp', 'mutt', 'isync', 'getmail6', 'fetchmail'],
      'libsasl2-modules-kdexoauth2',
    ],
    suites: ['integration'],
    isPresent: () =>
      ['msmtp', 'mutt', 'mbsync', 'getmail', 'fetchmail', 'script'].every(isProgram) &&
      readdirSync('/usr/lib').some((folder) =>
        existsSync(join('/usr/lib', folder, 'sasl2/libkdexoauth2.so')),
      ),
  },
  {
    name: 'the tools for packages: 7-Zip, rpm, debootstrap, lintian, desktop-file-utils, icoutils, icnsutils',
    packages: [
      ...['p7zip-full', 'rpm', 'debootstrap', 'lintian', 'desktop-file-utils'],
      ...['icoutils', 'icnsutils'],
    ],
    suites: ['packages'],
    // A clean system to install them in takes the rights of root.
    isPresent: () =>
      privilege() !== undefined &&
      ['7za', 'rpmbuild', 'debootstrap', 'lintian', 'desktop-file-validate'].every(isProgram) &&
      ['icotool', 'icns2png', 'dpkg-deb'].every(isProgram),
  },
  {
    name: 'NSIS, Wine and osslsigncode, for the Setup of Windows',
    packages: ['nsis', 'wine64', 'osslsigncode'],
    suites: ['packages'],
    // Debian's Wine of 64 bits alone puts its programs beside its library.
    isPresent: () =>
      isProgram('makensis') && isProgram('osslsigncode') && existsSync('/usr/lib/wine/wine64'),
  },
];

/** True where a program of that name can be started. */
export function isProgram(name: string): boolean {
  return programPath(name) !== undefined;
}

/** Where the program of that name lies; /usr/sbin counts, as daemons live there. */
function programPath(name: string): string | undefined {
  const folders = [...(process.env['PATH'] ?? '').split(delimiter), '/usr/sbin'];
  const file = process.platform === 'win32' ? `${name}.exe` : name;
  return folders
    .map((folder) => join(folder, file))
    .find((path) => {
      try {
        accessSync(path, constants.X_OK);
        return true;
      } catch {
        return false;
      }
    });
}

/** The command that gives apt-get the rights it needs, or `undefined` where there is none. */
function privilege(): string[] | undefined {
  if (!isProgram('apt-get')) return undefined;
  if (process.getuid?.() === 0) return [];
  if (isProgram('sudo') && spawnSync('sudo', ['-n', 'true']).status === 0) return ['sudo', '-n'];
  return undefined;
}

/**
 * Installs with apt what is missing, where this user may do so without a password.
 *
 * @param suites those that are to run; what only others need is left alone
 * @returns the parts that are still missing afterwards
 */
export function installSystemParts(suites: ReadonlySet<Suite>): SystemPart[] {
  const missing = systemParts.filter(
    (part) => part.suites.some((suite) => suites.has(suite)) && !part.isPresent(),
  );
  if (missing.length === 0) return [];
  const prefix = privilege();
  if (prefix === undefined) return missing;
  console.log(`Installing ${missing.flatMap((part) => part.packages).join(' ')} with apt-get`);
  // RUNLEVEL=1 keeps the packages from starting their daemons.
  const environment = ['env', 'RUNLEVEL=1', 'DEBIAN_FRONTEND=noninteractive'];
  // A system has one mail server at most: where there is another than Exim already, it stays, and
  // only the parts that need Exim go missing. So each part is a call of its own.
  const install = ['install', '-y', '-qq', '--no-install-recommends', '--no-remove'];
  for (const call of [
    ['update', '-qq'],
    ...missing.map((part) => [...install, ...part.packages]),
  ]) {
    const [command = '', ...rest] = [...prefix, ...environment, 'apt-get', ...call];
    const result = spawnSync(command, rest, { encoding: 'utf8' });
    if (result.status !== 0) console.error(result.stdout, result.stderr);
  }
  return missing.filter((part) => !part.isPresent());
}
