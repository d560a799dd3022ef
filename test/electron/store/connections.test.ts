import {
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { createConnections, type Connections } from '../../../electron/store/connections.ts';
import { maxConnections } from '../../../shared/connections/limits.ts';
import type {
  ConnectionToSave,
  SavedConnection,
} from '../../../shared/connections/saved-connection.ts';
import { firstId, saved, secondId } from '../../shared/connections/examples.ts';

let parent: string;
let folder: string;
let path: string;
let clock: number;
let removed: string[];
/** Every program that a test starts, so that none goes on writing after it. */
let started: Connections[];
beforeEach(() => {
  parent = mkdtempSync(join(tmpdir(), 'connections-test-'));
  // The first save makes it.
  folder = join(parent, 'profile');
  path = join(folder, 'connections.json');
  clock = Date.parse('2026-11-21T10:00:00.000Z');
  removed = [];
  started = [];
});
afterEach(async () => {
  vi.useRealTimers();
  for (const each of started) await each.settle();
  rmSync(parent, { recursive: true, force: true });
});

/** As of a program that was just started. */
function start(options: { writeDelayMs?: number } = { writeDelayMs: 0 }): Connections {
  const store = createConnections(path, {
    now: () => clock,
    onRemoved: (id) => void removed.push(id),
    ...options,
  });
  started.push(store);
  return store;
}

const { createdAt: _made, updatedAt: _changed, ...first } = saved();
const second: ConnectionToSave = { ...first, id: secondId, name: 'Printer' };
const done = { ok: true, value: undefined };

/** What is kept, as the next program reads it. */
async function next(): Promise<SavedConnection[]> {
  return (await start().list()).connections;
}
const ids = (list: readonly SavedConnection[]) => list.map(({ id }) => id);

describe('a connection', () => {
  test('is there after the program was started again, with when it was made and changed', async () => {
    const store = start();
    expect(await store.list()).toEqual({ connections: [] });
    expect(readdirSync(parent)).toEqual([]);
    expect(await store.save(first, true)).toEqual(done);
    const at = '2026-11-21T10:00:00.000Z';
    clock += 60_000;
    // To look at another step is no change of it.
    expect(await store.save({ ...first, step: 'tenant' }, true)).toEqual(done);
    expect(await start().list()).toEqual({
      connections: [{ ...first, step: 'tenant', createdAt: at, updatedAt: at }],
      openId: firstId,
    });
    await store.save({ ...first, name: 'Copier' }, false);
    const later = '2026-11-21T10:01:00.000Z';
    expect(await start().list()).toEqual({
      connections: [{ ...first, name: 'Copier', createdAt: at, updatedAt: later }],
    });
  });

  test('is not lost to others that are kept at the same time', async () => {
    const store = start();
    const all = await Promise.all([
      store.save(first, false),
      store.save(second, false),
      store.save({ ...first, name: 'Later' }, true),
    ]);
    expect(all).toEqual([done, done, done]);
    expect((await next()).map(({ name }) => name)).toEqual(['Later', 'Printer']);
    expect(readdirSync(folder)).toEqual(['connections.json']);
  });

  test('is written at once with its step, and a moment after what is typed in it', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    const store = start({});
    await store.save(first, true);
    const typing = (name: string) => store.save({ ...first, name }, true);
    const answers = [typing('a'), typing('ab')];
    await vi.advanceTimersByTimeAsync(299);
    answers.push(typing('abc'));
    expect((await next())[0]?.name).toBe('Scanner');
    // The last letter did not put it off.
    await vi.advanceTimersByTimeAsync(1);
    expect(await Promise.all(answers)).toEqual([done, done, done]);
    expect((await next())[0]?.name).toBe('abc');
    void typing('abcd');
    await store.save({ ...first, name: 'abcd', step: 'scopes', furthest: 'scopes' }, true);
    expect((await next())[0]).toMatchObject({ name: 'abcd', step: 'scopes' });
  });

  test('that was typed last is written when the program ends', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    const store = start({});
    await store.save(first, true);
    void store.save({ ...first, name: 'The last word' }, true);
    await store.settle();
    expect((await next())[0]?.name).toBe('The last word');
  });

  test('is refused where there are too many, and the others can still be changed', async () => {
    mkdirSync(folder);
    const id = (number: number) => `${firstId.slice(0, -4)}${String(number).padStart(4, '0')}`;
    const connections = Array.from({ length: maxConnections }, (_, index) =>
      saved({ id: id(index) }),
    );
    writeFileSync(path, JSON.stringify({ version: 1, connections }));
    const store = start();
    expect(await store.save(second, true)).toMatchObject({
      error: { code: 'connections/too-many' },
    });
    expect(await store.save({ ...first, id: id(0), name: 'x' }, true)).toEqual(done);
    expect(await next()).toHaveLength(maxConnections);
  });
});

