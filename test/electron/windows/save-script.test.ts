import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { desktop as en } from '../../../shared/messages/desktop.en.ts';
import { desktop as ja } from '../../../shared/messages/desktop.ja.ts';
import type { ShowSaveDialog } from '../../../electron/windows/save-file.ts';
import { saveScript } from '../../../electron/windows/save-script.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'save-script-test-'));
});
afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

/** A dialog in which this file is chosen, or which is closed; and what it was asked to show. */
function dialog(name?: string) {
  const asked: Parameters<ShowSaveDialog>[0][] = [];
  const show: ShowSaveDialog = (options) => {
    asked.push(options);
    const filePath = name === undefined ? '' : join(folder, name);
    return Promise.resolve({ canceled: name === undefined, filePath });
  };
  return { show, asked };
}

test('writes what Windows PowerShell reads as it was meant: UTF-8 with a mark, and CR LF', async () => {
  const { show, asked } = dialog('mine.ps1');
  const saved = await saveScript(
    show,
    'Grant-SendAs.ps1',
    "$a = 'jürgen@contoso.com'\nGet-Mailbox\n",
    ja,
  );
  expect(saved).toEqual({ ok: true, value: { saved: true } });
  const bytes = readFileSync(join(folder, 'mine.ps1'));
  expect([...bytes.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
  expect(bytes.subarray(3).toString('utf8')).toBe("$a = 'jürgen@contoso.com'\r\nGet-Mailbox\r\n");
  expect(asked[0]).toMatchObject({
    title: ja.saveScript.title,
    defaultPath: 'Grant-SendAs.ps1',
    filters: [{ extensions: ['ps1'] }],
  });
});

test('a dialog that was closed saves nothing', async () => {
  const saved = await saveScript(dialog().show, 'Grant-SendAs.ps1', 'x', en);
  expect(saved).toEqual({ ok: true, value: { saved: false } });
  expect(readdirSync(folder)).toEqual([]);
});

test('takes the place of a file that was there, and leaves nothing beside it', async () => {
  writeFileSync(join(folder, 'old.ps1'), 'a text that is longer than the new one');
  await saveScript(dialog('old.ps1').show, 'x.ps1', 'new', en);
  expect(readFileSync(join(folder, 'old.ps1'), 'utf8')).toBe('\ufeffnew');
  expect(readdirSync(folder)).toEqual(['old.ps1']);
});

test.each(['missing/new.ps1', 'folder.ps1'])(
  'says which file could not be written: %s',
  async (name) => {
    mkdirSync(join(folder, 'folder.ps1'));
    writeFileSync(join(folder, 'folder.ps1', 'kept'), '');
    expect(await saveScript(dialog(name).show, 'x.ps1', 'new', en)).toEqual({
      ok: false,
      error: { code: 'file/not-saved', detail: name.replace('missing/', '') },
    });
    expect(readdirSync(folder)).toEqual(['folder.ps1']);
  },
);
