import type { CheckEvent } from '../../shared/check-events.ts';
import type { AppError, Result } from '../../shared/errors.ts';
import { guideStepIds } from '../../shared/guides/step-ids.ts';
import type { AssistantApi, Notifications } from '../../shared/ipc.ts';
import type { SettingsView } from '../../shared/settings.ts';
import { defaultSettings } from '../../shared/settings-values.ts';
import type { SignInLine, SignInProgress, SignInSummary } from '../../shared/sign-in.ts';
import { certificate, network, practice, scenarios, summary } from '../shared/wizard/fixtures.ts';

/** A main process that does what a test tells it to, and remembers what it was asked. */
export interface FakeAssistant {
  api: AssistantApi;
  /** Every call, in order: its name and its argument. */
  calls: [name: string, argument?: unknown][];
  /** Ends the sign-in that is open. */
  endSignIn: (result: Result<SignInSummary>) => void;
  /** Tells what happens during the sign-in that is open. */
  progress: (progress: SignInProgress) => void;
  addLines: (lines: readonly SignInLine[]) => void;
  emit: (runId: string, events: CheckEvent[]) => void;
  /** What the next clipboard or link call answers instead of success. */
  refuse: (error: AppError) => void;
}

/** Makes one; practice tenant and runs start at once, a sign-in waits to be ended. */
export function createFakeAssistant(): FakeAssistant {
  const calls: FakeAssistant['calls'] = [];
  const runListeners = new Set<(batch: Notifications['run:events']) => void>();
  const progressListeners = new Set<(message: Notifications['sign-in:progress']) => void>();
  const lineListeners = new Set<(message: Notifications['sign-in:lines']) => void>();
  let pendingSignIn: ((result: Result<SignInSummary>) => void) | undefined;
  let refusal: AppError | undefined;
  let runs = 0;
  let settings: SettingsView = {
    settings: defaultSettings,
    systemLanguages: ['en'],
    problems: [],
  };
  const ticked = new Set<string>();
  const tickKey = (...parts: unknown[]): string => JSON.stringify(parts);

  function answer<T>(value: T, ...call: FakeAssistant['calls'][number]): Promise<Result<T>> {
    calls.push(call);
    const error = refusal;
    refusal = undefined;
    return Promise.resolve(error ? { ok: false, error } : { ok: true, value });
  }

  const api: AssistantApi = {
    // Read before anything is shown, so that is not among the calls.
    readSettings: () => Promise.resolve({ ok: true, value: settings }),
    setSettings: (request) => {
      settings = { ...settings, settings: { ...settings.settings, ...request.change } };
      return answer(settings, 'setSettings', request);
    },
    appInfo: () => answer({ name: 'x', version: '0', platform: 'test', node: '20' }, 'appInfo'),
    startPractice: (request) => {
      // Without a scenario the call looks as it did before there were any.
      const call = request?.scenario === undefined ? [] : [request];
      return answer({ ...practice, ...request }, 'startPractice', ...call);
    },
    practiceScenarios: () => answer({ scenarios }, 'practiceScenarios'),
    stopPractice: () => answer(undefined, 'stopPractice'),
    checkTenant: (request) =>
      answer(
        { tenantId: practice.tenantId, issuer: `${practice.authority}/v2.0` },
        'checkTenant',
        request,
      ),
    cancelTenantCheck: () => answer(undefined, 'cancelTenantCheck'),
    walkConsent: (request) => answer({ tenantId: practice.tenantId }, 'walkConsent', request),
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
    renewSignIn: (request) =>
      answer({ ...summary, signInId: request.signInId }, 'renewSignIn', request),
    signOut: (request) => answer(undefined, 'signOut', request),
    listAccounts: (request) => answer({ accounts: [] }, 'listAccounts', request),
    removeAccount: (request) => answer(undefined, 'removeAccount', request),
    // What was entered is not remembered: a test that looks for it must not find it here.
    enterCredential: ({ kind, value }) =>
      answer(
        kind === 'client-secret'
          ? { kind, credentialId: 'credential-1', length: value.length, fingerprint: '0a1b2c3d' }
          : { kind, credentialId: 'credential-1', token: summary.token },
        'enterCredential',
        { kind },
      ),
    chooseCertificate: (request) => answer({ kind: 'none' }, 'chooseCertificate', request),
    unlockCertificate: ({ credentialId }) =>
      answer(certificate, 'unlockCertificate', { credentialId }),
    keptCredential: (request) => answer({}, 'keptCredential', request),
    forgetCredential: (request) => answer(undefined, 'forgetCredential', request),
    removeKeptCredential: (request) => answer(undefined, 'removeKeptCredential', request),
    keepingState: () => answer({ setAside: [] }, 'keepingState'),
    readNetwork: () => answer(network, 'readNetwork'),
    setNetwork: (request) =>
      answer({ ...network, network: request.network }, 'setNetwork', request),
    addAuthority: () => answer(network, 'addAuthority'),
    removeAuthority: (request) => answer(network, 'removeAuthority', request),
    startRun: (request) => {
      runs += 1;
      return answer({ runId: `run-${runs}` }, 'startRun', request);
    },
    retryRun: (request) => {
      runs += 1;
      return answer({ runId: `run-${runs}` }, 'retryRun', request);
    },
    cancelRun: (request) => answer(undefined, 'cancelRun', request),
    // Pages read them without anybody asking, so that is not among the calls.
    guideTicks: ({ owner, guide }) =>
      Promise.resolve({
        ok: true,
        value: { done: guideStepIds.filter((step) => ticked.has(tickKey(owner, guide, step))) },
      }),
    tickGuide: (request) => {
      const key = tickKey(request.owner, request.guide, request.step);
      if (request.done) ticked.add(key);
      else ticked.delete(key);
      return answer({ kept: true }, 'tickGuide', request);
    },
    writeClipboard: (request) => answer(undefined, 'writeClipboard', request),
    saveScript: (request) => answer({ saved: true }, 'saveScript', request),
    openLink: (request) => answer(undefined, 'openLink', request),
    onRunEvents: (listener) => {
      runListeners.add(listener);
      return () => runListeners.delete(listener);
    },
    onSignInProgress: (listener) => {
      progressListeners.add(listener);
      return () => progressListeners.delete(listener);
    },
    onSignInLines: (listener) => {
      lineListeners.add(listener);
      return () => lineListeners.delete(listener);
    },
  };

  return {
    api,
    calls,
    endSignIn: (result) => pendingSignIn?.(result),
    progress: (progress) => {
      for (const listener of progressListeners) listener(progress);
    },
    addLines: (lines) => {
      for (const listener of lineListeners) listener({ lines });
    },
    emit: (runId, events) => {
      for (const listener of runListeners) listener({ runId, events });
    },
    refuse: (error) => {
      refusal = error;
    },
  };
}
