import { getEventListeners } from 'node:events';
import { beforeAll, describe, expect, test } from 'vitest';
import { makeSecret } from '../../../electron/auth/make-secret.ts';
import { runCheck } from '../../../electron/mail/check.ts';
import { runConnection, type RunContext, type RunInput } from '../../../electron/mail/run.ts';
import type { RunCheck } from '../../../electron/mail/supervised-check.ts';
import type { CheckRequest } from '../../../electron/mail/types.ts';
import type { CheckEvent } from '../../../shared/check-events.ts';
import type { Connection } from '../../../shared/connection.ts';
import { runRecordSchema, type RunRecord } from '../../../shared/run-record.ts';
import { summariseToken } from '../../../shared/token-claims.ts';
import type { Protocol } from '../../../shared/stages.ts';
import { passedRun } from '../../shared/run-records.ts';
import { newSince } from '../../support/resources.ts';
import { exampleSignInRecord, exampleSummary } from '../../support/sign-ins.ts';
import { exampleConnection, hold } from '../fakes.ts';
import { certificates, localEndpoint } from './helpers/run-check.ts';
import { exchange, startTlsServer, type Script } from './helpers/scripted-server.ts';

const connection: Connection = {
  ...exampleConnection,
  user: 'adele@contoso.example',
  sharedMailbox: 'scanner@contoso.example',
};

let tlsOptions: { cert: string; key: string };
let ca = '';

beforeAll(async () => {
  const { authority, certificate } = await certificates();
  ca = authority.certPem;
  tlsOptions = { cert: certificate.certPem, key: certificate.keyPem };
});

async function run(
  target: Partial<RunInput['target']>,
  change: Partial<RunInput> = {},
  context: Partial<RunContext> = {},
  check?: RunCheck,
): Promise<{ record: RunRecord; events: CheckEvent[] }> {
  const accessToken = makeSecret('a-token-of-the-test');
  const token = summariseToken(accessToken.reveal(), accessToken.fingerprint);
  const events: CheckEvent[] = [];
  const record = await runConnection(
    {
      runId: 'run-1',
      app: { name: 'Test', version: '0', platform: 'test', node: process.version },
      connection,
      signedIn: {
        accessToken,
        summary: { ...exampleSummary, token },
        record: exampleSignInRecord,
      },
      target: { authority: 'x', redirectUri: 'x', scopes: [], endpoints: {}, ca, ...target },
      ...change,
    },
    {
      signal: new AbortController().signal,
      emit: (event) => events.push(event),
      ...context,
    },
    check,
  );
  return { record, events };
}

test('a run signs in to the shared mailbox, ends with its record, and the record is valid', async () => {
  const server = await startTlsServer(
    tlsOptions,
    exchange(
      'S: * OK ready',
      'C: C01 CAPABILITY',
      'S: * CAPABILITY AUTH=XOAUTH2 SASL-IR',
      'S: C01 OK done',
      'C: A01 AUTHENTICATE XOAUTH2',
      'S: + ',
      'C: *',
      'S: A01 OK done',
      'C: S01 SELECT INBOX',
      'S: S01 OK done',
      'C: E01 EXAMINE INBOX',
      'S: E01 OK done',
      'C: C02 CLOSE',
      'S: C02 OK done',
      'C: L01 LOGOUT',
      'S: * BYE',
      'S: L01 OK done',
    ),
  );
  const { record, events } = await run(
    { endpoints: { imap: localEndpoint(server.port) } },
    { initialResponse: 'never' },
  );
  await server.close();
  expect(record.outcome).toBe('ok');
  expect(record.id).toBe('run-1');
  expect(record.checks[0]?.user).toBe('scanner@contoso.example');
  expect(runRecordSchema.parse(record)).toEqual(record);
  expect(events.at(-1)).toEqual({ kind: 'run-finished', record });
  const kinds = events.map(({ kind }) => kind).filter((kind) => kind !== 'line');
  expect(kinds.filter((kind) => kind === 'stage-started')).toHaveLength(8);
  expect(kinds.filter((kind) => kind === 'stage-finished')).toHaveLength(8);
  expect(kinds[0]).toBe('check-started');
  expect(kinds.slice(-2)).toEqual(['check-finished', 'run-finished']);
  const lines = events.flatMap((event) => (event.kind === 'line' ? [event.line] : []));
  expect(lines).toEqual(record.checks[0]?.transcript);
});