describe('a connection that is deleted', () => {
  test('is gone, can be had back in its place, and nothing of it goes before that is over', async () => {
    const store = start();
    await store.save(first, true);
    await store.save(second, false);
    expect(await store.remove(firstId)).toEqual(done);
    expect(ids((await store.list()).connections)).toEqual([secondId]);
    // A window that has not heard of it yet does not bring it back.
    expect(await store.save(first, true)).toEqual(done);
    expect(ids((await store.list()).connections)).toEqual([secondId]);
    expect(removed).toEqual([]);
    expect(await store.restore(firstId)).toEqual(done);
    expect(ids(await next())).toEqual([firstId, secondId]);
    expect(removed).toEqual([]);
    expect(await store.restore(firstId)).toMatchObject({ error: { code: 'input/invalid' } });
  });

  test('cannot be had back once another one is, or that was given up', async () => {
    const store = start();
    await store.save(first, false);
    await store.save(second, false);
    await store.remove(firstId);
    await store.remove(secondId);
    expect(removed).toEqual([firstId]);
    expect(await store.restore(firstId)).toMatchObject({ error: { code: 'input/invalid' } });
    await store.endUndo();
    expect(removed).toEqual([firstId, secondId]);
    expect(await store.restore(secondId)).toMatchObject({ error: { code: 'input/invalid' } });
    expect(await store.remove(secondId)).toMatchObject({ error: { code: 'input/invalid' } });
    expect(readFileSync(path, 'utf8')).not.toContain(secondId);
  });

  test('leaves nothing when the program ends, and what it left when it did not end well', async () => {
    const store = start();
    await store.save(first, false);
    await store.remove(firstId);
    // As after a crash: the next program is told by the file.
    expect(await next()).toEqual([]);
    expect(removed).toEqual([firstId]);
    await store.settle();
    expect(removed).toEqual([firstId, firstId]);
    expect(readFileSync(path, 'utf8')).not.toContain(firstId);
  });
});

describe('the file', () => {
  test.runIf(process.platform !== 'win32')('is for this account alone', async () => {
    await start().save(first, true);
    expect(statSync(path).mode & 0o777).toBe(0o600);
  });

  test.each([
    ['cut off', '{"version":1,"connections":['],
    ['empty', ''],
    ['of another program', '[]'],
    ['of another version', '{"version":2,"connections":[]}'],
    ['with more than it has', '{"version":1,"connections":[],"more":true}'],
  ])('that is %s is set aside and named, and in nobody’s way', async (_name, content) => {
    mkdirSync(folder);
    writeFileSync(path, content);
    const store = start();
    const problem = { code: 'connections/set-aside', detail: 'connections.json.set-aside-1' };
    expect(await store.list()).toEqual({ connections: [], problem });
    expect(readFileSync(`${path}.set-aside-1`, 'utf8')).toBe(content);
    expect(await store.save(first, true)).toEqual(done);
    expect(await next()).toHaveLength(1);
  });

  test.each([
    ['an entry that is damaged', [saved(), { ...saved(), id: secondId, draft: { cloud: 5 } }]],
    [
      'an entry with more than it has',
      [saved(), { ...saved({ id: secondId }), clientSecret: 'x' }],
    ],
    ['an entry that is none', [saved(), null]],
    ['an ID twice', [saved(), saved({ name: 'Other' })]],
  ])('with %s gives all the others, and is kept whole beside them', async (_name, connections) => {
    mkdirSync(folder);
    const content = JSON.stringify({ version: 1, connections });
    writeFileSync(path, content);
    const store = start();
    const problem = {
      code: 'connections/partly-set-aside',
      detail: 'connections.json.set-aside-1',
    };
    expect(await store.list()).toEqual({ connections: [saved()], problem });
    expect(readFileSync(`${path}.set-aside-1`, 'utf8')).toBe(content);
    // Nothing was lost so far if the program ended here.
    expect(readFileSync(path, 'utf8')).toBe(content);
    await store.save({ ...first, name: 'x' }, true);
    expect(await start().list()).toMatchObject({ connections: [{ name: 'x' }] });
    expect((await start().list()).problem).toBeUndefined();
  });

  test('that was only half written by a program that ended is not the one that is read', async () => {
    await start().save(first, true);
    const part = `${path}.0b7d1f6e.part`;
    writeFileSync(part, '{"version":1,"conn');
    expect(await next()).toHaveLength(1);
  });

  test('that cannot be written costs nothing but the keeping, and is tried again', async () => {
    // In the folder's place, so that nothing can be made in it, whoever asks.
    writeFileSync(folder, '');
    const store = start();
    const failure = { ok: false, error: { code: 'connections/unreadable' } };
    expect((await store.list()).problem).toEqual(failure.error);
    expect(await store.save(first, true)).toMatchObject({
      error: { code: 'connections/not-kept' },
    });
    expect((await store.list()).connections).toHaveLength(1);
  });

  test('is tried again with the next change where it could not be written', async () => {
    const store = start();
    await store.list();
    writeFileSync(folder, '');
    expect(await store.save(first, true)).toMatchObject({
      error: { code: 'connections/not-kept' },
    });
    rmSync(folder);
    expect(await store.save({ ...first, name: 'x' }, true)).toEqual(done);
    expect((await next())[0]?.name).toBe('x');
  });

  test.runIf(process.platform !== 'win32')('that cannot be read is left as it is', async () => {
    mkdirSync(folder);
    // Leads to itself, so that it cannot be opened, whoever asks; replacing it would work.
    symlinkSync(path, path);
    const store = start();
    expect(await store.list()).toEqual({
      connections: [],
      problem: { code: 'connections/unreadable' },
    });
    expect(await store.save(first, true)).toMatchObject({
      error: { code: 'connections/not-kept' },
    });
    expect((await store.list()).connections).toHaveLength(1);
    expect(lstatSync(path).isSymbolicLink()).toBe(true);
    expect(readdirSync(folder)).toEqual(['connections.json']);
  });
});
