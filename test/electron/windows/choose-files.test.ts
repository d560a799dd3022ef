import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { maxCertificateFileBytes } from '../../../electron/auth/certificates/read-certificate.ts';
import { desktop as en } from '../../../shared/messages/desktop.en.ts';
import { desktop as ja } from '../../../shared/messages/desktop.ja.ts';
import { chooseFiles, type ShowOpenDialog } from '../../../electron/windows/choose-files.ts';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'choose-files-test-'));
  writeFileSync(join(folder, 'app.pfx'), 'pfx');
  writeFileSync(join(folder, 'app.key'), 'key');
  writeFileSync(join(folder, 'large.pfx'), Buffer.alloc(maxCertificateFileBytes + 1));
  mkdirSync(join(folder, 'folder.pfx'));
});
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

/** A dialog in which these files are chosen, and what it was asked to show. */
function dialog(...names: string[]) {
  const asked: Parameters<ShowOpenDialog>[0][] = [];
  const show: ShowOpenDialog = (options) => {
    asked.push(options);
    return Promise.resolve({
      canceled: names.length === 0,
      filePaths: names.map((name) => join(folder, name)),
    });
  };
  return { show, asked };
}

test('reads what was chosen, and says its name without its folder', async () => {
  const { show } = dialog('app.pfx', 'app.key');
  const chosen = await chooseFiles(show, 'client-certificate', en);
  if (!chosen.ok) throw new Error(chosen.error.code);
  expect(chosen.value.map(({ name, content }) => [name, Buffer.from(content).toString()])).toEqual([
    ['app.pfx', 'pfx'],
    ['app.key', 'key'],
  ]);
});

test('a dialog that was closed chooses nothing', async () => {
  expect(await chooseFiles(dialog().show, 'client-certificate', en)).toEqual({
    ok: true,
    value: [],
  });
});

test('shows the files of its purpose: several for certificate and key, one for an authority', async () => {
  const { show, asked } = dialog();
  await chooseFiles(show, 'client-certificate', en);
  await chooseFiles(show, 'authority-certificate', en);
  const [certificate, authority] = asked;
  expect(certificate?.properties).toEqual(['openFile', 'multiSelections']);
  expect(certificate?.filters?.[0]?.extensions).toEqual(['pfx', 'p12', 'pem', 'cer', 'crt', 'key']);
  expect(authority?.properties).toEqual(['openFile']);
  expect(authority?.filters?.[0]?.extensions).toEqual(['pem', 'cer', 'crt', 'der']);
  await chooseFiles(show, 'authority-certificate', ja);
  expect([authority?.title, asked[2]?.title]).toEqual([
    en.chooseAuthority.title,
    ja.chooseAuthority.title,
  ]);
});

test.skipIf(process.platform === 'win32')('a pipe is no file, and holds nothing up', async () => {
  execFileSync('mkfifo', [join(folder, 'pipe.pfx')]);
  expect(await chooseFiles(dialog('pipe.pfx').show, 'client-certificate', en)).toEqual({
    ok: false,
    error: { code: 'certificate/unreadable', detail: 'pipe.pfx' },
  });
});

test.each(['missing.pfx', 'large.pfx', 'folder.pfx'])(
  'names a file that cannot be read: %s',
  async (name) => {
    expect(await chooseFiles(dialog('app.key', name).show, 'client-certificate', en)).toEqual({
      ok: false,
      error: { code: 'certificate/unreadable', detail: name },
    });
    expect(await chooseFiles(dialog(name).show, 'authority-certificate', en)).toEqual({
      ok: false,
      error: { code: 'authority-certificate/unreadable', detail: name },
    });
  },
);
