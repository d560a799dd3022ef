import { expect, test } from 'vitest';
import { createPracticeControl } from '../../electron/practice-control.ts';
import type { PracticeTenant } from '../../electron/practice/types.ts';
import { fakePracticeTenant, hold, recordedLog, type Held } from './fakes.ts';

/** A control whose starts end when the test says so. */
function heldControl() {
  const starts: Held<PracticeTenant>[] = [];
  const { log, entries } = recordedLog();
  const control = createPracticeControl(() => {
    const start = hold<PracticeTenant>();
    starts.push(start);
    return start.promise;
  }, log);
  return { starts, control, entries };
}

test('callers at the same time, and later ones, share one start', async () => {
  const { starts, control } = heldControl();
  const calls = [control.start(), control.start()];
  expect(control.running()).toBeUndefined();
  const tenant = fakePracticeTenant();
  starts[0]?.resolve(tenant);
  expect(await Promise.all(calls)).toEqual([
    { ok: true, value: tenant.info },
    { ok: true, value: tenant.info },
  ]);
  expect(await control.start()).toEqual({ ok: true, value: tenant.info });
  expect(control.running()).toBe(tenant);
  expect(starts).toHaveLength(1);
});

test('a failed start is a coded failure, and the next call tries again', async () => {
  const { starts, control, entries } = heldControl();
  const call = control.start();
  starts[0]?.reject(new Error('listen EADDRINUSE'));
  expect(await call).toEqual({ ok: false, error: { code: 'practice/start-failed' } });
  expect(entries).toHaveLength(1);
  expect(control.running()).toBeUndefined();

  const again = control.start();
  starts[1]?.resolve(fakePracticeTenant());
  expect((await again).ok).toBe(true);
});

test('a scenario is chosen in the tenant that runs, which stays', async () => {
  const { starts, control, entries } = heldControl();
  const call = control.start('imap-disabled');
  const chosen: unknown[] = [];
  const tenant = {
    ...fakePracticeTenant(),
    choose: (scenario: unknown) => {
      if (scenario === 'network-port-closed') return Promise.reject(new Error('no port'));
      chosen.push(scenario);
      return Promise.resolve();
    },
  };
  starts[0]?.resolve(tenant);
  expect((await call).ok).toBe(true);
  // The first one is what it is started with.
  expect(starts).toHaveLength(1);
  expect(chosen).toEqual([]);
  expect((await control.start('pop-refused')).ok).toBe(true);
  expect((await control.start()).ok).toBe(true);
  expect(chosen).toEqual(['pop-refused', undefined]);
  expect(await control.start('network-port-closed')).toEqual({
    ok: false,
    error: { code: 'practice/start-failed' },
  });
  expect(entries).toHaveLength(1);
  expect(control.running()).toBe(tenant);
});

test('stopping stops what runs, once, and a later start is a new one', async () => {
  const { starts, control } = heldControl();
  const call = control.start();
  const tenant = fakePracticeTenant();
  starts[0]?.resolve(tenant);
  await call;
  await Promise.all([control.stop(), control.stop()]);
  expect(tenant.stops).toBe(1);
  expect(control.running()).toBeUndefined();
  void control.start();
  expect(starts).toHaveLength(2);
});

test('stopping during a start leaves nothing running', async () => {
  const { starts, control } = heldControl();
  const call = control.start();
  const stopped = control.stop();
  const tenant = fakePracticeTenant();
  starts[0]?.resolve(tenant);
  expect(await call).toEqual({ ok: false, error: { code: 'practice/not-running' } });
  await stopped;
  expect(tenant.stops).toBe(1);
  expect(control.running()).toBeUndefined();
});

test('stopping what never ran, or fails to stop, resolves', async () => {
  const { starts, control, entries } = heldControl();
  await control.stop();
  const call = control.start();
  starts[0]?.resolve({
    ...fakePracticeTenant(),
    stop: () => Promise.reject(new Error('still open')),
  });
  await call;
  await control.stop();
  expect(entries.map(({ level }) => level)).toEqual(['warn']);
});
