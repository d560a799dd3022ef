import type { Credential } from '../../../electron/auth/credential.ts';
import {
  createCredentials,
  type ChosenFile,
  type Credentials,
} from '../../../electron/auth/credentials.ts';
import { makeSecret } from '../../../electron/auth/make-secret.ts';
import { createNetworkSettings } from '../../../electron/auth/network-settings.ts';
import type { SignInRequest } from '../../../electron/auth/sign-in-service.ts';
import type { TenantQuestion } from '../../../electron/auth/tenant-check.ts';
import type { SignedIn } from '../../../electron/auth/types.ts';
import { createHandlers } from '../../../electron/handlers/handlers.ts';
import type { PracticeTenant } from '../../../electron/practice/types.ts';
import { createReports } from '../../../electron/reports.ts';
import type { FinishedRun, RunInput } from '../../../electron/runs.ts';
import type { Keeping } from '../../../electron/store/keeping.ts';
import { createRunHistory } from '../../../electron/store/run-history.ts';
import type { Target } from '../../../electron/target.ts';
import type { Updates } from '../../../electron/updates/updates.ts';
import type { Connection } from '../../../shared/connection.ts';
import { appError, type Result } from '../../../shared/errors.ts';
import type { RequestOf } from '../../../shared/ipc.ts';
import { noPolicy } from '../../../shared/policy/no-policy.ts';
import type { Policy } from '../../../shared/policy/policy.ts';
import type { SignInSummary } from '../../../shared/sign-in.ts';
import {
  exampleApp,
  exampleConnection,
  exampleSignedIn,
  fakePracticeTenant,
  memorySettings,
  recordedLog,
} from '../fakes.ts';
import { memoryConnections } from '../../support/memory-connections.ts';

const now = Date.parse('2026-01-01T12:00:00Z');

/** A connection to a tenant that is not practised. */
export const realConnection: Connection = { ...exampleConnection, practice: false };

/** A connection of an app that signs in with a client secret. */
export const withSecret: Connection = { ...realConnection, access: 'application', flow: 'secret' };

/** The one account that is signed in. */
export const account = { accountId: 'a.t', username: 'ada@contoso.example', tenantId: 't' };

/** What the window sends to sign in with nothing special. */
export function asking(connection: Connection): RequestOf<'sign-in:start'> {
  return { connection, remember: false, chooseAccount: false };
}

/** What is kept of every app. */
export const keptSecret: Credential = { kind: 'client-secret', value: makeSecret('marker-kept') };

/** Credentials of which one is known, a client secret by the name of `secret`. */
function fakeCredentials(calls: string[]): Credentials {
  const added = createCredentials();
  const secret: Credential = { kind: 'client-secret', value: makeSecret('marker') };
  const summary = { kind: 'client-secret', credentialId: 'secret', length: 6, fingerprint: 'f' };
  return {
    enter: (kind) => {
      calls.push(`entered ${kind}`);
      return { ok: true, value: { ...summary, kind: 'client-secret' } };
    },
    readCertificate: (files) => {
      calls.push(`read ${files.map(({ name }) => name).join(', ')}`);
      return { ok: true, value: { kind: 'locked', credentialId: 'c', fileName: 'f' } };
    },
    unlock: (credentialId) => {
      calls.push(`unlocked ${credentialId}`);
      return { ok: false, error: appError('certificate/wrong-password') };
    },
    add: (...given) => added.add(...given),
    get: (credentialId, owner) =>
      credentialId === 'secret' ? secret : added.get(credentialId, owner),
    forget: (credentialId) => calls.push(`forgot ${credentialId}`),
    forgetAll: () => calls.push('credentials forgotten'),
  };
}

/** Updates that never get anywhere, and remember what they were asked for. */
export function fakeUpdates(calls: string[]): Updates {
  const called = (call: string) => () => {
    calls.push(call);
    return Promise.resolve();
  };
  return {
    state: () => ({ kind: 'idle' }),
    settingsChanged: called('updates looked at the settings'),
    checkDaily: called('daily check'),
    check: called('check for updates'),
    download: called('download of the update'),
    install: called('installation of the update'),
    cancel: () => calls.push('updates cancelled'),
  };
}

