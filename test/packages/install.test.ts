import { execFileSync } from 'node:child_process';
import { appendFileSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { installFolder, programLink } from '../../build/linux/package-files.ts';
import { asRoot, makeCleanRoot, type CleanRoot } from './clean-root.ts';
import { packageFile, unpacked } from './packed.ts';

const limitMs = 300_000;
const olderVersion = '0.0.1';
const link = '/usr/bin/mailbox-oauth-assistant';

let root: CleanRoot;
/** For what is made here of the packages. */
let work: string;
/** Everything in the clean system, with what a person keeps in their own folder. */
let before: string[];
/** The Debian package unpacked, its scripts in DEBIAN/. */
let opened: string;

beforeAll(async () => {
  work = await mkdtemp(join(tmpdir(), 'packages-'));
  opened = join(work, 'opened');
  execFileSync('dpkg-deb', ['--raw-extract', packageFile('.deb'), opened]);
  root = await makeCleanRoot();
  const own = '/root/.config/Mailbox OAuth Assistant';
  await root.run('mkdir', '-p', own);
  await root.run('sh', '-c', `echo '{}' > '${own}/settings.json'`);
  before = await root.tree();
}, limitMs);

afterAll(async () => {
  await root.remove();
  rmSync(work, { recursive: true });
}, limitMs);

/** What is there that was not, or is another. */
async function changes(): Promise<string[]> {
  const now = new Set(await root.tree());
  const then = new Set(before);
  return [
    ...[...now].filter((line) => !then.has(line)).map((line) => `+ ${line}`),
    ...before.filter((line) => !now.has(line)).map((line) => `- ${line}`),
  ];
}

/** What must be true of an installed app, however it was installed. */
async function expectInstalled(): Promise<void> {
  expect(await root.run(link)).toMatch(/^A stand-in for Electron [\d.]+: /);
  expect(await root.run('readlink', link)).toBe(`${installFolder}/mailbox-oauth-assistant\n`);
  // The sandbox's helper has root's rights exactly where an ordinary account has no namespaces.
  const mode = await root.run('stat', '--format=%a %U', `${installFolder}/chrome-sandbox`);
  const ask = ['--reuid=65534', '--regid=65534', '--clear-groups', 'unshare', '--user', 'true'];
  const hasNamespaces = await root.run('setpriv', ...ask).then(
    () => true,
    () => false,
  );
  expect(mode).toBe(hasNamespaces ? '755 root\n' : '4755 root\n');
  const entry = await root.run('cat', '/usr/share/applications/mailbox-oauth-assistant.desktop');
  const program = /^Exec="([^"]+)"/m.exec(entry)?.[1] ?? '';
  await root.run('test', '-x', program);
  await root.run('test', '-f', '/usr/share/icons/hicolor/48x48/apps/mailbox-oauth-assistant.png');
}

