import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { makeSecret } from '../../electron/auth/make-secret.ts';
import { createCertificateAuthority } from '../../electron/practice/certificate-authority.ts';
import type { CheckRecord } from '../../shared/run-record.ts';
import type { Secret } from '../../shared/secret.ts';
import type { TranscriptLine } from '../../shared/transcript.ts';
import { freePorts } from '../servers/free-ports.ts';
import { findDovecot, requireDovecot } from '../servers/require-dovecot.ts';
import {
  adele,
  authDialogue,
  type Bench,
  inboxCounts,
  logins,
  startBench,
  ways,
} from './imap-bench.ts';

const found = await findDovecot();
let started: Bench | undefined;

function bench(): Bench {
  if (!started) throw new Error('the servers have not been started');
  return started;
}

beforeAll(async () => {
  started = await startBench(found);
});

afterAll(async () => {
  await started?.stop();
});

beforeEach((context) => {
  requireDovecot(found, context);
});

function statuses(record: CheckRecord): Record<string, string> {
  return Object.fromEntries(record.stages.map(({ stage, status }) => [stage, status]));
}

function evidence(record: CheckRecord, stage: string): TranscriptLine | undefined {
  const n = record.stages.find((result) => result.stage === stage)?.evidenceLine;
  return record.transcript.find((line) => line.n === n);
}

/** Every form in which the token could have got into a text. */
function formsOf(token: string, mailbox: string): string[] {
  const bytes = Buffer.from(token);
  const response = Buffer.from(`user=${mailbox}\x01auth=Bearer ${token}\x01\x01`);
  // Base64 has three alignments; the first characters of each may belong to what stands before.
  const aligned = [0, 1, 2].map((skip) => bytes.subarray(skip).toString('base64').slice(0, 40));
  return [token, token.slice(-40), response.toString('base64').slice(0, 60), ...aligned];
}

describe.each(ways)('IMAP against Dovecot $way', ({ initialResponse }) => {
  /** What the client says and the server answers up to the token. */
  const opening =
    initialResponse === 'auto'
      ? [/^C: \w+ AUTHENTICATE XOAUTH2 user=\S+ · access token hidden, /]
      : [/^C: \w+ AUTHENTICATE XOAUTH2$/, /^S: \+$/, /^C: user=\S+ · access token hidden, /];

  function expectDialogue(record: CheckRecord, answers: RegExp[]): void {
    const dialogue = authDialogue(record);
    const expected = [...opening, ...answers];
    expect(dialogue).toHaveLength(expected.length);
    for (const [index, pattern] of expected.entries()) expect(dialogue[index]).toMatch(pattern);
  }

  test.each(logins.filter(({ refused }) => refused === undefined))(
    '$name: every stage passes and the messages are counted',
    async ({ mailbox, token }) => {
      const secret = await token(bench().practice);
      const { record, everything } = await bench().check({
        token: secret,
        user: mailbox,
        initialResponse,
      });

      expect(record.outcome).toBe('ok');
      expect(new Set(Object.values(statuses(record)))).toEqual(new Set(['ok']));
      expect(record.stages.find(({ stage }) => stage === 'mailbox')?.summary).toBe(
        `${String(inboxCounts[mailbox])} messages`,
      );
      expectDialogue(record, [/^S: \* CAPABILITY IMAP4rev1 /, /^S: \w+ OK Logged in$/]);
      expect(bench().authority.judged.at(-1)).toEqual({
        user: mailbox,
        service: 'imap',
        verdict: 'ok',
      });
      for (const form of formsOf(secret.reveal(), mailbox)) expect(everything).not.toContain(form);
      expect(everything).toContain(secret.fingerprint);
    },
  );

  test.each(logins.filter(({ refused }) => refused !== undefined))(
    '$name: refused at auth, the challenge answered with an empty line',
    async ({ mailbox, token, refused }) => {
      const secret = await token(bench().practice);
      const { record, everything } = await bench().check({
        token: secret,
        user: mailbox,
        initialResponse,
      });

      expect(record.outcome).toBe('failed');
      expect(statuses(record)).toMatchObject({
        dns: 'ok',
        tcp: 'ok',
        tls: 'ok',
        greeting: 'ok',
        capability: 'ok',
        auth: 'failed',
        mailbox: 'not-reached',
      });
      const auth = record.stages.find(({ stage }) => stage === 'auth');
      expect(auth?.error?.code).toBe('auth/refused');
      expect(auth?.error?.detail).toContain('[AUTHENTICATIONFAILED] Authentication failed.');
      expect(evidence(record, 'auth')?.text).toMatch(/^\w+ NO \[AUTHENTICATIONFAILED\]/);
      expectDialogue(record, [
        /^S: \+ eyJzdGF0dXMiOiI0MDEi[\w+/=]+$/,
        /^C:$/,
        /^S: \w+ NO \[AUTHENTICATIONFAILED\] Authentication failed\.$/,
      ]);
      expect(bench().authority.judged.at(-1)).toEqual({
        user: mailbox,
        service: 'imap',
        verdict: refused,
      });
      for (const form of formsOf(secret.reveal(), mailbox)) expect(everything).not.toContain(form);
    },
  );
});

