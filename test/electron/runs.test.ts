import { describe, expect, test } from 'vitest';
import { createRuns, type RunsDependencies } from '../../electron/runs.ts';
import type { CheckEvent, CheckEventBatch } from '../../shared/check-events.ts';
import type { Connection } from '../../shared/connection.ts';
import type { RunRecord } from '../../shared/run-record.ts';
import { passedRun } from '../shared/run-records.ts';
import { resolveTarget } from '../../electron/target.ts';
import {
  exampleApp,
  exampleConnection,
  exampleSignedIn,
  fakePracticeTenant,
  hold,
  recordedLog,
} from './fakes.ts';

const started: CheckEvent = { kind: 'check-started', protocol: 'imap', stages: ['dns'] };

function exampleInput() {
  const target = resolveTarget(exampleConnection, fakePracticeTenant());
  if (!target) throw new Error('no target');
  return { connection: exampleConnection, signedIn: exampleSignedIn('s1'), target };
}

type Run = RunsDependencies['runConnection'];

/** Runs that do what the test says; `batches` is what the window was told. */
function testRuns(runConnection: Run) {
  const batches: CheckEventBatch[] = [];
  const { log, entries } = recordedLog();
  const send = (batch: CheckEventBatch): void => {
    batches.push(batch);
  };
  return { runs: createRuns({ app: exampleApp, runConnection, send, log }), batches, entries };
}

function finished({ runId, app, connection, signedIn }: Parameters<Run>[0]): RunRecord {
  return {
    version: 1,
    id: runId,
    app,
    startedAt: '2026-01-01T00:00:00.000Z',
    finishedAt: '2026-01-01T00:00:01.000Z',
    outcome: 'ok',
    connection,
    network: { family: 'any' },
    token: signedIn.summary.token,
    signIn: signedIn.record,
    checks: [],
  };
}

/** A run that ends only when it is cancelled, and tells its ID then. */
function untilCancelled(cancelled: string[]): Run {
  return async (input, { signal }) => {
    if (!signal.aborted) {
      const abort = hold<undefined>();
      signal.addEventListener('abort', () => {
        abort.resolve(undefined);
      });
      await abort.promise;
    }
    cancelled.push(input.runId);
    return finished(input);
  };
}

test('the ID is known before the first event, and every event is of that ID', async () => {
  const { runs, batches } = testRuns((input, { emit }) => {
    emit(started);
    const record = finished(input);
    emit({ kind: 'run-finished', record });
    return Promise.resolve(record);
  });
  const runId = runs.start(exampleInput());
  expect(batches).toEqual([]);
  await Promise.resolve();
  expect(batches).toEqual([]);
  await runs.stop();
  expect(batches.map((batch) => batch.runId)).toEqual([runId]);
  expect(batches[0]?.events.map(({ kind }) => kind)).toEqual(['check-started', 'run-finished']);
});

test('a run that throws is told as failed, and what it said goes neither out nor into the log', async () => {
  const { runs, batches, entries } = testRuns((_input, { emit }) => {
    emit(started);
    return Promise.reject(new Error('marker'));
  });
  runs.start(exampleInput());
  await runs.stop();
  expect(batches.flatMap(({ events }) => events)).toEqual([
    started,
    { kind: 'run-failed', error: { code: 'app/unexpected' } },
  ]);
  expect(entries.map(({ event }) => event)).toEqual(['run started', 'run threw']);
  expect(JSON.stringify([batches, entries])).not.toContain('marker');
});

test('a newer run cancels the older', async () => {
  const cancelled: string[] = [];
  const { runs } = testRuns(untilCancelled(cancelled));
  const first = runs.start(exampleInput());
  await new Promise(setImmediate);
  const second = runs.start(exampleInput());
  await new Promise(setImmediate);
  expect(cancelled).toEqual([first]);
  expect(second).not.toBe(first);
  await runs.stop();
  expect(cancelled).toEqual([first, second]);
});

test('only the named run is cancelled, and one that is over or unknown is none', async () => {
  const cancelled: string[] = [];
  const { runs } = testRuns(untilCancelled(cancelled));
  const runId = runs.start(exampleInput());
  runs.cancel('unknown');
  await new Promise(setImmediate);
  expect(cancelled).toEqual([]);
  runs.cancel(runId);
  await runs.stop();
  runs.cancel(runId);
  expect(cancelled).toEqual([runId]);
});

test('one check is cancelled alone', async () => {
  const aborted: string[] = [];
  const { runs } = testRuns(async (input, { signal, signals = {} }) => {
    for (const [protocol, own] of Object.entries(signals)) {
      own.addEventListener('abort', () => aborted.push(protocol));
    }
    await untilCancelled([])(input, { signal, emit: () => undefined });
    return finished(input);
  });
  const connection: Connection = { ...exampleConnection, protocols: ['imap', 'pop', 'smtp'] };
  const runId = runs.start({ ...exampleInput(), connection });
  await new Promise(setImmediate);
  runs.cancel(runId, 'pop');
  expect(aborted).toEqual(['pop']);
  runs.cancel(runId);
  await runs.stop();
  expect(aborted).toEqual(['pop']);
});

describe('the run that can be repeated', () => {
  const withCheck: Run = (input) => {
    const { checks } = passedRun();
    return Promise.resolve({ ...finished(input), checks });
  };

  test('is the last one that was finished, and keeps no token', async () => {
    const { runs } = testRuns(withCheck);
    const first = runs.start(exampleInput());
    expect(runs.finished(first)).toBeUndefined();
    await runs.stop();
    expect(runs.finished(first)).toMatchObject({ signInId: 's1', record: { id: first } });
    expect(Object.keys(runs.finished(first) ?? {}).sort()).toEqual([
      'connection',
      'connectionId',
      'record',
      'signInId',
    ]);
    const second = runs.start(exampleInput());
    await runs.stop();
    expect(runs.finished(first)).toBeUndefined();
    expect(runs.finished(second)?.record.id).toBe(second);
  });

  test('is not one that a newer run has pushed aside, nor one that could not be run', async () => {
    const slow = hold<undefined>();
    let started = 0;
    const { runs } = testRuns(async (input, context) => {
      started += 1;
      if (started === 1) await slow.promise;
      return started === 3 ? finished(input) : withCheck(input, context);
    });
    const first = runs.start(exampleInput());
    await new Promise(setImmediate);
    const second = runs.start(exampleInput());
    await new Promise(setImmediate);
    await new Promise(setImmediate);
    slow.resolve(undefined);
    await runs.stop();
    expect(runs.finished(first)).toBeUndefined();
    expect(runs.finished(second)).toBeDefined();
    const empty = runs.start(exampleInput());
    await runs.stop();
    expect(runs.finished(empty)).toBeUndefined();
    expect(runs.finished(second)).toBeDefined();
  });
});

test('stopping waits until every run has ended', async () => {
  const ending = hold<undefined>();
  let ended = false;
  const { runs } = testRuns(async (input, { signal }) => {
    await ending.promise;
    ended = signal.aborted;
    return finished(input);
  });
  runs.start(exampleInput());
  const stopped = runs.stop();
  ending.resolve(undefined);
  await stopped;
  expect(ended).toBe(true);
});
