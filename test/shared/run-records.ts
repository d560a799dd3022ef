import type { AppError } from '../../shared/errors.ts';
import { type CheckRecord, type RunRecord, runRecordSchema } from '../../shared/run-record.ts';
import { checkStages, type StageResult } from '../../shared/stages.ts';
import type { TranscriptLine } from '../../shared/transcript.ts';
import { exampleSignInRecord } from '../support/sign-ins.ts';

const imapStages = checkStages('imap', 'tls', false);

/** A line of a transcript; `n` and the time follow from its place. */
export type BuiltLine = Pick<TranscriptLine, 'stage' | 'kind' | 'text'>;

const passedLines: BuiltLine[] = [
  { stage: 'dns', kind: 'note', text: 'localhost is 127.0.0.1' },
  { stage: 'greeting', kind: 'received', text: '* OK ready' },
  { stage: 'capability', kind: 'sent', text: 'C01 CAPABILITY' },
  { stage: 'capability', kind: 'received', text: '* CAPABILITY IMAP4rev1 SASL-IR AUTH=XOAUTH2' },
  { stage: 'auth', kind: 'sent', text: 'A01 AUTHENTICATE XOAUTH2 [1,842 characters hidden]' },
  { stage: 'auth', kind: 'received', text: 'A01 OK AUTHENTICATE completed.' },
];

function transcript(lines: readonly BuiltLine[]): TranscriptLine[] {
  return lines.map((line, index) => ({
    ...line,
    n: index + 1,
    atMs: index * 10,
    bytes: line.text.length,
    redacted: line.text.includes('hidden'),
  }));
}

/** A run that passed every stage, as the practice tenant gives it, with the given changes. */
export function passedRun(changes: Partial<CheckRecord> = {}): RunRecord {
  const check: CheckRecord = {
    protocol: 'imap',
    endpoint: { host: 'localhost', port: 40993, security: 'tls' },
    user: 'scanner@contoso.example',
    outcome: 'ok',
    durationMs: 81.6,
    stages: imapStages.map((stage, index): StageResult => ({
      stage,
      status: 'ok',
      startedAtMs: index * 10,
      durationMs: 9.7,
      ...(stage === 'mailbox' ? { summary: '3 messages' } : {}),
    })),
    tls: {
      version: 'TLSv1.3',
      cipher: 'TLS_AES_256_GCM_SHA384',
      servername: 'localhost',
      chain: [
        {
          subject: 'CN=localhost',
          issuer: 'CN=Practice tenant CA',
          altNames: ['DNS:localhost', 'IP Address:127.0.0.1'],
          validFrom: '2026-11-20T00:00:00.000Z',
          validTo: '2027-02-18T00:00:00.000Z',
          sha256: 'AB:CD:EF',
        },
      ],
    },
    addresses: ['127.0.0.1'],
    transcript: transcript(passedLines),
    ...changes,
  };
  return runRecordSchema.parse({
    version: 1,
    id: '6f0c1f0e-0000-4000-8000-000000000001',
    app: {
      name: 'Mailbox OAuth Assistant',
      version: '0.1.0',
      platform: 'linux x64',
      node: '24.21.0',
      electron: '45.4.1',
      chromium: '156.0.8078.79',
    },
    startedAt: '2026-11-21T01:00:00.000Z',
    finishedAt: '2026-11-21T01:00:00.082Z',
    outcome: check.outcome,
    connection: {
      version: 1,
      name: 'Scanner on floor 2',
      practice: true,
      cloud: 'global',
      tenant: 'contoso.example',
      clientId: '8d2a6e41-93b5-4c7f-a0d8-1f5e7c3b2946',
      access: 'delegated',
      flow: 'window',
      protocols: ['imap'],
      offlineAccess: true,
      user: 'adele@contoso.example',
      sharedMailbox: 'scanner@contoso.example',
    },
    network: { family: 'any' },
    token: {
      kind: 'jwt',
      length: 1842,
      fingerprint: '1a2b3c4d',
      audience: 'https://outlook.office.com',
      issuer: 'https://sts.windows.net/x/',
      tenantId: '5c0f3b7a-2d1e-4f86-9a3c-7e1d4b60a9f2',
      clientId: '8d2a6e41-93b5-4c7f-a0d8-1f5e7c3b2946',
      scopes: ['IMAP.AccessAsUser.All'],
      roles: [],
      user: 'adele@contoso.example',
      objectId: '1b6f0d52-7c34-4e9a-8f21-0a9d3c5e7b18',
      forApplication: false,
      claims: [],
      issuedAt: '2026-11-21T00:55:00.000Z',
      expiresAt: '2026-11-21T02:00:00.000Z',
    },
    signIn: exampleSignInRecord,
    checks: [check],
  });
}

/** A run that the server refused at `auth`, whose last transcript line is the evidence. */
export function refusedRun(
  error: AppError = { code: 'auth/refused', detail: 'A01 NO AUTHENTICATE failed.' },
  lines: readonly BuiltLine[] = [
    ...passedLines.slice(0, 5),
    { stage: 'auth', kind: 'received', text: 'A01 NO AUTHENTICATE failed.' },
  ],
): RunRecord {
  const failedAt = imapStages.indexOf('auth');
  return passedRun({
    outcome: error.code === 'run/cancelled' ? 'cancelled' : 'failed',
    stages: imapStages.map((stage, index): StageResult => {
      if (index < failedAt) return { stage, status: 'ok', startedAtMs: 0, durationMs: 1 };
      if (index > failedAt) return { stage, status: 'not-reached', startedAtMs: 0, durationMs: 0 };
      return {
        stage,
        status: error.code === 'run/cancelled' ? 'cancelled' : 'failed',
        startedAtMs: 0,
        durationMs: 12,
        error,
        evidenceLine: lines.length,
      };
    }),
    transcript: transcript(lines),
  });
}