/** The handlers with services that do nothing but remember; each test sets what it needs. */
export function testServices(policy: Policy = {}) {
  const calls: string[] = [];
  const started: RunInput[] = [];
  const asked: SignInRequest[] = [];
  const kept = new Map<string, SignedIn>();
  const finished = new Map<string, FinishedRun>();
  const state: {
    tenant: PracticeTenant | undefined;
    signIn: () => Promise<SignedIn>;
    files: ChosenFile[];
    saving: Result<void>;
    signingOut: Result<void>;
    removing: Result<void>;
    consent: () => Promise<unknown>;
  } = {
    files: [],
    saving: { ok: true, value: undefined },
    signingOut: { ok: true, value: undefined },
    removing: { ok: true, value: undefined },
    consent: () => Promise.resolve(),
    tenant: undefined,
    signIn: () => Promise.resolve(exampleSignedIn('s1')),
  };
  const services = {
    practice: {
      start: (scenario?: string) => {
        if (scenario !== undefined) calls.push(`practice with ${scenario}`);
        state.tenant = fakePracticeTenant();
        return Promise.resolve({ ok: true as const, value: state.tenant.info });
      },
      running: () => state.tenant,
      stop: () => {
        calls.push('practice stopped');
        state.tenant = undefined;
        return Promise.resolve();
      },
    },
    signIns: {
      start: async (request: SignInRequest): Promise<Result<SignInSummary>> => {
        asked.push(request);
        calls.push(`sign in ${request.connection.user}`);
        const signedIn = await state.signIn();
        kept.set(signedIn.summary.signInId, signedIn);
        return { ok: true, value: signedIn.summary };
      },
      cancel: () => calls.push('sign-in cancelled'),
      renew: (signInId: string) =>
        Promise.resolve({ ok: true as const, value: exampleSignedIn(signInId).summary }),
      signOut: (signInId: string) => {
        calls.push(`signed out ${signInId}`);
        if (state.signingOut.ok) kept.delete(signInId);
        return Promise.resolve(state.signingOut);
      },
      accounts: () => Promise.resolve({ ok: true as const, value: [account] }),
      removeAccount: (_connection: Connection, _target: Target, accountId: string) => {
        calls.push(`removed ${accountId}`);
        return Promise.resolve({ ok: true as const, value: undefined });
      },
      forget: (signInId: string) => kept.delete(signInId),
      forgetAll: () => {
        calls.push('forgotten');
        kept.clear();
      },
      signedIn: (signInId: string) => kept.get(signInId),
      lastFailure: () => undefined,
    },
    tenantCheck: {
      check: (question: TenantQuestion) => {
        calls.push(`tenant ${question.tenant} at ${question.authority}`);
        return Promise.resolve({ ok: false as const, error: appError('tenant/not-found') });
      },
      cancel: () => calls.push('tenant check cancelled'),
    },
    consent: {
      walk: async (_connection: Connection, target: Target) => {
        calls.push(`consent at ${target.authority}`);
        await state.consent();
        return { ok: true as const, value: { tenantId: 't' } };
      },
      cancel: () => calls.push('consent cancelled'),
    },
    credentials: fakeCredentials(calls),
    updates: fakeUpdates(calls),
    runs: {
      start: (input: RunInput) => `run-${started.push(input)}`,
      cancel: (runId: string, protocol?: string) =>
        calls.push(`${[runId, protocol].filter(Boolean).join(' ')} cancelled`),
      finished: (runId: string) => finished.get(runId),
      lastRecord: () => [...finished.values()].at(-1)?.record,
      stop: () => {
        calls.push('runs stopped');
        return Promise.resolve();
      },
    },
  };
  const unavailable = appError('keeping/unavailable');
  const keeping: Keeping = {
    state: () => Promise.resolve({ problem: unavailable, setAside: [] }),
    tokenCache: () => Promise.resolve({ ok: false, error: unavailable }),
    saveCredential: ({ authority }, { kind }) => {
      calls.push(`kept ${kind} for ${authority}`);
      return Promise.resolve(state.saving);
    },
    removeCredential: ({ authority }) => {
      calls.push(`removed credential for ${authority}`);
      return Promise.resolve(state.removing);
    },
    credential: () => Promise.resolve({ ok: true, value: keptSecret }),
    contents: () => Promise.resolve({ ok: true, value: { apps: 2, credentials: 1 } }),
    removeAll: () => {
      calls.push('everything removed');
      return Promise.resolve(state.removing);
    },
    removePractice: () => {
      calls.push('practice files removed');
      return Promise.resolve();
    },
  };
  // Only what is not saved is filed here, and that stays in memory.
  const history = createRunHistory('not-used');
  const logged = recordedLog();
  const handlers = createHandlers({
    ...services,
    history,
    reports: createReports({ ...services, app: exampleApp, history }),
    problems: {
      preview: () => Promise.resolve({ ok: false, error: appError('problem/gone') }),
      save: () => Promise.resolve({ ok: false, error: appError('problem/gone') }),
    },
    log: logged.log,
    reloadWindow: () => calls.push('window reloaded'),
    saveReport: ({ fileName, bytes }, format, { saveTitle }) => {
      calls.push(`${saveTitle}: ${fileName}, ${format}, ${bytes.length > 0 ? 'full' : 'empty'}`);
      return Promise.resolve({ ok: true as const, value: { saved: true } });
    },
    app: exampleApp,
    policy,
    policyView: () => ({ ...noPolicy, policy: { cloud: 'gcc-high' } }),
    network: createNetworkSettings({
      policy,
      resolveProxy: () => Promise.resolve('DIRECT'),
      environment: {},
    }),
    keeping,
    guideTicks: {
      done: ({ tenant }, guide) => {
        calls.push(`ticks of ${guide} for ${tenant}`);
        return Promise.resolve(['new-registration']);
      },
      tick: ({ tenant }, guide, step, done) => {
        calls.push(`${done ? 'ticked' : 'unticked'} ${step} of ${guide} for ${tenant}`);
        return Promise.resolve(false);
      },
    },
    connections: memoryConnections(),
    connectionFiles: {
      save: (text, { exportTitle }) => {
        calls.push(`${exportTitle}: ${text}`);
        return Promise.resolve({ ok: true, value: { saved: true } });
      },
      choose: () => Promise.resolve({ ok: true, value: undefined }),
    },
    settings: memorySettings(),
    language: () => 'ja',
    systemLanguages: () => ['ja-JP', 'en'],
    openLogFolder: () => {
      calls.push('log folder opened');
      return Promise.resolve({ ok: true as const, value: undefined });
    },
    licences: () => Promise.resolve({ ok: true, value: { packages: [] } }),
    applySettings: ({ theme }) => calls.push(`theme ${theme}`),
    saveScript: (fileName: string, text: string) => {
      calls.push(`saved ${fileName} ${text}`);
      return Promise.resolve({ ok: true as const, value: { saved: true } });
    },
    saveProgramFile: (fileName: string, text: string) => {
      calls.push(`saved ${fileName} ${text}`);
      return Promise.resolve({ ok: true as const, value: { saved: true } });
    },
    chooseFiles: () => Promise.resolve({ ok: true, value: state.files }),
    writeClipboard: (text) => {
      calls.push(`copied ${text}`);
      return Promise.resolve();
    },
    openLink: (url) =>
      Promise.resolve(
        url === 'https://aka.ms/x'
          ? { ok: true, value: undefined }
          : { ok: false, error: appError('link/refused') },
      ),
    now: () => now,
  });
  return { handlers, services, calls, started, asked, finished, state, logged };
}
