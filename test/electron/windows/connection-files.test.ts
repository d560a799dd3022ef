import { mkdtempSync, mkdirSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createConnectionFiles } from '../../../electron/windows/connection-files.ts';
import { maxExportBytes } from '../../../shared/connections/limits.ts';
import { en } from '../../../shared/messages/en.ts';

const texts = en.connections.files;
let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'connection-files-test-'));
});
afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

/** Dialogs in which this file is chosen, or which are closed; and what they were asked to show. */
function dialogs(name?: string) {
  const asked: object[] = [];
  const path = name === undefined ? '' : join(folder, name);
  const files = createConnectionFiles(
    (options) => {
      asked.push(options);
      return Promise.resolve({ canceled: path === '', filePaths: path === '' ? [] : [path] });
    },
    (options) => {
      asked.push(options);
      return Promise.resolve({ canceled: path === '', filePath: path });
    },
  );
  return { files, asked };
}

test('writes where it is told to, and reads the same again', async () => {
  const { files, asked } = dialogs('mine.json');
  expect(await files.save('{"ü":1}\n', texts)).toEqual({ ok: true, value: { saved: true } });
  expect(readFileSync(join(folder, 'mine.json'), 'utf8')).toBe('{"ü":1}\n');
  expect(await files.choose(texts)).toEqual({
    ok: true,
    value: { name: 'mine.json', text: '{"ü":1}\n' },
  });
  expect(asked).toMatchObject([
    { title: texts.exportTitle, defaultPath: 'mailbox-connections.json' },
    { title: texts.importTitle, properties: ['openFile'] },
  ]);
});

test('dialogs that were closed write and read nothing', async () => {
  const { files } = dialogs();
  expect(await files.save('x', texts)).toEqual({ ok: true, value: { saved: false } });
  expect(await files.choose(texts)).toEqual({ ok: true, value: undefined });
});

test('says which file could not be written', async () => {
  expect(await dialogs('missing/mine.json').files.save('x', texts)).toEqual({
    ok: false,
    error: { code: 'file/not-saved', detail: 'mine.json' },
  });
});

test.each([
  ['is not there', () => undefined],
  [
    'is a folder',
    (path: string) => {
      mkdirSync(path);
    },
  ],
  [
    'is no text',
    (path: string) => {
      writeFileSync(path, Buffer.from([0x7b, 0xff, 0xfe]));
    },
  ],
  [
    'has no end',
    (path: string) => {
      writeFileSync(path, '{');
      truncateSync(path, maxExportBytes + 1);
    },
  ],
])('says which file could not be read: one that %s', async (_what, make) => {
  // Its name can have been chosen to be seen as another one.
  const name = 'theirs\u202enosj.json';
  make(join(folder, name));
  expect(await dialogs(name).files.choose(texts)).toEqual({
    ok: false,
    error: { code: 'import/unreadable', detail: 'theirs\\u{202e}nosj.json' },
  });
});
