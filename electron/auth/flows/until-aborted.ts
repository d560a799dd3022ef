import { appError } from '../../../shared/errors.ts';
import { SignInFailure } from '../failure.ts';

/**
 * Settles with `work`, or rejects with `signin/cancelled` as soon as the sign-in is cancelled: what
 * does not notice must not hold up the outcome, and what it says later is not listened to.
 */
export function untilAborted<T>(signal: AbortSignal, work: Promise<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    const cancel = (): void => {
      reject(new SignInFailure(appError('signin/cancelled')));
    };
    signal.addEventListener('abort', cancel, { once: true });
    work.then(resolve, reject).finally(() => {
      signal.removeEventListener('abort', cancel);
    });
    if (signal.aborted) cancel();
  });
}
