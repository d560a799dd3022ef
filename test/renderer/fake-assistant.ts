import type { WindowEvent } from '../../shared/check-events.ts';
import type { ImportedConnection } from '../../shared/connections/saved-connection.ts';
import type { AppError, Result } from '../../shared/errors.ts';
import { guideStepIds } from '../../shared/guides/step-ids.ts';
import type { AssistantApi } from '../../shared/assistant-api.ts';
import type { Notifications } from '../../shared/ipc.ts';
import { noPolicy } from '../../shared/policy/no-policy.ts';
import type { RunComparison } from '../../shared/report/compare-runs.ts';
import type { SettingsView } from '../../shared/settings.ts';
import { defaultSettings } from '../../shared/settings-values.ts';
import type { SignInLine, SignInProgress, SignInSummary } from '../../shared/sign-in.ts';
import type { UpdateState } from '../../shared/updates/state.ts';
import { memoryConnections, type MemoryConnections } from '../support/memory-connections.ts';
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
  /** Chooses “Report a problem” in the application menu. */
  askForProblem: () => void;
  emit: (runId: string, events: WindowEvent[]) => void;
  /** What is kept of connections. Pages read and keep them unasked, so that is not among the calls. */
  connections: MemoryConnections;
  /** What the next file with connections holds; without any, the dialog is closed. */
  importable: { fileName: string; connections: ImportedConnection[] } | undefined;
  /** Where updates stand; a test sets it before the page is opened, or tells it. */
  updates: UpdateState;
  update: (state: UpdateState) => void;
  /** What the next clipboard or link call answers instead of success. */
  refuse: (error: AppError) => void;
}