describe('around the login', () => {
  async function token() {
    return makeSecret(await bench().practice.mint({ user: adele }));
  }

  test('the greeting is shown as it was sent', async () => {
    const { record } = await bench().check({ token: await token() });
    const greeting = record.transcript.filter(
      ({ stage, kind }) => stage === 'greeting' && kind === 'received',
    );
    expect(greeting).toHaveLength(1);
    expect(greeting[0]?.text).toMatch(/^\* OK \[CAPABILITY IMAP4rev1 .*\] Dovecot .*ready\.$/);
  });

  test('the certificate chain and the negotiated TLS are in the record', async () => {
    const { record } = await bench().check({ token: await token() });
    expect(record.tls?.version).toMatch(/^TLSv1\.[23]$/);
    expect(record.tls?.servername).toBe('localhost');
    expect(record.tls?.chain[0]?.altNames.join(' ')).toContain('localhost');
  });

  test('a certificate of an unknown authority ends at tls, before anything is sent', async () => {
    const { certPem } = await createCertificateAuthority();
    const { record } = await bench().check({
      token: await token(),
      trust: { kind: 'only', ca: certPem },
    });
    expect(record.stages.find(({ stage }) => stage === 'tls')?.error?.code).toBe('tls/untrusted');
    expect(record.transcript.filter(({ kind }) => kind === 'sent')).toEqual([]);
    expect(statuses(record)['greeting']).toBe('not-reached');
  });

  test('a Dovecot that has been stopped refuses the connection', async () => {
    const other = await bench().startAnother();
    const endpoint = { host: 'localhost', port: other.imapsPort, security: 'tls' } as const;
    const before = await bench().check({ token: await token(), endpoint });
    expect(before.record.outcome).toBe('ok');
    await other.stop();
    const { record } = await bench().check({ token: await token(), endpoint });
    expect(record.stages.find(({ stage }) => stage === 'tcp')?.error?.code).toBe('tcp/refused');
  });

  test('a server whose authority is down says so, and its words are shown', async () => {
    const [closedPort = 0] = await freePorts(1);
    const cut = await bench().startAnother(`https://localhost:${closedPort}/exchange/auth`);
    try {
      const { record } = await bench().check({
        token: await token(),
        endpoint: { host: 'localhost', port: cut.imapsPort, security: 'tls' },
      });
      expect(statuses(record)['auth']).toBe('failed');
      expect(record.stages.find(({ stage }) => stage === 'auth')?.error?.detail).toContain(
        '[UNAVAILABLE]',
      );
      expect(evidence(record, 'auth')?.text).toMatch(/^\w+ NO \[UNAVAILABLE\] /);
    } finally {
      await cut.stop();
    }
  });
});

test('what another program has marked as deleted is still there after a check', async () => {
  const alex = 'alex@contoso.example';
  const token = makeSecret(await bench().practice.mint({ user: alex }));
  await markFirstAsDeleted(bench(), alex, token);
  await bench().check({ user: alex, token });
  const { record } = await bench().check({ user: alex, token });
  const mailbox = record.stages.find(({ stage }) => stage === 'mailbox');
  expect(mailbox?.summary).toBe(`${inboxCounts[alex] ?? 0} messages`);
});

/** Lets curl set \Deleted on the first message and leave without CLOSE or EXPUNGE. */
async function markFirstAsDeleted(
  { dovecot, practice }: Bench,
  user: string,
  token: Secret,
): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'assistant-curl-'));
  try {
    await writeFile(join(folder, 'ca.pem'), practice.ca);
    const curl = spawn('curl', ['--config', '-'], { stdio: ['pipe', 'ignore', 'inherit'] });
    curl.stdin.end(
      [
        `url = "imaps://localhost:${dovecot.imapsPort}/INBOX"`,
        `user = "${user}:"`,
        `oauth2-bearer = "${token.reveal()}"`,
        `cacert = "${join(folder, 'ca.pem')}"`,
        'request = "STORE 1 +FLAGS (\\\\Deleted)"',
        'silent',
      ].join('\n'),
    );
    expect(await once(curl, 'close')).toEqual([0, null]);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
