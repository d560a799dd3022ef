import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { makeSecret } from '../../electron/auth/make-secret.ts';
import { createLogFile } from '../../electron/log-file.ts';
import { createLog, type LogFields } from '../../electron/log.ts';
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

test('loses a line that cannot be written, without a word, and goes on when it can', () => {
  // A file where the folder would have to be made.
  writeFileSync(folder, '');
  const file = createLogFile(folder);
  file.write('lost');
  rmSync(folder);
  file.write('kept');
  expect(read('app.log')).toBe('kept\n');
});

test.each<[LogLevel, LogLevel[]]>([
  ['error', ['error']],
  ['warn', ['error', 'warn']],
  ['info', ['error', 'warn', 'info']],
  ['debug', ['error', 'warn', 'info', 'debug']],
])('at the level %s has all that is at least as grave', (wanted, written) => {
  const file = createLogFile(folder);
  const log = createLog(file.write, Date.now, () => wanted);
  for (const level of ['debug', 'info', 'warn', 'error'] as const) log(level, 'x');
  const levels = read('app.log').match(/(?<="level":")[a-z]+/g);
  expect(levels?.sort()).toEqual([...written].sort());
});

test('holds no secret, however one is put into an entry', () => {
  const file = createLogFile(folder);
  const log = createLog(file.write);
  const canary = 'canary-7f3a';
  log('info', `went to https://login.example/?code=${canary}&state=${canary}`);
  log('error', 'x', {
    header: `Authorization: Bearer ${canary}`,
    form: `client_secret=${canary}&password=${canary}`,
    token: `eyJ${canary}${'a'.repeat(80)}`,
  });
  const typed = { token: makeSecret(canary) } as unknown as LogFields;
  log('error', 'y', typed);
  expect(read('app.log')).not.toContain(canary);
  expect(read('app.log').match(/\n/g)).toHaveLength(3);
});
