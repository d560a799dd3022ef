import { beforeAll, expect, test } from 'vitest';
import { makeSecret } from '../../../electron/auth/make-secret.ts';
import { runConnection, type RunInput } from '../../../electron/mail/run.ts';
import type { CheckEvent } from '../../../shared/check-events.ts';
import type { Connection } from '../../../shared/connection.ts';
import { runRecordSchema, type RunRecord } from '../../../shared/run-record.ts';
import { summariseToken } from '../../../shared/token-claims.ts';
import { exampleConnection } from '../fakes.ts';
import { certificates, localEndpoint } from './helpers/run-check.ts';
import { exchange, startTlsServer } from './helpers/scripted-server.ts';

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
        summary: { signInId: 's', account: 'adele@contoso.example', tenantId: 't', token },
      },
      target: { authority: 'x', redirectUri: 'x', scopes: [], endpoints: {}, ca, ...target },
      ...change,
    },
    {
      signal: new AbortController().signal,
      emit: (event) => events.push(event),
    },
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