describe(
  'the Debian package in a clean system',
  () => {
    async function dpkg(...args: string[]): Promise<string> {
      // What it depends on is a desktop of hundreds of megabytes; that all of it exists is checked below.
      return asRoot('dpkg', `--root=${root.folder}`, '--force-depends', ...args);
    }

    afterEach(async () => {
      await dpkg('--purge', 'mailbox-oauth-assistant');
    });

    /** The same package as an older version, with a file that the new one has no more. */
    function olderDeb(): string {
      const folder = join(work, 'older');
      execFileSync('cp', ['-a', opened, folder]);
      const control = join(folder, 'DEBIAN/control');
      const text = readFileSync(control, 'utf8').replace(
        /^Version: .*$/m,
        `Version: ${olderVersion}`,
      );
      writeFileSync(control, text);
      writeFileSync(join(folder, installFolder, 'no-more.txt'), 'of an older version\n');
      const made = join(work, 'older.deb');
      execFileSync('dpkg-deb', ['--root-owner-group', '--build', folder, made], {
        stdio: 'ignore',
      });
      return made;
    }

    test('is installed, runs from its link, and leaves nothing when it is removed', async () => {
      await dpkg('--install', packageFile('.deb'));
      await expectInstalled();
      expect(await changes()).not.toEqual([]);
      await dpkg('--remove', 'mailbox-oauth-assistant');
      expect(await changes()).toEqual([]);
      await dpkg('--purge', 'mailbox-oauth-assistant');
      expect(await changes()).toEqual([]);
    });

    test('takes the place of an older version, and leaves nothing of that', async () => {
      await dpkg('--install', olderDeb());
      await dpkg('--install', packageFile('.deb'));
      await expectInstalled();
      expect(await changes()).not.toContainEqual(expect.stringContaining('no-more.txt'));
      const version = ['-W', '-f', '${Version}', 'mailbox-oauth-assistant'];
      expect(await asRoot('dpkg-query', `--root=${root.folder}`, ...version)).not.toBe(
        olderVersion,
      );
      await dpkg('--purge', 'mailbox-oauth-assistant');
      expect(await changes()).toEqual([]);
    });

    test('takes back what is no file of the package: the profile of AppArmor', async () => {
      await dpkg('--install', packageFile('.deb'));
      // As on Ubuntu; in a clean Debian there is no AppArmor that would have it written.
      const profile = '/etc/apparmor.d/mailbox-oauth-assistant';
      await root.run('mkdir', '-p', '/etc/apparmor.d');
      await root.run('touch', profile);
      await dpkg('--install', packageFile('.deb'));
      await root.run('test', '-f', profile);
      await dpkg('--purge', 'mailbox-oauth-assistant');
      await root.run('rmdir', '/etc/apparmor.d');
      expect(await changes()).toEqual([]);
    });
  },
  limitMs,
);

describe(
  'the RPM package in a clean system',
  () => {
    async function rpm(...args: string[]): Promise<string> {
      return asRoot('rpm', '--root', root.folder, '--dbpath', '/var/lib/rpm', '--nodeps', ...args);
    }

    /** Made as the packager makes it, from the same files and scripts. */
    function olderRpm(): string {
      const files = join(work, 'older-files');
      execFileSync('cp', ['-a', unpacked('linux'), files]);
      appendFileSync(join(files, 'no-more.txt'), 'of an older version\n');
      const made = join(work, 'older.rpm');
      const program = 'build/pack/stub/fpm.ts';
      const scripts = join(opened, 'DEBIAN');
      execFileSync(process.execPath, [
        ...['--import', 'tsx', program, '-s', 'dir', '--force', '-t', 'rpm'],
        ...['--architecture', 'x86_64', '--name', 'mailbox-oauth-assistant', '--package', made],
        ...['--version', olderVersion, '--license', 'MIT', '--rpm-summary', 'older'],
        ...['--description', 'older', '--maintainer', 'older', '--vendor', 'older'],
        ...['--url', 'https://older.invalid/', '--category', 'older'],
        ...[
          '--after-install',
          join(scripts, 'postinst'),
          '--after-remove',
          join(scripts, 'postrm'),
        ],
        ...['--directories', installFolder, `${files}/=${installFolder}`, `${programLink}=${link}`],
      ]);
      return made;
    }

    test('is installed, takes the place of an older version, and leaves nothing', async () => {
      // Folders that belong to other packages there: filesystem and hicolor-icon-theme.
      const sizes = [16, 24, 32, 48, 64, 128, 256, 512];
      const icons = sizes.map((size) => `/usr/share/icons/hicolor/${size}x${size}/apps`);
      await root.run('mkdir', '-p', '/usr/share/applications', '/usr/share/licenses', ...icons);
      before = await root.tree();
      await rpm('--install', olderRpm());
      await rpm('--upgrade', packageFile('.rpm'));
      await expectInstalled();
      expect(await changes()).not.toContainEqual(expect.stringContaining('no-more.txt'));
      await rpm('--erase', 'mailbox-oauth-assistant');
      expect(await changes()).toEqual([]);
    });
  },
  limitMs,
);

test(
  'every package that the Debian package wants is there to be had',
  async () => {
    await root.run('apt-get', 'update', '-qq');
    await asRoot('cp', packageFile('.deb'), join(root.folder, 'root'));
    const path = `/root/${basename(packageFile('.deb'))}`;
    const plan = await root.run('apt-get', 'install', '--simulate', path);
    expect(plan).toMatch(/^Inst libgtk-3-0/m);
    expect(plan).toMatch(/^Conf mailbox-oauth-assistant/m);
  },
  limitMs,
);
