import { getEventListeners } from 'node:events';
import { expect, test } from 'vitest';
import { makeSecret } from '../../../electron/auth/make-secret.ts';
import { runConnection, type RunInput } from '../../../electron/mail/run.ts';
import { startPractice } from '../../../electron/practice/practice-tenant.ts';
import { resolveTarget } from '../../../electron/target.ts';
import type { CheckEvent } from '../../../shared/check-events.ts';
import type { Connection } from '../../../shared/connection.ts';
import { runRecordSchema, type RunRecord } from '../../../shared/run-record.ts';
import { scopesOf } from '../../../shared/scopes.ts';
import { protocols } from '../../../shared/stages.ts';
import { summariseToken } from '../../../shared/token-claims.ts';
import { leftSince } from '../../support/resources.ts';
import { exampleSignInRecord, exampleSummary } from '../../support/sign-ins.ts';
import { exampleApp, exampleConnection } from '../fakes.ts';

const connection: Connection = {
  ...exampleConnection,
  protocols: [...protocols],
  user: 'adele@contoso.example',
  sharedMailbox: 'scanner@contoso.example',
};

type Run = (change?: Partial<RunInput>, emit?: (event: CheckEvent) => void) => Promise<RunRecord>;

/** Signals for the run and for each check, as the window's runs have them. */
function controllers() {
  return {
    all: new AbortController(),
    imap: new AbortController(),
    pop: new AbortController(),
    smtp: new AbortController(),
  };
}

/** Gives runs against a practice tenant of their own, and sees that they leave nothing behind. */
async function withPractice(
  work: (run: Run, stop: ReturnType<typeof controllers>) => Promise<void>,
): Promise<void> {
  const before = process.getActiveResourcesInfo();
  const stop = controllers();
  const practice = await startPractice();
  const target = resolveTarget(connection, practice);
  if (!target) throw new Error('the practice tenant is no target');
  const scopes = scopesOf({ ...connection, offlineAccess: false });
  const accessToken = makeSecret(await practice.mint({ user: connection.user, scopes }));
  const token = summariseToken(accessToken.reveal(), accessToken.fingerprint);
  const summary = { ...exampleSummary, token };
  const signedIn = { accessToken, summary, record: exampleSignInRecord };
  const { all, ...checks } = stop;
  const signals = { imap: checks.imap.signal, pop: checks.pop.signal, smtp: checks.smtp.signal };
  try {
    await work((change, emit = () => undefined) => {
      const input = { runId: 'run-1', app: exampleApp, connection, signedIn, target, ...change };
      return runConnection(input, { signal: all.signal, signals, emit });
    }, stop);
  } finally {
    await practice.stop();
  }
  for (const { signal } of Object.values(stop)) {
    expect(getEventListeners(signal, 'abort')).toEqual([]);
  }
  expect(await leftSince(before)).toEqual([]);
}

test('a run of all three protocols tells each in its order and leaves nothing behind', async () => {
  await withPractice(async (run) => {
    const events: CheckEvent[] = [];
    const record = await run({}, (event) => events.push(event));
    expect(record.outcome).toBe('ok');
    expect(runRecordSchema.parse(record)).toEqual(record);
    expect(events.at(-1)).toEqual({ kind: 'run-finished', record });
    for (const { protocol, stages, transcript } of record.checks) {
      const own = events.filter((event) => 'protocol' in event && event.protocol === protocol);
      expect(own[0]?.kind).toBe('check-started');
      expect(own.at(-1)?.kind).toBe('check-finished');
      const started = own.flatMap((event) => (event.kind === 'stage-started' ? event.stage : []));
      expect(started).toEqual(stages.map(({ stage }) => stage));
      expect(own.flatMap((event) => (event.kind === 'line' ? event.line : []))).toEqual(transcript);
    }
  });
});

test('one check is cancelled while it signs in, then done again from there, alone', async () => {
  await withPractice(async (run, stop) => {
    const previous = await run({}, (event) => {
      const signsIn = event.kind === 'stage-started' && event.stage === 'auth';
      if (signsIn && event.protocol === 'pop') stop.pop.abort();
    });
    expect(previous.checks.map(({ outcome }) => outcome)).toEqual(['ok', 'cancelled', 'ok']);

    const events: CheckEvent[] = [];
    const retry = { protocol: 'smtp', from: 'auth', previous } as const;
    const record = await run({ runId: 'run-2', retry }, (event) => events.push(event));
    expect(new Set(events.flatMap((event) => ('protocol' in event ? event.protocol : [])))).toEqual(
      new Set(['smtp']),
    );
    expect(record.checks.slice(0, 2)).toEqual(previous.checks.slice(0, 2));
    expect(record.checks[2]?.outcome).toBe('ok');
    expect(record.checks[2]?.stages[0]).toMatchObject({ stage: 'dns', kept: true });
  });
});

test('the whole run is cancelled in the middle', async () => {
  await withPractice(async (run, stop) => {
    const record = await run({}, (event) => {
      if (event.kind === 'stage-started' && event.stage === 'capability') stop.all.abort();
    });
    expect(record.outcome).toBe('cancelled');
    expect(record.checks.map(({ outcome }) => outcome)).toEqual([
      'cancelled',
      'cancelled',
      'cancelled',
    ]);
  });
});
