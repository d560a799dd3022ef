import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { ShowSaveDialog } from '../../../electron/windows/save-file.ts';
import { saveProblem } from '../../../electron/windows/save-problem.ts';
import { saveReport } from '../../../electron/windows/save-report.ts';
import { catalogues } from '../../../shared/messages/catalogues.ts';
import { desktopCatalogues } from '../../../shared/messages/desktop.ts';
import { fileEndings, reportFormats } from '../../../shared/report/formats.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'save-report-test-'));
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

const bytes = new Uint8Array([0x50, 0x4b, 0, 0xff, 0x0a]);

test.each(reportFormats)('offers the name and the ending of the form: %s', async (format) => {
  const { show, asked } = dialog('mine');
  const texts = catalogues.ja.reportPage;
  const fileName = `Scanner.${fileEndings[format]}`;
  expect(await saveReport(show, { fileName, bytes }, format, texts)).toEqual({
    ok: true,
    value: { saved: true },
  });
  expect(new Uint8Array(readFileSync(join(folder, 'mine')))).toEqual(bytes);
  expect(asked).toEqual([
    {
      title: texts.saveTitle,
      defaultPath: fileName,
      filters: [{ name: texts.formats[format], extensions: [fileEndings[format]] }],
    },
  ]);
});

test.each(['en', 'ja'] as const)(
  'asks for the report of a problem in the language: %s',
  async (language) => {
    const { show, asked } = dialog('problem.zip');
    const file = { fileName: 'mailbox-oauth-problem.zip', bytes };
    expect(await saveProblem(show, file, language)).toEqual({ ok: true, value: { saved: true } });
    expect(new Uint8Array(readFileSync(join(folder, 'problem.zip')))).toEqual(bytes);
    const { title, files } = desktopCatalogues[language].saveProblem;
    expect(asked).toEqual([
      {
        ...{ title, defaultPath: 'mailbox-oauth-problem.zip' },
        filters: [{ name: files, extensions: ['zip'] }],
      },
    ]);
  },
);

const savings: [string, (show: ShowSaveDialog) => ReturnType<typeof saveProblem>][] = [
  [
    'a report',
    (show) => saveReport(show, { fileName: 'r.txt', bytes }, 'text', catalogues.en.reportPage),
  ],
  ['the report of a problem', (show) => saveProblem(show, { fileName: 'p.zip', bytes }, 'en')],
];

test.each(savings)('nothing is written of %s where the dialog was closed', async (_what, save) => {
  expect(await save(dialog().show)).toEqual({ ok: true, value: { saved: false } });
  expect(readdirSync(folder)).toEqual([]);
});

test.each(savings)(
  '%s takes the place of a file, or leaves it and says its name only',
  async (_what, save) => {
    writeFileSync(join(folder, 'old'), 'something that is longer than what takes its place');
    expect(await save(dialog('old').show)).toMatchObject({ ok: true });
    expect(new Uint8Array(readFileSync(join(folder, 'old')))).toEqual(bytes);
    mkdirSync(join(folder, 'full/x'), { recursive: true });
    expect(await save(dialog('full').show)).toEqual({
      ok: false,
      error: { code: 'file/not-saved', detail: 'full' },
    });
    expect(readdirSync(folder).sort()).toEqual(['full', 'old']);
  },
);
