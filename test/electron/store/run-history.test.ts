import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createRunHistory } from '../../../electron/store/run-history.ts';
import type { RunRecord } from '../../../shared/run-record.ts';
import { passedRun, refusedRun } from '../../shared/run-records.ts';

const owner = '5c0f3b7a-2d1e-4f86-9a3c-7e1d4b60a9f2';
let root: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'run-history-test-'));
});
afterEach(() => {
  rmSync(root, { recursive: true, force: true });
});

const opened = () => createRunHistory(join(root, 'runs'));
const filesOf = (id: string) => readdirSync(join(root, 'runs', id)).sort();

function run(id: string, startedAt = '2026-11-21T01:00:00.000Z', made = passedRun()): RunRecord {
  return { ...made, id, startedAt };
}

async function idsOf(history = opened(), id: string | undefined = owner): Promise<string[]> {
  const list = await history.list(id);
  if (!list.ok) throw new Error(list.error.code);
  return list.value.runs.map((entry) => entry.id);
}

test('what was filed is there after a restart, the newest first, with how it ended', async () => {
  const history = opened();
  await history.file(owner, run('one'));
  await history.file(owner, run('two', '2026-11-21T02:00:00.000Z', refusedRun()));
  const list = await opened().list(owner);
  expect(list).toMatchObject({
    ok: true,
    value: {
      ...{ setAside: 0, isKept: true },
      runs: [
        { id: 'two', outcome: 'failed', checks: [{ protocol: 'imap', stage: 'auth' }] },
        { id: 'one', outcome: 'ok' },
      ],
    },
  });
  expect(await opened().read(owner, 'two')).toMatchObject({ ok: true, value: { id: 'two' } });
});

test('of each connection the last fifty are kept', async () => {
  const history = opened();
  for (let number = 0; number < 52; number += 1) {
    const minute = String(number).padStart(2, '0');
    await history.file(owner, run(`run-${minute}`, `2026-11-21T01:${minute}:00.000Z`));
  }
  const ids = await idsOf();
  expect(ids).toHaveLength(50);
  expect([ids[0], ids.at(-1)]).toEqual(['run-51', 'run-02']);
  expect(filesOf(owner)).toHaveLength(51);
});

test('a clock that was set back a year costs no run, and the last one stays the first', async () => {
  const history = opened();
  const later = (number: number) => new Date(Date.UTC(2026, 10, 21) + number * 1_000).toISOString();
  for (let number = 0; number < 50; number += 1) {
    await history.file(owner, run(`before-${number}`, later(number)));
  }
  await history.file(owner, run('after-1', '2025-11-21T01:00:00.000Z'));
  await opened().file(owner, run('after-2', '2025-11-21T01:01:00.000Z'));
  const ids = await idsOf();
  expect(ids.slice(0, 3)).toEqual(['after-2', 'after-1', 'before-49']);
  expect([ids.length, ids.at(-1)]).toEqual([50, 'before-2']);
  // Where the index is lost, there is nothing but the clock.
  rmSync(join(root, 'runs', owner, 'index.json'));
  expect((await idsOf()).slice(-2)).toEqual(['after-2', 'after-1']);
});

test.each([
  ['nothing that is JSON', '{'],
  ['an older shape', '{"version":0}'],
])('an index with %s is made anew from the runs', async (_, content) => {
  await opened().file(owner, run('one'));
  writeFileSync(join(root, 'runs', owner, 'index.json'), content);
  expect(await idsOf()).toEqual(['one']);
});

test.each([
  ['is not packed', Buffer.from('{}')],
  ['has no run in it', gzipSync('{"version":1}')],
  ['is larger than any run', gzipSync(Buffer.alloc(70 * 1024 * 1024, 32))],
])('a file that %s is set aside and said so, and the others open', async (_, bytes) => {
  const history = opened();
  await history.file(owner, run('one'));
  writeFileSync(join(root, 'runs', owner, 'two.json.gz'), bytes);
  const list = await history.list(owner);
  expect(list).toMatchObject({ ok: true, value: { setAside: 1, runs: [{ id: 'one' }] } });
  expect(filesOf(owner)).toContain('two.json.gz.set-aside-1');
  expect(await history.read(owner, 'two')).toMatchObject({
    ok: false,
    error: { code: 'history/missing' },
  });
});

test('a run can be removed, and all of a connection', async () => {
  const history = opened();
  await history.file(owner, run('one'));
  await history.file(owner, run('two'));
  await history.remove(owner, 'one');
  expect(await idsOf()).toEqual(['two']);
  await history.removeAll(owner);
  expect(readdirSync(join(root, 'runs'))).toEqual([]);
  expect(await idsOf()).toEqual([]);
});

test('runs of what is not saved stay in memory', async () => {
  const history = opened();
  await history.file(undefined, run('one'));
  const list = await history.list(undefined);
  expect(list).toMatchObject({ ok: true, value: { isKept: false, runs: [{ id: 'one' }] } });
  expect(await history.read(undefined, 'one')).toMatchObject({ ok: true });
  expect(readdirSync(root)).toEqual([]);
});

test('a folder that cannot be written is said with its name, and nothing is thrown', async () => {
  mkdirSync(join(root, 'runs'));
  writeFileSync(join(root, 'runs', owner), 'a file in its place');
  const filed = await opened().file(owner, run('one'));
  expect(filed).toMatchObject({ ok: false, error: { code: 'history/failed' } });
  expect(await opened().file('../elsewhere', run('one'))).toMatchObject({ ok: false });
});
