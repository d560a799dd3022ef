import { setTimeout as pause } from 'node:timers/promises';

/**
 * Waits for a condition by trying it again and again.
 *
 * @param what what is waited for, named when it does not come
 * @param attempt resolves to the awaited value, or to `undefined` while it is not there yet; what
 *   it throws ends the wait at once
 * @param deadlineMs the longest wait in milliseconds
 */
export async function waitUntil<T>(
  what: string,
  attempt: () => T | undefined | Promise<T | undefined>,
  deadlineMs = 10_000,
): Promise<T> {
  const end = performance.now() + deadlineMs;
  for (;;) {
    const value = await attempt();
    if (value !== undefined) return value;
    if (performance.now() > end) throw new Error(`${what}: not within ${deadlineMs} ms`);
    // Between two attempts only; what ends the wait is the condition.
    await pause(10);
  }
}
