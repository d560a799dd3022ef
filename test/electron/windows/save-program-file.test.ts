import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { saveProgramFile } from '../../../electron/windows/save-program-file.ts';
import type { ShowSaveDialog } from '../../../electron/windows/save-file.ts';
import { requests } from '../../../shared/ipc.ts';
import { desktop as ja } from '../../../shared/messages/desktop.ja.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'save-program-file-test-'));
});
afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

function dialog(name?: string): ShowSaveDialog {
  const filePath = name === undefined ? '' : join(folder, name);
  return (options) => {
    expect(options).toEqual({ title: 'msmtprc の保存', defaultPath: 'msmtprc' });
    return Promise.resolve({ canceled: name === undefined, filePath });
  };
}

test('writes the file as its program reads it, byte for byte', async () => {
  const saved = await saveProgramFile(dialog('.msmtprc'), 'msmtprc', 'user "jürgen"\n', ja);
  expect(saved).toEqual({ ok: true, value: { saved: true } });
  expect(readFileSync(join(folder, '.msmtprc'), 'utf8')).toBe('user "jürgen"\n');
});

test('a dialog that was closed saves nothing', async () => {
  const saved = await saveProgramFile(dialog(), 'msmtprc', 'x', ja);
  expect(saved).toEqual({ ok: true, value: { saved: false } });
  expect(readdirSync(folder)).toEqual([]);
});

test('says which file could not be written', async () => {
  mkdirSync(join(folder, 'full/x'), { recursive: true });
  expect(await saveProgramFile(dialog('full'), 'msmtprc', 'x', ja)).toEqual({
    ok: false,
    error: { code: 'file/not-saved', detail: 'full' },
  });
});

test.each(['../msmtprc', 'msmtprc.exe', '', 'C:\\msmtprc', 'mailbox_token.py/x'])(
  'is asked for no other file: %j',
  (fileName) => {
    const { request } = requests['program:save'];
    expect(request.safeParse({ fileName: 'msmtprc', text: 'x' }).success).toBe(true);
    expect(request.safeParse({ fileName, text: 'x' }).success).toBe(false);
  },
);
