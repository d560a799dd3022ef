import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { strFromU8, unzipSync } from 'fflate';
import { expect, test } from 'playwright/test';
import { en } from '../../shared/messages/en.ts';
import { reportFormats, type ReportFormat } from '../../shared/report/formats.ts';
import { reportSchema } from '../../shared/report/schema.ts';
import { launch, type LaunchedApp } from './launch.ts';
import {
  expectMailboxOpens,
  goTo,
  readTicket,
  signInAtPractice,
  tokenLike,
  walkToSignIn,
} from './walk.ts';

let folder: string;
let app: LaunchedApp;
test.beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'report-e2e-'));
});
test.afterEach(async () => {
  await app.close();
  rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
});

const fileOf = (format: ReportFormat) => join(folder, `report.${format}`);

test('a report is saved and read back in every form, with pseudonyms, and its run is there after a restart', async () => {
  const profile = join(folder, 'profile');
  const dialogs = JSON.stringify(reportFormats.map(fileOf));
  app = await launch({ profile, env: { ELECTRON_HOST_SAVE_DIALOGS: dialogs } });
  const page = await app.firstWindow();
  await walkToSignIn(page, 'delegated');
  await signInAtPractice(app, page, 'adele@contoso.example');
  await expectMailboxOpens(page, 12);
  expect(await readTicket(page)).toContain('adele@contoso.example');

  await page.getByRole('switch', { name: en.reportPage.pseudonyms }).check();
  const preview = page.getByRole('region', { name: en.report.label });
  await expect(preview).toContainText('user-1@domain-1.example');
  await expect(preview).not.toContainText('adele@contoso.example');
  for (const format of reportFormats) {
    await page.getByRole('button', { name: en.reportPage.save }).click();
    await page.getByRole('menuitem', { name: en.reportPage.formats[format] }).click();
    await expect(page.getByText(en.reportPage.saved, { exact: true })).toBeVisible();
  }
  const read = (format: ReportFormat) => readFileSync(fileOf(format));
  const report = reportSchema.parse(JSON.parse(read('json').toString('utf8')));
  expect(report).toMatchObject({ pseudonymised: true, outcome: 'ok', subject: { kind: 'run' } });
  const zip = unzipSync(read('zip'));
  expect(Object.keys(zip).map((name) => name.replace(/^.*\./, ''))).toEqual([
    ...['txt', 'md', 'html', 'json'],
  ]);
  const [text, markdown, html, json] = Object.values(zip).map((bytes) => strFromU8(bytes));
  const single = (['text', 'markdown', 'html', 'json'] as const).map((format) =>
    read(format).toString('utf8'),
  );
  expect([text, markdown, html, json]).toEqual(single);
  for (const file of single) {
    expect(file).toContain('A01 OK AUTHENTICATE completed.');
    expect(file).toContain('user-1@domain-1.example');
    expect(file).not.toMatch(/contoso/i);
    expect(file).not.toMatch(tokenLike);
  }

  await app.close();
  app = await launch({ profile });
  const again = await app.firstWindow();
  await again
    .getByRole('button', { name: /contoso\.example|Practice/ })
    .first()
    .click();
  await goTo(again, 'Report');
  await expect(again.getByRole('table', { name: en.history.tableLabel })).toContainText(
    'IMAP passed',
  );
  await again.getByRole('button', { name: /^Show the report of/ }).click();
  await expect(again.getByRole('region', { name: en.report.label })).toContainText(
    'A01 OK AUTHENTICATE completed.',
  );
});
