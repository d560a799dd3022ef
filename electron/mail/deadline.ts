import { abortFailure, MailFailure } from './failure.ts';

/**
 * Does `work` until it ends, `milliseconds` have passed or `signal` aborts, whichever comes first,
 * and leaves no timer and no listener behind.
 *
 * @param work is given a signal that aborts in the two latter cases; what cannot be stopped (a
 *   look-up in the system's resolver) may ignore it and is abandoned
 * @throws {MailFailure} `stage/timeout`, the failure `signal` was aborted with, or what `work` threw
 */
export async function withDeadline<T>(
  milliseconds: number,
  signal: AbortSignal,
  work: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  if (signal.aborted) throw abortFailure(signal);
  const stop = new AbortController();
  const stopped = new Promise<never>((_resolve, reject) => {
    const onStop = (): void => {
      reject(abortFailure(stop.signal));
    };
    stop.signal.addEventListener('abort', onStop, { once: true });
  });
  const timer = setTimeout(() => {
    stop.abort(new MailFailure('stage/timeout'));
  }, milliseconds);
  const onAbort = (): void => {
    stop.abort(abortFailure(signal));
  };
  signal.addEventListener('abort', onAbort);
  try {
    return await Promise.race([stopped, work(stop.signal)]);
  } finally {
    clearTimeout(timer);
    signal.removeEventListener('abort', onAbort);
  }
}

/** A signal for one whole check, and what lets go of its timer and listener. */
export interface CheckSignal {
  signal: AbortSignal;
  release: () => void;
}

/**
 * Joins the user's cancelling (`run/cancelled`) and the deadline of the whole check
 * (`run/timeout`) in one signal, whose reason is the {@link MailFailure}.
 */
export function checkSignal(user: AbortSignal, milliseconds: number): CheckSignal {
  const stop = new AbortController();
  const cancel = (): void => {
    stop.abort(new MailFailure('run/cancelled'));
  };
  const timer = setTimeout(() => {
    stop.abort(new MailFailure('run/timeout'));
  }, milliseconds);
  user.addEventListener('abort', cancel, { once: true });
  if (user.aborted) cancel();
  return {
    signal: stop.signal,
    release: () => {
      clearTimeout(timer);
      user.removeEventListener('abort', cancel);
    },
  };
}
