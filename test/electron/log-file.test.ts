import { execFileSync } from 'node:child_process';
import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createLogFile } from '../../electron/log-file.ts';
import { createLog } from '../../electron/log.ts';
import type { LogLevel } from '../../shared/settings-values.ts';

let parent: string;
let folder: string;
beforeEach(() => {
  parent = mkdtempSync(join(tmpdir(), 'log-file-test-'));
  folder = join(parent, 'logs');
});
afterEach(() => {
  rmSync(parent, { recursive: true, force: true });
});

const read = (name: string): string => readFileSync(join(folder, name), 'utf8');

test('each line is in the file as soon as it was written, in a folder for this account alone', () => {
  const file = createLogFile(folder);
  expect(readdirSync(parent)).toEqual([]);
  file.write('one');
  expect(read('app.log')).toBe('one\n');
  file.write('two');
  expect(read('app.log')).toBe('one\ntwo\n');
  if (process.platform === 'win32') return;
  expect(statSync(folder).mode & 0o777).toBe(0o700);
  expect(statSync(join(folder, 'app.log')).mode & 0o777).toBe(0o600);
});

test('goes on with the file of the last start, and never has more than three of bounded size', () => {
  createLogFile(folder, 100).write('a'.repeat(59));
  const file = createLogFile(folder, 100);
  file.write('b'.repeat(39));
  expect(readdirSync(folder)).toEqual(['app.log']);
  file.write('c');
  expect(read('app.log')).toBe('c\n');
  expect(read('app.1.log')).toBe(`${'a'.repeat(59)}\n${'b'.repeat(39)}\n`);
  for (const letter of 'defgh') file.write(letter.repeat(80));
  expect(readdirSync(folder).sort()).toEqual(['app.1.log', 'app.2.log', 'app.log']);
  expect([read('app.log'), read('app.1.log'), read('app.2.log')].map(([first]) => first)).toEqual([
    ...['h', 'g', 'f'],
  ]);
  for (const name of readdirSync(folder)) {
    expect(statSync(join(folder, name)).size).toBeLessThanOrEqual(100);
  }
});

test('a line that cannot be written waits for the next one, the oldest of too many lost', () => {
  // A file where the folder would have to be made.
  writeFileSync(folder, '');
  const file = createLogFile(folder);
  for (let n = 1; n <= 250; n += 1) file.write(String(n));
  expect(file.waiting()).toHaveLength(200);
  rmSync(folder);
  file.write('last');
  expect(read('app.log').trim().split('\n')).toEqual([
    ...Array.from({ length: 200 }, (_, at) => String(at + 51)),
    'last',
  ]);
  expect(file.waiting()).toEqual([]);
});

test('goes on in a new folder where the old one is removed while it runs', () => {
  const file = createLogFile(folder);
  file.write('one');
  rmSync(folder, { recursive: true });
  file.write('two');
  expect(read('app.log')).toBe('two\n');
});

test.skipIf(process.platform === 'win32')('follows no link and waits for no pipe', () => {
  const file = createLogFile(folder);
  mkdirSync(folder);
  writeFileSync(join(parent, 'foreign'), '');
  symlinkSync(join(parent, 'foreign'), join(folder, 'app.log'));
  file.write('one');
  expect(readFileSync(join(parent, 'foreign'), 'utf8')).toBe('');
  rmSync(join(folder, 'app.log'));
  mkdirSync(join(folder, 'app.log'));
  file.write('two');
  rmSync(join(folder, 'app.log'), { recursive: true });
  execFileSync('mkfifo', [join(folder, 'app.log')]);
  file.write('three');
  rmSync(join(folder, 'app.log'));
  file.write('four');
  expect(read('app.log')).toBe('one\ntwo\nthree\nfour\n');
});

test('what a crash has cut off takes no other line with it', () => {
  mkdirSync(folder);
  writeFileSync(join(folder, 'app.log'), 'whole\n{"cut o');
  createLogFile(folder).write('next');
  expect(read('app.log')).toBe('whole\n{"cut o\nnext\n');
});

test('grows to twice its size where it cannot be put aside, and then waits', () => {
  const file = createLogFile(folder, 100);
  // What is no file there cannot be written over, as one that another program keeps open.
  mkdirSync(join(folder, 'app.1.log'), { recursive: true });
  writeFileSync(join(folder, 'app.1.log', 'kept'), '');
  mkdirSync(join(folder, 'app.2.log'));
  writeFileSync(join(folder, 'app.2.log', 'kept'), '');
  for (const letter of 'abcdef') file.write(letter.repeat(39));
  expect(statSync(join(folder, 'app.log')).size).toBe(200);
  expect(file.waiting()).toEqual(['f'.repeat(39)]);
  rmSync(join(folder, 'app.1.log'), { recursive: true });
  rmSync(join(folder, 'app.2.log'), { recursive: true });
  file.write('g');
  expect(read('app.log')).toBe(`${'f'.repeat(39)}\ng\n`);
  expect(statSync(join(folder, 'app.1.log')).size).toBe(200);
});

test('two that write at the same time lose no line and share the bound', () => {
  const [one, other] = [createLogFile(folder, 100), createLogFile(folder, 100)];
  for (let n = 0; n < 9; n += 1) (n % 2 === 0 ? one : other).write(`${n}`.repeat(29));
  const all = [...one.paths].map((path) => readFileSync(path, 'utf8')).join('');
  expect(
    all
      .split('\n')
      .filter(Boolean)
      .map((line) => line[0]),
  ).toEqual(Array.from('012345678'));
  for (const name of readdirSync(folder)) {
    expect(statSync(join(folder, name)).size).toBeLessThanOrEqual(100);
  }
});

test.each<[LogLevel, LogLevel[]]>([
  ['error', ['error']],
  ['warn', ['error', 'warn']],
  ['info', ['error', 'warn', 'info']],
  ['debug', ['error', 'warn', 'info', 'debug']],
])('at the level %s has all that is at least as grave', (wanted, written) => {
  const file = createLogFile(folder);
  const log = createLog(file.write, Date.now, () => wanted);
  log('debug', 'ipc answered');
  log('info', 'started');
  log('warn', 'ipc refused');
  log('error', 'run threw');
  const levels = read('app.log').match(/(?<="level":")[a-z]+/g);
  expect(levels?.sort()).toEqual([...written].sort());
});