/** Makes one; practice tenant and runs start at once, a sign-in waits to be ended. */
export function createFakeAssistant(): FakeAssistant {
  const calls: FakeAssistant['calls'] = [];
  const runListeners = new Set<(batch: Notifications['run:events']) => void>();
  const progressListeners = new Set<(message: Notifications['sign-in:progress']) => void>();
  const updateListeners = new Set<(state: UpdateState) => void>();
  const problemListeners = new Set<(message: undefined) => void>();
  const lineListeners = new Set<(message: Notifications['sign-in:lines']) => void>();
  let pendingSignIn: ((result: Result<SignInSummary>) => void) | undefined;
  let refusal: AppError | undefined;
  let runs = 0;
  let kept = { apps: 2, credentials: 1 };
  let settings: SettingsView = {
    settings: defaultSettings,
    systemLanguages: ['en'],
    problems: [],
  };
  const connections = memoryConnections();
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
    // The same goes for what the organisation has set.
    readPolicy: () => Promise.resolve({ ok: true, value: noPolicy }),
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
    keepingContents: () => answer(kept, 'keepingContents'),
    removeAllKept: () => {
      kept = { apps: 0, credentials: 0 };
      return answer(undefined, 'removeAllKept');
    },
    readLicences: () =>
      answer(
        {
          packages: [
            { name: 'some-package', version: '1.2.3', licence: 'MIT', text: 'Permission…' },
          ],
        },
        'readLicences',
      ),
    openLogFolder: () => answer(undefined, 'openLogFolder'),
    keepingState: () => answer({ setAside: [] }, 'keepingState'),
    readNetwork: () => answer(network, 'readNetwork'),
    setNetwork: (request) =>
      answer({ ...network, network: request.network }, 'setNetwork', request),
    setMailNetwork: (request) =>
      answer({ ...network, mail: request.mail }, 'setMailNetwork', request),
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
    listConnections: async () => ({ ok: true, value: await connections.list() }),
    saveConnection: ({ connection, open }) => connections.save(connection, open),
    deleteConnection: ({ id }) => connections.remove(id),
    restoreConnection: ({ id }) => connections.restore(id),
    forgetDeleted: () => answer(undefined, 'forgetDeleted'),
    exportConnections: (request) => answer({ saved: true }, 'exportConnections', request),
    chooseImport: () =>
      answer(
        fake.importable ? { kind: 'found', ...fake.importable } : { kind: 'none' },
        'chooseImport',
      ),
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
    previewReport: (request) =>
      answer({ text: 'REPORT\n', characters: 7 }, 'previewReport', request),
    copyReport: (request) => answer(undefined, 'copyReport', request),
    saveReport: (request) => answer({ saved: true }, 'saveReport', request),
    previewProblem: (request) =>
      answer(
        {
          ...{ id: 'problem-1', fileName: 'problem.zip', bytes: 1_234 },
          parts: [
            ...(request.words === ''
              ? []
              : [{ name: 'what-happened.txt' as const, bytes: 2, text: request.words }]),
            { name: 'versions.json', bytes: 12, text: '{"version":1}' },
            ...(request.lastTest
              ? [{ name: 'last-test.txt' as const, bytes: 6, text: 'REPORT' }]
              : []),
          ],
        },
        'previewProblem',
        request,
      ),
    saveProblem: (request) => answer({ saved: true }, 'saveProblem', request),
    windowError: (request) => answer(undefined, 'windowError', request),
    reloadWindow: () => answer(undefined, 'reloadWindow'),
    // The page reads it without anybody asking, so that is not among the calls.
    listRuns: () => Promise.resolve({ ok: true, value: { runs: [], setAside: 0, isKept: true } }),
    compareRuns: (request) => answer(comparisonOf(request), 'compareRuns', request),
    removeRun: (request) => answer(undefined, 'removeRun', request),
    writeClipboard: (request) => answer(undefined, 'writeClipboard', request),
    saveScript: (request) => answer({ saved: true }, 'saveScript', request),
    saveProgramFile: (request) => answer({ saved: true }, 'saveProgramFile', request),
    openLink: (request) => answer(undefined, 'openLink', request),
    // The page reads it without anybody asking, so that is not among the calls.
    updateState: () => Promise.resolve({ ok: true, value: fake.updates }),
    checkForUpdates: () => answer(fake.updates, 'checkForUpdates'),
    downloadUpdate: () => answer(fake.updates, 'downloadUpdate'),
    cancelUpdate: () => answer(fake.updates, 'cancelUpdate'),
    installUpdate: () => answer(fake.updates, 'installUpdate'),
    onRunEvents: (listener) => {
      runListeners.add(listener);
      return () => runListeners.delete(listener);
    },
    onSignInProgress: (listener) => {
      progressListeners.add(listener);
      return () => progressListeners.delete(listener);
    },
    onProblemAsked: (listener) => {
      problemListeners.add(listener);
      return () => problemListeners.delete(listener);
    },
    onSignInLines: (listener) => {
      lineListeners.add(listener);
      return () => lineListeners.delete(listener);
    },
    onUpdateChanged: (listener) => {
      updateListeners.add(listener);
      return () => updateListeners.delete(listener);
    },
  };

  const fake: FakeAssistant = {
    api,
    calls,
    connections,
    importable: undefined,
    updates: { kind: 'no-feed' },
    update: (state) => {
      fake.updates = state;
      for (const listener of updateListeners) listener(state);
    },
    endSignIn: (result) => pendingSignIn?.(result),
    progress: (progress) => {
      for (const listener of progressListeners) listener(progress);
    },
    askForProblem: () => {
      for (const listener of problemListeners) listener(undefined);
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
  return fake;
}

/** Two runs in which nothing differs. */
function comparisonOf({ older, newer }: { older: string; newer: string }): RunComparison {
  const at = { startedAt: '2026-11-21T01:00:00.000Z', outcome: 'ok' } as const;
  return {
    ...{ older: { id: older, ...at }, newer: { id: newer, ...at } },
    ...{ settings: [], checks: [], findings: { gone: [], new: [], same: [] } },
  };
}
