import { expect, test } from 'vitest';
import { readFpmArguments } from '../../../build/pack/stub/fpm-arguments.ts';

test('what electron-builder passes is read, all of it', () => {
  const request = readFpmArguments([
    ...['-s', 'dir', '--force', '-t', 'deb', '-d', 'one', '-d', 'two | three'],
    ...['--deb-recommends', 'four', '--deb-compression', 'xz', '--architecture', 'amd64'],
    ...['--after-install', '/a', '--after-remove', '/b', '--description', 'short\n long'],
    ...['--directories', '/opt/An app', '/from/=/opt/An app', '/icon.png=/usr/share/icon=1.png'],
  ]);
  expect(request).toMatchObject({
    ...{ kind: 'deb', depends: ['one', 'two | three'], recommends: ['four'] },
    ...{ architecture: 'amd64', afterInstall: '/a', afterRemove: '/b' },
    ...{ description: 'short\n long', directories: ['/opt/An app'] },
  });
  expect(request.files).toEqual([
    { source: '/from/', target: '/opt/An app' },
    { source: '/icon.png', target: '/usr/share/icon=1.png' },
  ]);
});

test.each([[['--prefix', '/usr']], [['-t', 'pacman']]])(
  'what it does not know fails: %j',
  (args) => {
    expect(() => readFpmArguments(args)).toThrow(args[1] === 'pacman' ? 'pacman' : '--prefix');
  },
);
