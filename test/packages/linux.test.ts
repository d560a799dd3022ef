import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { linux, linuxPackages } from '../../build/linux/packages.ts';
import { publisher } from '../../build/publisher.ts';
import { packageFile } from './packed.ts';

/** lintian takes five seconds where nothing else runs. */
const lintianLimitMs = 120_000;

function output(command: string, ...args: string[]): string {
  return execFileSync(command, args, { encoding: 'utf8', maxBuffer: 64 * 1024 ** 2 });
}

const opened = mkdtempSync(join(tmpdir(), 'opened-'));
execFileSync('dpkg-deb', ['--extract', packageFile('.deb'), opened]);
afterAll(() => {
  rmSync(opened, { recursive: true });
});

describe('the Debian package', () => {
  const field = (name: string): string =>
    output('dpkg-deb', '-f', packageFile('.deb'), name).trim();

  test('says what it is, who made it and what it needs', () => {
    expect(field('Package')).toBe('mailbox-oauth-assistant');
    expect(field('Architecture')).toBe('amd64');
    expect(field('Maintainer')).toBe(`${publisher.name} <${publisher.mail}>`);
    expect(field('Homepage')).toBe(publisher.homepage);
    expect(field('Section')).toBe('net');
    expect(field('Depends')).toBe(linuxPackages.deb.depends.join(', '));
    expect(field('Description')).toContain(`${linux.synopsis}\n ${linux.description}`);
  });

  test('belongs to root and gives nobody else the right to change it', () => {
    const lines = output('dpkg-deb', '--contents', packageFile('.deb')).trim().split('\n');
    expect(lines.length).toBeGreaterThan(30);
    const wrong = lines.filter((line) => !/^[-dl]rw[-x]r-[-x]r-[-x] root\/root |^lrwx/.test(line));
    expect(wrong).toEqual([]);
  });

  test(
    'is complained of by lintian only for what is meant so',
    () => {
      const { stdout } = spawnSync('lintian', ['--allow-root', packageFile('.deb')], {
        encoding: 'utf8',
      });
      const tags = stdout
        .split('\n')
        .flatMap((line) => /^[EW]: mailbox-oauth-assistant: ([\w-]+)/.exec(line)?.[1] ?? []);
      expect([...new Set(tags)].sort()).toEqual([
        // What bundled packages say of their licences is told in their own words.
        ...[
          'copyright-file-contains-full-apache-2-license',
          'copyright-file-contains-full-gpl-license',
        ],
        'copyright-not-using-common-license-for-lgpl',
        // Where programs go that are not of the distribution.
        'dir-or-file-in-opt',
        // One paragraph, which also is the comment of the desktop entry.
        'extended-description-line-too-long',
        'no-manual-page',
        // fpm's own.
        'unknown-field',
      ]);
    },
    lintianLimitMs,
  );

  test('brings the licences of all that is in it', () => {
    const text = readFileSync(
      join(opened, 'usr/share/doc/mailbox-oauth-assistant/copyright'),
      'utf8',
    );
    const licences = ['Mailbox OAuth Assistant', '@azure/msal-node', 'react', 'Electron', 'zod'];
    for (const name of licences) expect(text).toContain(name);
  });
});

describe('the desktop entry', () => {
  const path = join(opened, 'usr/share/applications/mailbox-oauth-assistant.desktop');

  test('is a valid one', () => {
    const { status, stdout, stderr } = spawnSync('desktop-file-validate', [path], {
      encoding: 'utf8',
    });
    expect({ status, said: stdout + stderr }).toEqual({ status: 0, said: '' });
  });

  test('has a name and a comment in each language, and finds the window of the app', () => {
    const entry = readFileSync(path, 'utf8');
    for (const line of [
      'Name=Mailbox OAuth Assistant',
      'GenericName[ja]=メールボックス接続アシスタント',
      `Comment=${linux.description}`,
      'Categories=Network;Email;',
      'Icon=mailbox-oauth-assistant',
      // The name of this file, which Electron gives its windows (see desktopName in package.json).
      'StartupWMClass=mailbox-oauth-assistant',
    ]) {
      expect(entry.split('\n')).toContain(line);
    }
    expect(entry).toMatch(/^Comment\[ja\]=.*メールボックス/m);
  });
});

describe('the RPM package', () => {
  const query = (...args: string[]): string => output('rpm', '-qp', ...args, packageFile('.rpm'));

  test('says what it is, who made it and what it needs', () => {
    const format = '%{NAME}|%{ARCH}|%{PACKAGER}|%{URL}|%{SUMMARY}|%{LICENSE}|%{VENDOR}';
    expect(query('--queryformat', format)).toBe(
      [
        ...['mailbox-oauth-assistant', 'x86_64', linux.maintainer, publisher.homepage],
        ...[linux.synopsis, 'MIT', publisher.name],
      ].join('|'),
    );
    const requires = query('--requires').trim().split('\n');
    for (const each of linuxPackages.rpm.depends) expect(requires).toContain(each);
    expect(query('--scripts')).toContain('chrome-sandbox');
  });

  test('owns the folders that would else be left behind', () => {
    const files = query('--list').split('\n');
    expect(files).toContain('/opt/Mailbox OAuth Assistant');
    expect(files).toContain('/opt/Mailbox OAuth Assistant/locales');
    expect(files).toContain('/usr/share/licenses/mailbox-oauth-assistant');
    expect(files).not.toContain('/usr/bin');
  });
});

test('the zip has the program and the languages of the app, and no others', () => {
  const listed = output('7za', 'l', '-slt', '-ba', packageFile('linux-x64.zip'));
  const paths = [...listed.matchAll(/^Path = (.*)$/gm)].map((match) => match[1]);
  expect(paths).toContain('mailbox-oauth-assistant');
  expect(paths).toContain('resources/app.asar');
  expect(paths.filter((path) => path?.endsWith('.pak')).sort()).toEqual([
    'chrome_100_percent.pak',
    'locales/en-US.pak',
    'locales/ja.pak',
    'resources.pak',
  ]);
});
