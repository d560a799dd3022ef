import { getEventListeners } from 'node:events';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { checkSignal, withDeadline } from '../../../electron/mail/deadline.ts';
import { MailFailure } from '../../../electron/mail/failure.ts';

const never = (): Promise<never> => new Promise(() => undefined);

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

describe('withDeadline', () => {
  test('gives what the work gives, and leaves no timer and no listener', async () => {
    const { signal } = new AbortController();
    await expect(withDeadline(100, signal, () => Promise.resolve('done'))).resolves.toBe('done');
    expect(getEventListeners(signal, 'abort')).toEqual([]);
    expect(vi.getTimerCount()).toBe(0);
  });

  test('throws what the work throws, and leaves nothing either', async () => {
    const { signal } = new AbortController();
    const failure = new MailFailure('stage/reset');
    await expect(withDeadline(100, signal, () => Promise.reject(failure))).rejects.toBe(failure);
    expect(getEventListeners(signal, 'abort')).toEqual([]);
    expect(vi.getTimerCount()).toBe(0);
  });

  test('fails when the time is over, and tells the work', async () => {
    const { signal } = new AbortController();
    let told: AbortSignal | undefined;
    const result = withDeadline(100, signal, (stop) => {
      told = stop;
      return never();
    });
    const expectation = expect(result).rejects.toMatchObject({ code: 'stage/timeout' });
    await vi.advanceTimersByTimeAsync(99);
    expect(told?.aborted).toBe(false);
    await vi.advanceTimersByTimeAsync(1);
    await expectation;
    expect(told?.aborted).toBe(true);
    expect(getEventListeners(signal, 'abort')).toEqual([]);
  });

  test('fails with what the signal was aborted with, during the work and before it', async () => {
    const stop = new AbortController();
    const result = withDeadline(100, stop.signal, never);
    stop.abort(new MailFailure('run/timeout'));
    await expect(result).rejects.toMatchObject({ code: 'run/timeout' });
    const work = vi.fn(never);
    await expect(withDeadline(100, stop.signal, work)).rejects.toMatchObject({
      code: 'run/timeout',
    });
    expect(work).not.toHaveBeenCalled();
    expect(vi.getTimerCount()).toBe(0);
  });
});

describe('checkSignal', () => {
  test('aborts as cancelled when the user cancels, also before it began', () => {
    for (const early of [true, false]) {
      const user = new AbortController();
      if (early) user.abort();
      const { signal, release } = checkSignal(user.signal, 100);
      if (!early) user.abort();
      expect(signal.reason).toMatchObject({ code: 'run/cancelled' });
      release();
    }
  });

  test('aborts as run/timeout when the time is over', () => {
    const { signal, release } = checkSignal(new AbortController().signal, 100);
    vi.advanceTimersByTime(100);
    expect(signal.reason).toMatchObject({ code: 'run/timeout' });
    release();
  });

  test('released, it holds no timer and no listener', () => {
    const user = new AbortController();
    checkSignal(user.signal, 100).release();
    expect(getEventListeners(user.signal, 'abort')).toEqual([]);
    expect(vi.getTimerCount()).toBe(0);
  });
});