test('a failed check makes a failed run with a valid record', async () => {
  const server = await startTlsServer(tlsOptions, exchange('S: * BYE no'));
  const { record } = await run({ endpoints: { imap: localEndpoint(server.port) } });
  await server.close();
  expect(record.outcome).toBe('failed');
  expect(runRecordSchema.parse(record)).toEqual(record);
});

test.each([
  ['no server for the protocol', { endpoints: {} }, connection],
  [
    'no server for one of several protocols',
    { endpoints: { imap: localEndpoint(1) } },
    { ...connection, protocols: ['smtp' as const, 'imap' as const] },
  ],
])('%s fails the run before anything is connected to', async (_, target, changed) => {
  const { record, events } = await run(target, { connection: changed });
  expect(events).toEqual([
    {
      kind: 'run-failed',
      error: {
        code: 'input/invalid',
        detail: `no server to check for ${changed.protocols[0] ?? ''}`,
      },
    },
  ]);
  expect(record.outcome).toBe('failed');
  expect(record.checks).toEqual([]);
});

const three: Connection = { ...connection, protocols: ['imap', 'pop', 'smtp'] };
const endpoint = { host: 'mail.contoso.example', port: 1, security: 'tls' } as const;
const endpoints = { imap: endpoint, pop: endpoint, smtp: endpoint };

/** A check that passes and changes nothing; `wait` may hold it, `fail` may break it. */
function fakeCheck(
  seen: CheckRequest[],
  end: Partial<Record<Protocol, () => Promise<unknown>>> = {},
): RunCheck {
  return async (request, { emit }) => {
    const { protocol } = request;
    seen.push(request);
    emit({ kind: 'check-started', protocol, stages: [] });
    await end[protocol]?.();
    const [passed] = passedRun({ protocol, user: request.user }).checks;
    if (!passed) throw new Error('the built record has a check');
    emit({ kind: 'check-finished', protocol, check: passed });
    return passed;
  };
}

describe('several protocols', () => {
  test('are checked side by side, in the order of the connection, and the run ends last', async () => {
    const imap = hold<undefined>();
    const seen: CheckRequest[] = [];
    const check = fakeCheck(seen, { imap: () => imap.promise });
    const running = run({ endpoints }, { connection: three }, {}, (request, context) => {
      // IMAP ends only after SMTP has begun: one after the other would never end.
      if (request.protocol === 'smtp') imap.resolve(undefined);
      return check(request, context);
    });
    const { record, events } = await running;
    expect(record.outcome).toBe('ok');
    expect(record.checks.map(({ protocol }) => protocol)).toEqual(['imap', 'pop', 'smtp']);
    expect(events.at(-1)).toEqual({ kind: 'run-finished', record });
    expect(seen.map(({ protocol, user, sender }) => [protocol, user, sender])).toEqual([
      ['imap', 'scanner@contoso.example', undefined],
      ['pop', 'scanner@contoso.example', undefined],
      ['smtp', 'adele@contoso.example', 'scanner@contoso.example'],
    ]);
  });

  test('go on when one breaks, and the record says which', async () => {
    const check = fakeCheck([], { pop: () => Promise.reject(new Error('marker')) });
    const { record, events } = await run({ endpoints }, { connection: three }, {}, check);
    expect(record.outcome).toBe('failed');
    expect(record.checks.map(({ outcome }) => outcome)).toEqual(['ok', 'failed', 'ok']);
    expect(runRecordSchema.parse(record)).toEqual(record);
    expect(events.at(-1)?.kind).toBe('run-finished');
  });

  test('take the test message over SMTP only, and the network settings without the password', async () => {
    const seen: CheckRequest[] = [];
    const proxy = { kind: 'socks5', host: 'proxy.contoso.example', port: 1080 } as const;
    const route = { family: 'ipv4', proxy, proxyPassword: makeSecret('of-the-proxy') } as const;
    const change = { connection: three, route, testMessageTo: 'alex@contoso.example' };
    const { record } = await run({ endpoints }, change, {}, fakeCheck(seen));
    expect(seen.map(({ testMessageTo }) => testMessageTo)).toEqual([
      undefined,
      undefined,
      'alex@contoso.example',
    ]);
    expect(seen.every((request) => request.route === route)).toBe(true);
    expect(record.network).toEqual({ family: 'ipv4', proxy });
  });

  test('trust more authorities where they were added, but the practice tenant only its own', async () => {
    const seen: CheckRequest[] = [];
    const system = { authority: 'x', redirectUri: 'x', scopes: [], endpoints };
    await run({ endpoints }, { extraCa: ['PEM'] }, {}, fakeCheck(seen));
    await run({}, { extraCa: ['PEM'], target: system }, {}, fakeCheck(seen));
    expect(seen.map(({ trust }) => trust)).toEqual([
      { kind: 'only', ca },
      { kind: 'system', extra: ['PEM'] },
    ]);
  });
});

