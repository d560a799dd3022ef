import { strFromU8, unzipSync } from 'fflate';
import { expect, test } from 'vitest';
import { createReports, type ReportStyle } from '../../electron/reports.ts';
import { appError } from '../../shared/errors.ts';
import { textFormats } from '../../shared/report/formats.ts';
import type { ReportOf } from '../../shared/report/request.ts';
import type { RunRecord } from '../../shared/run-record.ts';
import { passedRun } from '../shared/run-records.ts';
import { exampleSignInRecord } from '../support/sign-ins.ts';
import { exampleApp, exampleConnection } from './fakes.ts';

const style: ReportStyle = { pseudonyms: false, language: 'en' };
const last = passedRun();
const kept: RunRecord = {
  ...last,
  id: 'kept-run',
  connection: { ...last.connection, name: 'Old' },
};
const connectionId = 'connection-1';

function reports(options: { failed?: boolean; finishedAt?: string } = {}) {
  const { finishedAt = exampleSignInRecord.finishedAt } = options;
  const signIn = { ...exampleSignInRecord, outcome: 'failed' as const, finishedAt };
  const asked: (string | undefined)[][] = [];
  const made = createReports({
    app: exampleApp,
    runs: {
      finished: (runId) =>
        runId === last.id
          ? { connection: exampleConnection, signInId: 'sign-in-1', record: last }
          : undefined,
    },
    signIns: {
      lastFailure: () => (options.failed ? { connection: exampleConnection, signIn } : undefined),
    },
    history: {
      read: (...of) => {
        asked.push(of);
        return Promise.resolve(
          of[0] === connectionId && of[1] === kept.id
            ? { ok: true, value: kept }
            : { ok: false, error: appError('history/missing') },
        );
      },
    },
  });
  return { ...made, asked };
}

const ofLast: ReportOf = { kind: 'run', runId: last.id };
const ofKept: ReportOf = { kind: 'run', runId: kept.id, connectionId };
const missing = { ok: false, error: { code: 'history/missing' } };

/** The text of a report that was made. */
async function textOf(of: ReportOf, change: Partial<ReportStyle> = {}, from = reports()) {
  const text = await from.text(of, 'text', { ...style, ...change });
  if (!text.ok) throw new Error(text.error.code);
  return text.value;
}

test('the last run is written from memory, an older one from where it is kept', async () => {
  const from = reports();
  expect(await textOf(ofLast, {}, from)).toContain(last.connection.name);
  expect(from.asked).toEqual([]);
  expect(await textOf(ofKept, {}, from)).toContain('Old');
  expect(from.asked).toEqual([[connectionId, kept.id]]);
});

test('a run that is neither is missing, and so is a sign-in where none has failed', async () => {
  const from = reports();
  for (const of of [{ kind: 'run', runId: kept.id }, { kind: 'sign-in' }] as const) {
    expect(await from.text(of, 'text', style)).toEqual(missing);
    expect(await from.file(of, 'zip', style)).toEqual(missing);
  }
});

test('the last sign-in that failed is written with the app’s version', async () => {
  const text = await textOf({ kind: 'sign-in' }, {}, reports({ failed: true }));
  expect(text).toContain(exampleApp.version);
  expect(text).toContain(exampleConnection.clientId);
});

test('names are replaced where that is asked for, in every form', async () => {
  const { user } = last.connection;
  expect(user).not.toBe('');
  expect(await textOf(ofLast)).toContain(user);
  const from = reports();
  for (const format of textFormats) {
    const written = await from.text(ofLast, format, { ...style, pseudonyms: true });
    expect(written.ok && written.value).not.toContain(user);
  }
  const zip = await from.file(ofLast, 'zip', { ...style, pseudonyms: true });
  if (!zip.ok) throw new Error(zip.error.code);
  for (const bytes of Object.values(unzipSync(zip.value.bytes))) {
    expect(strFromU8(bytes)).not.toContain(user);
  }
});

test('is in the language that is asked for', async () => {
  expect(await textOf(ofLast)).not.toMatch(/[ぁ-ん]/);
  expect(await textOf(ofLast, { language: 'ja' })).toMatch(/[ぁ-ん]/);
});

test('a file has the bytes of the text in UTF-8, and a name of its form', async () => {
  const from = reports();
  for (const format of textFormats) {
    const saved = await from.file(ofLast, format, { ...style, language: 'ja' });
    const written = await from.text(ofLast, format, { ...style, language: 'ja' });
    if (!saved.ok || !written.ok) throw new Error(format);
    expect(strFromU8(saved.value.bytes)).toBe(written.value);
    expect(saved.value.fileName).toMatch(/-passed\.(?:txt|md|html|json)$/);
  }
});

test('the archive has every form, is the same each time, and has the time of the run', async () => {
  const from = reports();
  const one = await from.file(ofLast, 'zip', style);
  const again = await from.file(ofLast, 'zip', style);
  if (!one.ok) throw new Error(one.error.code);
  expect(one).toEqual(again);
  const base = one.value.fileName.replace(/\.zip$/, '');
  const entries = unzipSync(one.value.bytes);
  expect(Object.keys(entries)).toEqual(
    ['txt', 'md', 'html', 'json'].map((end) => `${base}.${end}`),
  );
  const written = await from.text(ofLast, 'markdown', style);
  expect(written.ok && written.value).toBe(strFromU8(entries[`${base}.md`] ?? new Uint8Array()));
  expect(dosYear(one.value.bytes)).toBe(new Date(last.finishedAt).getFullYear());
});

test.each(['1970-01-01T00:00:00.000Z', '2107-12-31T23:59:59.000Z', 'not a time'])(
  'an archive can be made at any time of the computer’s clock: %s',
  async (finishedAt) => {
    const made = await reports({ failed: true, finishedAt }).file(
      { kind: 'sign-in' },
      'zip',
      style,
    );
    expect(made.ok && dosYear(made.value.bytes)).toBe(2026);
  },
);

/** The year in the header of an archive's first file (APPNOTE 4.4.6): its upper seven bits, from 1980. */
function dosYear(zip: Uint8Array): number {
  return 1980 + ((((zip[13] ?? 0) << 8) | (zip[12] ?? 0)) >> 9);
}
