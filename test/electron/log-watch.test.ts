import { expect, test } from 'vitest';
import type { SignInRequest, SignInService } from '../../electron/auth/sign-in-service.ts';
import { logPolicy, logSettings, logSignIns, logStores } from '../../electron/log-watch.ts';
import type { Target } from '../../electron/target.ts';
import { appError, type AppError } from '../../shared/errors.ts';
import { allowedFields } from '../../shared/log/entry.ts';
import { isLogEvent } from '../../shared/log/events.ts';
import { defaultSettingsFile } from '../../shared/settings.ts';
import { exampleSummary } from '../support/sign-ins.ts';
import { exampleConnection, recordedLog, type LoggedEvent } from './fakes.ts';

/** Whatever is told to the log is of its list and in the form of the list, else it would be withheld. */
function expectOfTheList(entries: readonly LoggedEvent[]): void {
  for (const { event, fields } of entries) {
    if (!isLogEvent(event)) throw new Error(event);
    expect(allowedFields(event, fields)).toEqual(
      Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)),
    );
  }
}

const marked = { ...exampleConnection, tenant: 'marker.example', user: 'marker@marker.example' };
const request: SignInRequest = {
  connection: marked,
  target: { kind: 'marker' } as unknown as Target,
  remember: true,
  accountId: 'marker-account',
  chooseAccount: false,
};

/** A service whose every answer is the next of these. */
function signInsThatAnswer(...errors: (AppError | undefined)[]): SignInService {
  const next = <T>(value: T) => {
    const error = errors.shift();
    return Promise.resolve(error ? { ok: false as const, error } : { ok: true as const, value });
  };
  return {
    start: () => next(exampleSummary),
    renew: () => next(exampleSummary),
    signOut: () => next(undefined),
    cancel: () => undefined,
    forget: () => undefined,
    forgetAll: () => undefined,
    accounts: () => next([]),
    removeAccount: () => next(undefined),
    signedIn: () => undefined,
    lastFailure: () => undefined,
  };
}

test('a sign-in is told by its flow, how it ended and how long it took, and answers as before', async () => {
  const { log, entries } = recordedLog();
  const times = [1_000, 3_500.4];
  const signIns = logSignIns(signInsThatAnswer(), log, () => times.shift() ?? 0);
  expect(await signIns.start(request)).toEqual({ ok: true, value: exampleSummary });
  expect(entries).toEqual([
    {
      ...{ level: 'info', event: 'sign-in began' },
      fields: {
        ...{ flow: 'window', access: 'delegated', cloud: 'global', practice: true },
        ...{ remember: true, kept: true },
      },
    },
    {
      ...{ level: 'info', event: 'sign-in ended' },
      fields: { flow: 'window', outcome: 'ok', ms: 2_500 },
    },
  ]);
  expectOfTheList(entries);
  expect(JSON.stringify(entries)).not.toContain('marker');
});

test('a refusal is told by its code and numbers, and by nothing that the server said', async () => {
  const { log, entries } = recordedLog();
  const refused: AppError = {
    ...appError('signin/renewal-refused', 'AADSTS50105: marker@marker.example'),
    refusal: { error: 'invalid_grant', numbers: [50105, 7000215], traceId: 'marker' },
  };
  const signIns = logSignIns(
    signInsThatAnswer(refused, appError('signin/cancelled')),
    log,
    () => 0,
  );
  expect(await signIns.renew('marker-id')).toEqual({ ok: false, error: refused });
  await signIns.start({ ...request, remember: false });
  const code = 'signin/renewal-refused';
  expect(entries.map(({ event, fields }) => ({ event, ...fields }))).toMatchObject([
    { event: 'token renewed', outcome: 'failed', code, aadsts: '50105, 7000215', ms: 0 },
    { event: 'sign-in began', remember: false },
    { event: 'sign-in ended', outcome: 'cancelled', code: 'signin/cancelled' },
  ]);
  expectOfTheList(entries);
  expect(JSON.stringify(entries)).not.toContain('marker');
});

test('of a clock that is set back comes no time below zero, and of many numbers come ten', async () => {
  const { log, entries } = recordedLog();
  const times = [5_000, 1_000];
  const numbers = Array.from({ length: 30 }, (_, at) => 50_000 + at);
  const refusal = { error: 'invalid_grant', numbers };
  const refused = { ...appError('signin/renewal-refused'), refusal };
  await logSignIns(signInsThatAnswer(refused), log, () => times.shift() ?? 0).renew('sign-in-1');
  expect(entries[0]?.fields).toMatchObject({ ms: 0, aadsts: numbers.slice(0, 10).join(', ') });
  expectOfTheList(entries);
});

test('signing out is told, whether it was done or not', async () => {
  const { log, entries } = recordedLog();
  const signIns = logSignIns(
    signInsThatAnswer(undefined, appError('keeping/failed', 'marker')),
    log,
  );
  await signIns.signOut('sign-in-1');
  await signIns.signOut('sign-in-1');
  expect(entries.map(({ event, fields }) => [event, fields])).toEqual([
    ['signed out', { outcome: 'ok' }],
    ['signed out', { outcome: 'failed', code: 'keeping/failed' }],
  ]);
});

test('what is set is told without addresses', () => {
  const { log, entries } = recordedLog();
  const { settings, network } = defaultSettingsFile;
  const proxied = {
    ...network,
    signIn: { mode: 'proxy' as const, proxy: { kind: 'http' as const, host: 'marker', port: 1 } },
  } as unknown as typeof network;
  logSettings(log, { ...settings, language: 'ja', updateFeed: 'https://marker.example/' }, proxied);
  expect(entries).toMatchObject([
    {
      event: 'settings in force',
      fields: { language: 'ja', theme: settings.theme, signInRoute: 'proxy', authorities: 0 },
    },
  ]);
  expectOfTheList(entries);
  expect(JSON.stringify(entries)).not.toContain('marker');
});

test('a policy is told by the names of its fields and of what is wrong, each once', () => {
  const { log, entries } = recordedLog();
  logPolicy(log, { managed: [], problems: [] });
  expect(entries).toEqual([]);
  const problem = { kind: 'value', text: 'marker' };
  logPolicy(log, { managed: ['tenant', 'neverKeepTokens'], problems: [problem, problem] });
  expect(entries).toEqual([
    {
      ...{ level: 'info', event: 'policy in force' },
      fields: { managed: 'tenant, neverKeepTokens', problems: 'value' },
    },
  ]);
  expectOfTheList(entries);
});

test('each kind of file that was set aside is told once, by its code, however often it is asked for', async () => {
  const { log, entries } = recordedLog();
  const list = { connections: [], problem: appError('connections/set-aside', 'marker.json') };
  const state = {
    setAside: [appError('keeping/set-aside', 'marker'), appError('keeping/set-aside')],
  };
  const stores = logStores(log, {
    settings: { problems: () => [appError('settings/set-aside', 'marker')] },
    connections: { list: () => Promise.resolve(list) },
    keeping: { state: () => Promise.resolve(state) },
  });
  expect(await stores.connections.list()).toBe(list);
  await stores.connections.list();
  expect(await stores.keeping.state()).toBe(state);
  expect(entries.map(({ level, fields }) => ({ level, ...fields }))).toEqual([
    { level: 'warn', code: 'settings/set-aside' },
    { level: 'warn', code: 'connections/set-aside' },
    { level: 'warn', code: 'keeping/set-aside' },
  ]);
  expectOfTheList(entries);
});