describe('cancelling', () => {
  /** A server that takes the connection and says nothing. */
  const silent: Script = async ({ gone }) => gone;

  test('one check leaves the others alone, and nothing is left of any', async () => {
    const before = process.getActiveResourcesInfo();
    const server = await startTlsServer(tlsOptions, silent);
    const imap = new AbortController();
    const all = new AbortController();
    const ended = hold<undefined>();
    // POP ends only after IMAP has: that one was cancelled without it.
    const pop = fakeCheck([], { pop: () => ended.promise });
    const { record } = await run(
      { endpoints: { ...endpoints, imap: localEndpoint(server.port) } },
      { connection: { ...three, protocols: ['imap', 'pop'] } },
      {
        signal: all.signal,
        signals: { imap: imap.signal },
        emit: (event) => {
          if (event.kind === 'stage-started' && event.stage === 'greeting') imap.abort();
          if (event.kind === 'check-finished' && event.protocol === 'imap')
            ended.resolve(undefined);
        },
      },
      (request, context) =>
        request.protocol === 'imap' ? runCheck(request, context) : pop(request, context),
    );
    await server.close();
    expect(record.checks.map(({ outcome }) => outcome)).toEqual(['cancelled', 'ok']);
    expect(record.outcome).toBe('cancelled');
    expect(getEventListeners(all.signal, 'abort')).toEqual([]);
    expect(getEventListeners(imap.signal, 'abort')).toEqual([]);
    expect(newSince(before)).toEqual([]);
  });

  test('a failure counts more than what was cancelled beside it', async () => {
    const outcomes = { imap: 'cancelled', pop: 'failed', smtp: 'ok' } as const;
    const check = fakeCheck([]);
    const ending: RunCheck = async (request, context) => ({
      ...(await check(request, context)),
      outcome: outcomes[request.protocol],
    });
    const { record } = await run({ endpoints }, { connection: three }, {}, ending);
    expect(record.outcome).toBe('failed');
  });
});

describe('one check again', () => {
  async function previousRun(): Promise<RunRecord> {
    const check = fakeCheck([], { pop: () => Promise.reject(new Error('x')) });
    return (await run({ endpoints }, { connection: three }, {}, check)).record;
  }

  test('keeps the records of the others, tells of nothing but itself, and has an ID of its own', async () => {
    const previous = await previousRun();
    const seen: CheckRequest[] = [];
    const retry = { protocol: 'pop', previous } as const;
    const change = { runId: 'run-2', connection: three, retry };
    const { record, events } = await run({ endpoints }, change, {}, fakeCheck(seen));
    expect(seen.map(({ protocol }) => protocol)).toEqual(['pop']);
    expect(seen[0]).not.toHaveProperty('retry');
    expect(events.map((event) => ('protocol' in event ? event.protocol : event.kind))).toEqual([
      'pop',
      'pop',
      'run-finished',
    ]);
    expect(record).toMatchObject({ id: 'run-2', outcome: 'ok', retry: { of: 'run-1' } });
    expect(record.checks[0]).toBe(previous.checks[0]);
    expect(record.checks[1]?.outcome).toBe('ok');
    expect(record.checks[2]).toBe(previous.checks[2]);
    expect(runRecordSchema.parse(record)).toEqual(record);
  });

  test('from one stage on gets the record of the check before', async () => {
    const previous = await previousRun();
    const seen: CheckRequest[] = [];
    const retry = { protocol: 'smtp', from: 'auth', previous } as const;
    const { record } = await run({ endpoints }, { connection: three, retry }, {}, fakeCheck(seen));
    expect(seen[0]?.retry).toEqual({ from: 'auth', previous: previous.checks[2] });
    expect(record.retry).toEqual({ of: 'run-1', protocol: 'smtp', from: 'auth' });
    // The check that failed before was not done again, so the run has still failed.
    expect(record.outcome).toBe('failed');
  });
});
