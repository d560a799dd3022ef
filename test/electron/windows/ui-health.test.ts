import { EventEmitter } from 'node:events';
import { expect, test } from 'vitest';
import {
  watchProcesses,
  watchUiWindow,
  type WatchedWindow,
} from '../../../electron/windows/ui-health.ts';
import { recordedLog } from '../fakes.ts';

/** A window whose page crashes when a test says so; `done` is what was done about it. */
function testWindow() {
  const done: string[] = [];
  const { log, entries } = recordedLog();
  const contents = Object.assign(new EventEmitter(), { reload: () => done.push('reload') });
  const window = Object.assign(new EventEmitter(), {
    isDestroyed: () => false,
    webContents: contents,
  });
  let now = 0;
  watchUiWindow(
    window as unknown as WatchedWindow,
    log,
    () => done.push('ended'),
    () => done.push('given up'),
    () => now,
  );
  const crash = (at: number, reason = 'crashed'): void => {
    now = at;
    contents.emit('render-process-gone', {}, { reason, exitCode: -5 });
  };
  return { done, entries, crash, window };
}

test('a page that has crashed is logged, ended and loaded anew', () => {
  const { done, entries, crash } = testWindow();
  crash(0);
  expect(done).toEqual(['ended', 'reload']);
  expect(entries).toEqual([
    { level: 'error', event: 'window gone', fields: { reason: 'crashed', exitCode: -5 } },
    { level: 'warn', event: 'window reloaded', fields: { why: 'gone' } },
  ]);
});

test('a page that crashes again and again is given up, one that does so now and then is not', () => {
  const often = testWindow();
  for (const at of [0, 1_000, 2_000, 3_000]) often.crash(at);
  expect(often.done.filter((each) => each === 'reload')).toHaveLength(3);
  expect(often.done.at(-1)).toBe('given up');
  const seldom = testWindow();
  for (const at of [0, 30_000, 61_000, 95_000, 130_000]) seldom.crash(at);
  expect(seldom.done).not.toContain('given up');
});

test('a page that has ended as it should is not loaded anew', () => {
  const { done, crash } = testWindow();
  crash(0, 'clean-exit');
  expect(done).toEqual(['ended']);
});

test('a page that hangs is logged, and when it goes on', () => {
  const { entries, window, done } = testWindow();
  window.emit('unresponsive');
  window.emit('responsive');
  expect(entries.map(({ event }) => event)).toEqual(['window unresponsive', 'window responsive']);
  expect(done).toEqual([]);
});

test('other processes that crash are logged, and the end of the app with its code', () => {
  const { log, entries } = recordedLog();
  const app = new EventEmitter();
  watchProcesses(app as unknown as Parameters<typeof watchProcesses>[0], log);
  app.emit('child-process-gone', {}, { type: 'GPU', reason: 'oom', exitCode: 1 });
  app.emit('child-process-gone', {}, { type: 'Utility', reason: 'clean-exit', exitCode: 0 });
  app.emit('quit', {}, 0);
  expect(entries).toEqual([
    { level: 'warn', event: 'process gone', fields: { type: 'gpu', reason: 'oom', exitCode: 1 } },
    { level: 'info', event: 'quit', fields: { exitCode: 0 } },
  ]);
});
