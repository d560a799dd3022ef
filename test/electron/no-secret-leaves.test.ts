import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { createSignInService } from '../../electron/auth/sign-in-service.ts';
import { createPracticeSignInPage } from '../../electron/cli/practice-sign-in-page.ts';
import { createHandlers, stopServices, type Services } from '../../electron/handlers.ts';
import { answerRequest } from '../../electron/ipc/answer-request.ts';
import type { Handlers, Notify } from '../../electron/ipc/types.ts';
import { createLog, describeException } from '../../electron/log.ts';
import { runConnection } from '../../electron/mail/run.ts';
import { createPracticeControl } from '../../electron/practice-control.ts';
import { startPractice } from '../../electron/practice/practice-tenant.ts';
import { createRuns } from '../../electron/runs.ts';
import { connectionSchema, type Connection } from '../../shared/connection.ts';
import type { RequestChannel, ResponseOf } from '../../shared/ipc.ts';
import type { RunRecord } from '../../shared/run-record.ts';
import type { Protocol, Stage } from '../../shared/stages.ts';
import { formatTicket } from '../../shared/ticket.ts';
import { findSecrets } from '../support/secret-search.ts';

/** Every body that went to or came from the authority: where code, verifier and tokens are seen. */
const bodies = vi.hoisted(() => [] as string[]);

vi.mock(import('../../electron/auth/network-client.ts'), async (importOriginal) => {
  const original = await importOriginal();
  return {
    ...original,
    createNetworkClient(options) {
      const client = original.createNetworkClient(options);
      const post = client.sendPostRequestAsync.bind(client);
      client.sendPostRequestAsync = async <T>(...asked: Parameters<typeof post>) => {
        bodies.push(asked[1]?.body ?? '');
        const answer = await post<T>(...asked);
        bodies.push(JSON.stringify(answer.body));
        return answer;
      };
      return client;
    },
  };
});

/** Everything that leaves the main process, by the way it takes. */
const traffic: string[] = [];
const logLines: string[] = [];
const records: RunRecord[] = [];
let services: Services;
let handlers: Handlers;
let finished: (record: RunRecord) => void = () => undefined;
let connection: Connection;

const log = createLog((line) => logLines.push(line));
const notify: Notify = (channel, message) => {
  traffic.push(JSON.stringify([channel, message]));
  if (!('events' in message)) return;
  for (const event of message.events) {
    if (event.kind !== 'run-finished') continue;
    records.push(event.record);
    finished(event.record);
  }
};
const frame = { origin: 'app://ui' };

/** Sends one message as the app's own window does, and keeps what crosses in both directions. */
async function ask<C extends RequestChannel>(channel: C, ...args: unknown[]) {
  traffic.push(JSON.stringify([channel, args]));
  const context = { isUiWindow: () => true, log };
  const event = { sender: { mainFrame: frame }, senderFrame: frame };
  const result = await answerRequest(channel, handlers[channel], event, args, context);
  traffic.push(JSON.stringify([channel, result]));
  return result;
}

async function expectValue<C extends RequestChannel>(channel: C, ...args: unknown[]) {
  const result = await ask(channel, ...args);
  if (!result.ok) throw new Error(`${channel} answered ${result.error.code}`);
  // Narrowed by hand: `ask` is generic in the channel, and so is what it answers.
  return result.value as ResponseOf<C>;
}

async function signInAndRun(
  change: Partial<Connection>,
  options: { testMessageTo?: string } = {},
): Promise<RunRecord> {
  const changed = { ...connection, ...change };
  const { signInId } = await expectValue('sign-in:start', { connection: changed });
  const record = new Promise<RunRecord>((resolve) => (finished = resolve));
  await expectValue('run:start', { connection: changed, signInId, ...options });
  return record;
}

/** Does one check of the run before again. */
async function runAgain(runId: string, protocol: Protocol, from?: Stage): Promise<RunRecord> {
  const record = new Promise<RunRecord>((resolve) => (finished = resolve));
  await expectValue('run:retry', { runId, protocol, ...(from === undefined ? {} : { from }) });
  return record;
}

/** Code, verifier and tokens of all sign-ins so far, as the authority and MSAL exchanged them. */
function collectSecrets(): Record<string, string> {
  const secrets: Record<string, string> = {};
  bodies.forEach((body, at) => {
    const fields = body.startsWith('{')
      ? (JSON.parse(body) as Record<string, unknown>)
      : Object.fromEntries(new URLSearchParams(body));
    for (const name of ['code', 'code_verifier', 'access_token', 'refresh_token', 'id_token']) {
      const value = fields[name];
      if (typeof value === 'string') secrets[`${name} of message ${String(at)}`] = value;
    }
  });
  return secrets;
}

