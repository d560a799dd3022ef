import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createEventBatcher } from '../../../electron/mail/event-batcher.ts';
import type { CheckEvent, CheckEventBatch } from '../../../shared/check-events.ts';

let batches: CheckEventBatch[] = [];
const send = (batch: CheckEventBatch): void => {
  batches.push(batch);
};

function event(atMs: number): CheckEvent {
  return { kind: 'stage-started', protocol: 'imap', stage: 'dns', atMs };
}

function times(batch: CheckEventBatch | undefined): unknown[] {
  return (batch?.events ?? []).map((each) => ('atMs' in each ? each.atMs : each.kind));
}

beforeEach(() => {
  batches = [];
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

test('events that come together go together, in order, a moment later', () => {
  const batcher = createEventBatcher('run-1', send);
  batcher.emit(event(1));
  batcher.emit(event(2));
  expect(batches).toEqual([]);
  vi.advanceTimersByTime(50);
  batcher.emit(event(3));
  vi.advanceTimersByTime(50);
  expect(batches.map(times)).toEqual([[1, 2], [3]]);
  expect(batches[0]?.runId).toBe('run-1');
  expect(vi.getTimerCount()).toBe(0);
});

test('a large batch does not wait', () => {
  const batcher = createEventBatcher('run-1', send);
  for (let index = 0; index < 450; index++) batcher.emit(event(index));
  expect(batches.map(({ events }) => events.length)).toEqual([200, 200]);
  batcher.flush();
  expect(batches.flatMap(times)).toEqual(Array.from({ length: 450 }, (_, index) => index));
});

test('the end of a run goes at once, with all before it', () => {
  const batcher = createEventBatcher('run-1', send);
  batcher.emit(event(1));
  batcher.emit({ kind: 'run-failed', error: { code: 'app/unexpected' } });
  expect(batches.map(times)).toEqual([[1, 'run-failed']]);
  expect(vi.getTimerCount()).toBe(0);
});

test('flushing nothing sends nothing', () => {
  createEventBatcher('run-1', send).flush();
  expect(batches).toEqual([]);
});

test('after dispose nothing is sent and no timer is left', () => {
  const batcher = createEventBatcher('run-1', send);
  batcher.emit(event(1));
  batcher.dispose();
  batcher.emit(event(2));
  batcher.flush();
  vi.advanceTimersByTime(1000);
  expect(batches).toEqual([]);
  expect(vi.getTimerCount()).toBe(0);
});
