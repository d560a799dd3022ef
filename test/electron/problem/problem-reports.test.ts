import { unzipSync, strFromU8 } from 'fflate';
import { expect, test } from 'vitest';
import {
  createProblemReports,
  type ProblemDependencies,
  type ProblemFile,
} from '../../../electron/problem/problem-reports.ts';
import { readLog } from '../../../electron/problem/read-log.ts';
import { createLog } from '../../../electron/log.ts';
import { createRunHistory } from '../../../electron/store/run-history.ts';
import type { ProblemPreview, ProblemRequest } from '../../../shared/problem/request.ts';
import { problemPreviewAnswerSchema } from '../../../shared/problem/request.ts';
import type { Result } from '../../../shared/errors.ts';
import { passedRun } from '../../shared/run-records.ts';
import { exampleApp, exampleConnection, memorySettings, recordedLog } from '../fakes.ts';
import { exampleSignInRecord } from '../../support/sign-ins.ts';

const asked: ProblemRequest = {
  words: 'It stopped.',
  lastTest: true,
  pseudonyms: false,
  language: 'en',
};

/** Reports of a log that goes on while they are made; `saved` is what was written. */
function testReports(change: Partial<ProblemDependencies> = {}) {
  const saved: ProblemFile[] = [];
  const lines: string[] = [];
  const write = createLog((line) => lines.push(line));
  const { log, entries } = recordedLog();
  const reports = createProblemReports({
    app: exampleApp,
    system: () => ({ release: '1', packaged: true, upSeconds: 1, languages: [] }),
    settings: memorySettings(),
    policyView: () => ({ managed: [{ field: 'tenant', place: '/etc/marker' }], problems: [] }),
    keeping: {
      state: () => Promise.resolve({ setAside: [] }),
      contents: () => Promise.resolve({ ok: false, error: { code: 'keeping/failed' } }),
    },
    readLog: () => {
      write('info', 'second start');
      return readLog({ paths: [], waiting: () => lines });
    },
    signIns: { lastFailure: () => undefined },
    runs: { lastRecord: () => undefined },
    connections: { list: () => Promise.resolve({ connections: [] }) },
    history: createRunHistory('not-used'),
    save: (file) => {
      saved.push(file);
      return Promise.resolve({ ok: true, value: { saved: true } });
    },
    log,
    now: () => Date.parse('2026-11-22T01:57:00Z'),
    ...change,
  });
  return { reports, saved, entries };
}

function valueOf(result: Result<ProblemPreview>): ProblemPreview {
  if (!result.ok) throw new Error(result.error.code);
  return problemPreviewAnswerSchema.parse(result.value);
}

test('what is saved is byte for byte what was shown, whatever happened in between', async () => {
  const { reports, saved, entries } = testReports();
  const shown = valueOf(await reports.preview(asked));
  expect(shown.fileName).toBe('mailbox-oauth-problem-2026-11-22-0157.zip');
  expect(await reports.save(shown.id)).toEqual({ ok: true, value: { saved: true } });
  expect(await reports.save(shown.id)).toEqual({ ok: true, value: { saved: true } });
  const [file, again] = saved;
  if (!file || !again) throw new Error('nothing was saved');
  expect(file).toEqual(again);
  expect(file.bytes).toHaveLength(shown.bytes);
  const unzipped = Object.entries(unzipSync(file.bytes));
  expect(
    unzipped.map(([name, bytes]) => ({ name, bytes: bytes.length, text: strFromU8(bytes) })),
  ).toEqual(shown.parts);
  expect(JSON.stringify(shown)).not.toContain('marker');
  expect(entries.map(({ event }) => event)).toEqual([
    'problem report saved',
    'problem report saved',
  ]);
});

test('only the one that was shown last can be saved', async () => {
  const { reports, saved } = testReports();
  const first = valueOf(await reports.preview(asked));
  const second = valueOf(await reports.preview({ ...asked, words: '' }));
  const gone = { ok: false, error: { code: 'problem/gone' } };
  expect(await reports.save(first.id)).toEqual(gone);
  expect(await reports.save('')).toEqual(gone);
  expect(saved).toEqual([]);
  expect((await reports.save(second.id)).ok).toBe(true);
});

test('a file that could not be written, or was not wanted, is told and not logged as saved', async () => {
  const failure = { ok: false, error: { code: 'file/not-saved', detail: 'x.zip' } } as const;
  const closed = { ok: true, value: { saved: false } } as const;
  for (const answer of [failure, closed]) {
    const { reports, entries } = testReports({ save: () => Promise.resolve(answer) });
    const { id } = valueOf(await reports.preview(asked));
    expect(await reports.save(id)).toEqual(answer);
    expect(entries).toEqual([]);
  }
});

test('the last test is the sign-in that failed, else the last run, else the newest that is kept', async () => {
  const run = passedRun();
  const history = createRunHistory('not-used');
  await history.file(undefined, run);
  const kept = {
    connections: { list: () => Promise.resolve({ connections: [], openId: 'c1' }) },
    history: {
      list: () => history.list(undefined),
      read: (_connection: unknown, runId: string) => history.read(undefined, runId),
    },
  };
  const runs = { lastRecord: () => ({ ...run, id: 'run-of-now' }) };
  const failure = { connection: exampleConnection, signIn: exampleSignInRecord };
  const signIns = { lastFailure: () => failure };
  const reportOf = async (change: Partial<ProblemDependencies>) => {
    const shown = valueOf(await testReports(change).reports.preview(asked));
    return shown.parts.find(({ name }) => name === 'last-test.txt')?.text;
  };
  expect(await reportOf({})).toBeUndefined();
  expect(await reportOf(kept)).toContain(run.id);
  expect(await reportOf({ ...kept, runs })).toContain('run-of-now');
  const signInOnly = await reportOf({ ...kept, runs, signIns });
  expect(signInOnly).not.toContain('run-of-now');
  expect(signInOnly).toContain(exampleConnection.tenant);
});