beforeAll(async () => {
  const practice = createPracticeControl(() => startPractice(), log);
  const signIns = createSignInService({
    showSignInPage: createPracticeSignInPage({
      user: 'adele@contoso.example',
      password: 'Practice-Adele-1',
    }),
    onHost: (host) => {
      notify('sign-in:host', { host });
    },
  });
  const app = { name: 'Mailbox OAuth Assistant', version: '0.0.0', platform: 'test', node: '20' };
  const runs = createRuns({
    app,
    runConnection,
    send: (batch) => {
      notify('run:events', batch);
    },
    log,
  });
  services = { practice, signIns, runs };
  handlers = createHandlers({
    ...services,
    app,
    writeClipboard: () => Promise.resolve(),
    openLink: () => Promise.resolve({ ok: true, value: undefined }),
  });

  const info = await expectValue('practice:start');
  connection = connectionSchema.parse({
    version: 1,
    name: 'Practice',
    practice: true,
    cloud: 'global',
    tenant: info.tenantDomain,
    clientId: info.clientId,
    access: 'delegated',
    flow: 'window',
    protocols: ['imap', 'pop', 'smtp'],
    offlineAccess: true,
    user: 'adele@contoso.example',
  });
});

afterAll(() => stopServices(services));

describe('what leaves the main process', () => {
  it('holds no token, code or verifier: own mailbox, shared mailbox, refused mailbox, failure', async () => {
    expect((await signInAndRun({})).outcome).toBe('ok');
    const message = { testMessageTo: 'alex@contoso.example' };
    const shared = await signInAndRun({ sharedMailbox: 'scanner@contoso.example' }, message);
    expect(shared.outcome).toBe('ok');
    expect(shared.checks[2]?.queueId).toBeTruthy();
    const failed = await signInAndRun({ sharedMailbox: 'megan@contoso.example' });
    expect(failed.checks.map(({ outcome }) => outcome)).toEqual(['failed', 'failed', 'failed']);
    const again = await runAgain(failed.id, 'pop');
    expect((await runAgain(again.id, 'smtp', 'send')).outcome).toBe('failed');
    const refused = await ask('sign-in:start', {
      connection: { ...connection, clientId: '00000000-0000-4000-8000-000000000000' },
    });
    expect(refused.ok).toBe(false);

    const secrets = collectSecrets();
    const kinds = ['code', 'code_verifier', 'access_token', 'refresh_token', 'id_token'];
    for (const kind of kinds) {
      const found = Object.keys(secrets).filter((name) => name.startsWith(`${kind} `));
      expect(found.length, kind).toBeGreaterThanOrEqual(3);
    }
    // A crash: an exception whose message quotes what was sent.
    const [anySecret = ''] = Object.values(secrets);
    log('error', 'crash', describeException(new Error(`refused: ${anySecret}`)));

    const tickets = records.map(formatTicket);
    // Each protocol has sent the token in each run, and shows what stands for it.
    for (const { transcript } of records.flatMap(({ checks }) => checks)) {
      expect(transcript.filter(({ redacted }) => redacted)).toHaveLength(1);
    }
    expect(tickets.join('\n')).toContain('access token hidden');
    expect(traffic.length).toBeGreaterThan(10);
    expect(findSecrets(traffic.join('\n'), secrets)).toEqual([]);
    expect(findSecrets(logLines.join('\n'), secrets)).toEqual([]);
    expect(findSecrets(JSON.stringify(records), secrets)).toEqual([]);
    expect(findSecrets(tickets.join('\n'), secrets)).toEqual([]);
  });

  it.each(['imap', 'pop', 'smtp'] as const)(
    'would be found out: a secret planted in a line of %s is seen in each of the four places',
    (protocol) => {
      const secrets = collectSecrets();
      const token = Object.entries(secrets).find(([name]) => name.startsWith('access_token'))?.[1];
      const planted = Buffer.from(
        `user=adele@contoso.example\u0001auth=Bearer ${token ?? ''}\u0001\u0001`,
      ).toString('base64');
      const [record] = records;
      if (!record) throw new Error('no run was recorded');
      const leaky = structuredClone(record);
      const check = leaky.checks.find((candidate) => candidate.protocol === protocol);
      const line = check?.transcript.find(({ redacted }) => redacted);
      if (!line) throw new Error('no line with the token was recorded');
      line.text = line.text.replace(/user=.*/, planted);

      expect(findSecrets([...traffic, JSON.stringify(leaky)].join('\n'), secrets)).not.toEqual([]);
      expect(findSecrets([...logLines, planted].join('\n'), secrets)).not.toEqual([]);
      expect(findSecrets(JSON.stringify([...records, leaky]), secrets)).not.toEqual([]);
      expect(findSecrets(formatTicket(leaky), secrets)).not.toEqual([]);
    },
  );
});
