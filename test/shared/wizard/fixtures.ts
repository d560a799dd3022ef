import type { CheckEvent } from '../../../shared/check-events.ts';
import type { Connection } from '../../../shared/connection.ts';
import type { ClientCertificateSummary } from '../../../shared/credentials.ts';
import type { PracticeScenario, PracticeTenantInfo } from '../../../shared/practice.ts';
import type { Outcome, RunRecord } from '../../../shared/run-record.ts';
import type { SignInNetworkView } from '../../../shared/sign-in-network.ts';
import type { SignInSummary } from '../../../shared/sign-in.ts';
import type { Protocol, StageResult } from '../../../shared/stages.ts';
import type { TranscriptLine } from '../../../shared/transcript.ts';
import { exampleSignInRecord, exampleSummary, exampleToken } from '../../support/sign-ins.ts';

export const practice: PracticeTenantInfo = {
  tenantDomain: 'contoso.example',
  tenantId: '8a1c0f5e-3c1d-4d0e-9a55-0f2f6b1f8c11',
  clientId: '05cd6963-1a2b-4c3d-8e4f-5a6b7c8dd595',
  authority: 'https://localhost:40001/8a1c0f5e-3c1d-4d0e-9a55-0f2f6b1f8c11',
  clientSecret: 'public-secret',
  applicationMailboxes: ['invoices@contoso.example'],
  people: [
    {
      name: 'Adele Vance',
      address: 'adele@contoso.example',
      password: 'public-password',
      admin: true,
      mailboxes: ['adele@contoso.example', 'invoices@contoso.example'],
    },
  ],
  sharedMailboxes: ['invoices@contoso.example'],
  imap: { host: 'localhost', port: 40993 },
  pop: { host: 'localhost', port: 40995 },
  smtp: { host: 'localhost', port: 40587 },
};

export const scenarios: PracticeScenario[] = [
  {
    id: 'aadsts-50011-redirect-uri-not-registered',
    title: 'the redirect URI is not one of the app registration',
    group: 'sign-in',
    number: 50011,
    needs: { access: 'delegated', flows: ['window', 'browser'], newToken: true },
  },
  {
    id: 'aadsts-70019-device-code-expired',
    title: 'nobody signed in before the code expired',
    group: 'device-code',
    number: 70019,
    needs: { access: 'delegated', flows: ['device-code'], newToken: true },
  },
  {
    id: 'imap-wrong-object-id',
    title: 'the service principal has the object ID of the app registration',
    group: 'imap',
    needs: { access: 'application', protocols: ['imap'] },
  },
  {
    id: 'smtp-mailbox-full',
    title: 'the mailbox has no room for Sent Items',
    group: 'smtp',
    needs: { protocols: ['smtp'], testMessage: true },
  },
  {
    id: 'smtp-no-send-as',
    title: 'who signed in may not send as the shared mailbox',
    group: 'smtp',
    needs: { access: 'delegated', protocols: ['smtp'], sharedMailbox: 'invoices@contoso.example' },
  },
];

export const summary: SignInSummary = {
  ...exampleSummary,
  account: 'adele@contoso.example',
  tenantId: practice.tenantId,
  token: {
    ...exampleToken,
    audience: 'https://outlook.office.com',
    scopes: ['IMAP.AccessAsUser.All'],
  },
};

export const certificate: ClientCertificateSummary = {
  kind: 'certificate',
  credentialId: 'credential-1',
  fileName: 'mailbox-app.pfx',
  subject: 'CN=Mailbox app',
  issuer: 'CN=Mailbox app',
  validFrom: '2026-01-01T00:00:00.000Z',
  validTo: '2099-01-01T00:00:00.000Z',
  thumbprint: 'A1'.repeat(32),
  portalThumbprint: 'B2'.repeat(20),
  expired: false,
};

export const network: SignInNetworkView = {
  network: { mode: 'system' },
  mail: { family: 'any', overProxy: false },
  hasPassword: false,
  addedAuthorities: [],
};

export function line(n: number, text: string, stage: TranscriptLine['stage']): TranscriptLine {
  return { n, atMs: n, stage, kind: 'received', text, bytes: text.length + 2, redacted: false };
}

export const refused: StageResult = {
  stage: 'auth',
  status: 'failed',
  startedAtMs: 10,
  durationMs: 91,
  error: { code: 'auth/refused', detail: 'A2 NO AUTHENTICATE failed.' },
  evidenceLine: 2,
};

/** A check of each protocol of the connection, which ended as the run did. */
export function record(
  connection: Connection,
  outcome: Outcome = 'ok',
  results: readonly StageResult[] = [],
): RunRecord {
  return {
    version: 1,
    id: 'run-1',
    app: { name: 'Mailbox OAuth Assistant', version: '0.1.0', platform: 'test', node: '20' },
    startedAt: '2026-11-21T00:00:00.000Z',
    finishedAt: '2026-11-21T00:00:01.000Z',
    outcome,
    connection,
    network: { family: 'any' },
    token: summary.token,
    signIn: exampleSignInRecord,
    checks: connection.protocols.map((protocol) => ({
      protocol,
      endpoint: { host: 'localhost', port: 40993, security: 'tls' },
      user: connection.user,
      outcome,
      durationMs: 13,
      stages: [...results],
      addresses: [],
      transcript: [],
    })),
  };
}

/** What one check tells that passes in two stages. */
export function passingCheck(protocol: Protocol): CheckEvent[] {
  return [
    { kind: 'check-started', protocol, stages: ['dns', 'auth'] },
    { kind: 'stage-started', protocol, stage: 'dns', atMs: 0 },
    {
      kind: 'stage-finished',
      protocol,
      result: { stage: 'dns', status: 'ok', startedAtMs: 0, durationMs: 4 },
    },
    { kind: 'stage-started', protocol, stage: 'auth', atMs: 4 },
    { kind: 'line', protocol, line: line(1, 'A1 OK AUTHENTICATE completed.', 'auth') },
    {
      kind: 'stage-finished',
      protocol,
      result: { stage: 'auth', status: 'ok', startedAtMs: 4, durationMs: 9 },
    },
  ];
}

/** The events of a run in which every check passes. */
export function passingRun(connection: Connection): CheckEvent[] {
  return [
    ...connection.protocols.flatMap(passingCheck),
    { kind: 'run-finished', record: record(connection) },
  ];
}
