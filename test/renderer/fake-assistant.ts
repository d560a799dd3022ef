import type { CheckEvent } from '../../shared/check-events.ts';
import type { AppError, Result } from '../../shared/errors.ts';
import type { AssistantApi, Notifications } from '../../shared/ipc.ts';
import type { SignInSummary } from '../../shared/sign-in.ts';
import { practice } from '../shared/wizard/fixtures.ts';

/** A main process that does what a test tells it to, and remembers what it was asked. */
export interface FakeAssistant {
  api: AssistantApi;
  /** Every call, in order: its name and its argument. */
  calls: [name: string, argument?: unknown][];
  /** Ends the sign-in that is open. */
  endSignIn: (result: Result<SignInSummary>) => void;
  showHost: (host: string) => void;
  emit: (runId: string, events: CheckEvent[]) => void;
  /** What the next clipboard or link call answers instead of success. */
  refuse: (error: AppError) => void;
}

/** Makes one; practice tenant and runs start at once, a sign-in waits to be ended. */
export function createFakeAssistant(): FakeAssistant {
  const calls: FakeAssistant['calls'] = [];
  const runListeners = new Set<(batch: Notifications['run:events']) => void>();
  const hostListeners = new Set<(message: Notifications['sign-in:host']) => void>();
  let pendingSignIn: ((result: Result<SignInSummary>) => void) | undefined;
  let refusal: AppError | undefined;
  let runs = 0;

  function answer<T>(value: T, ...call: FakeAssistant['calls'][number]): Promise<Result<T>> {
    calls.push(call);
    const error = refusal;
    refusal = undefined;
    return Promise.resolve(error ? { ok: false, error } : { ok: true, value });
  }

  const api: AssistantApi = {
    appInfo: () => answer({ name: 'x', version: '0', platform: 'test', node: '20' }, 'appInfo'),
    startPractice: () => answer(practice, 'startPractice'),
    stopPractice: () => answer(undefined, 'stopPractice'),
    startSignIn: (request) => {
      calls.push(['startSignIn', request]);
      return new Promise((resolve) => {
        pendingSignIn = resolve;
      });
    },
    cancelSignIn: () => {
      pendingSignIn?.({ ok: false, error: { code: 'signin/cancelled' } });
      return answer(undefined, 'cancelSignIn');
    },
    forgetSignIn: (request) => answer(undefined, 'forgetSignIn', request),
    startRun: (request) => {
      runs += 1;
      return answer({ runId: `run-${runs}` }, 'startRun', request);
    },
    retryRun: (request) => {
      runs += 1;
      return answer({ runId: `run-${runs}` }, 'retryRun', request);
    },
    cancelRun: (request) => answer(undefined, 'cancelRun', request),
    writeClipboard: (request) => answer(undefined, 'writeClipboard', request),
    openLink: (request) => answer(undefined, 'openLink', request),
    onRunEvents: (listener) => {
      runListeners.add(listener);
      return () => runListeners.delete(listener);
    },
    onSignInHost: (listener) => {
      hostListeners.add(listener);
      return () => hostListeners.delete(listener);
    },
  };

  return {
    api,
    calls,
    endSignIn: (result) => pendingSignIn?.(result),
    showHost: (host) => {
      for (const listener of hostListeners) listener({ host });
    },
    emit: (runId, events) => {
      for (const listener of runListeners) listener({ runId, events });
    },
    refuse: (error) => {
      refusal = error;
    },
  };
}
