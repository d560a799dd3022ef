import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createLogFile } from '../../../electron/log-file.ts';
import { createLog } from '../../../electron/log.ts';
import { readLog } from '../../../electron/problem/read-log.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'read-log-test-'));
});
afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

test('reads all files in the order in which they were written, and what waits', async () => {
  const file = createLogFile(folder, 400);
  const log = createLog(file.write);
  for (let at = 0; at < 6; at += 1) log('info', 'run finished', { outcome: 'ok' });
  const read = await readLog({
    paths: file.paths,
    waiting: () => {
      const lines: string[] = [];
      createLog((line) => lines.push(line))('info', 'second start');
      return lines;
    },
  });
  expect(read.foreignLines).toBe(0);
  expect(read.entries.map(({ n }) => n)).toEqual([1, 2, 3, 4, 5, 6, 1]);
  expect(read.entries.at(-1)?.event).toBe('second start');
});

test('takes nothing of what another program has written into it', async () => {
  const file = createLogFile(folder);
  createLog(file.write)('info', 'run finished', { outcome: 'ok' });
  const foreign = ['code=marker', '{"event":"marker"}', '\u0000\u202emarker', 'x'.repeat(100_000)];
  for (const line of foreign) file.write(line);
  createLog(file.write)('info', 'run finished', { outcome: 'failed' });
  const read = await readLog(file);
  expect(read.foreignLines).toBe(4);
  expect(read.entries.map(({ fields }) => fields['outcome'])).toEqual(['ok', 'failed']);
  expect(JSON.stringify(read)).not.toContain('marker');
});

test('a folder, a link to nowhere or a huge file in the place of a log is left out', async () => {
  const file = createLogFile(folder);
  mkdirSync(join(folder, 'app.2.log'));
  writeFileSync(join(folder, 'app.1.log'), 'x'.repeat(4 * 1024 * 1024));
  symlinkSync(join(folder, 'nowhere'), join(folder, 'app.log'));
  expect(await readLog(file)).toEqual({ entries: [], foreignLines: 2 });
});
