import { expect, vi } from 'vitest';
import { makeSecret } from '../../../../electron/auth/make-secret.ts';
import { runCheck } from '../../../../electron/mail/check.ts';
import type { CheckRequest } from '../../../../electron/mail/types.ts';
import {
  createCertificateAuthority,
  type CertificateAuthority,
  type IssuedCertificate,
} from '../../../../electron/practice/certificate-authority.ts';
import type { CheckEvent } from '../../../../shared/check-events.ts';
import type { CheckRecord } from '../../../../shared/run-record.ts';
import type { Security, Stage, StageResult } from '../../../../shared/stages.ts';
import {
  startTcpServer,
  startTlsServer,
  type Script,
  type ScriptedServer,
} from './scripted-server.ts';

/** Long enough for a busy computer; a test of a deadline sets its own. */
const testDeadlines = { greeting: 5000, command: 5000, tls: 5000, run: 15_000 };

/** The token of the seeds' IMAP exchange, and whose it is. */
export const seedUser = 'someuser@example.com';
export const seedToken = 'ya29.vF9dft4qmTc2Nvb3RlckBhdHRhdmlzdGEuY29tCg';

let shared:
  Promise<{ authority: CertificateAuthority; certificate: IssuedCertificate }> | undefined;

/** One authority with a certificate for localhost, made once for each test file. */
export function certificates(): NonNullable<typeof shared> {
  shared ??= (async () => {
    const authority = await createCertificateAuthority();
    return { authority, certificate: await authority.issue() };
  })();
  return shared;
}

export interface Checked {
  record: CheckRecord;
  events: CheckEvent[];
  server: ScriptedServer;
}

/** What a test says of a check; the rest has values that suit a scripted server. */
export type TestRequest = Partial<CheckRequest> & {
  /** `starttls`: the script begins in the clear and starts TLS itself. */
  security?: Security;
};

/**
 * Runs a check against a server that follows `script`. Afterwards the check must have closed its
 * connection by itself; then the server is closed.
 */
export async function checkAgainst(
  script: Script,
  { security = 'tls', ...request }: TestRequest = {},
  signal: AbortSignal = new AbortController().signal,
  onEvent: (event: CheckEvent) => void = () => undefined,
): Promise<Checked> {
  const { authority, certificate } = await certificates();
  const options = { cert: certificate.certPem, key: certificate.keyPem };
  const server = await (security === 'tls'
    ? startTlsServer(options, script)
    : startTcpServer(script, options));
  try {
    const { record, events } = await check(
      {
        endpoint: { ...localEndpoint(server.port), security },
        trust: { kind: 'only', ca: authority.certPem },
        ...request,
      },
      signal,
      onEvent,
    );
    // It takes a turn or two. Looked for often, because hundreds of tests wait here.
    await vi.waitFor(
      () => {
        expect(server.connections()).toBe(0);
      },
      { interval: 5 },
    );
    return { record, events, server };
  } finally {
    await server.close();
  }
}

/** Runs a check and keeps its events. */
export async function check(
  request: Pick<CheckRequest, 'endpoint'> & Partial<CheckRequest>,
  signal: AbortSignal = new AbortController().signal,
  onEvent: (event: CheckEvent) => void = () => undefined,
): Promise<{ record: CheckRecord; events: CheckEvent[] }> {
  const events: CheckEvent[] = [];
  const record = await runCheck(
    {
      protocol: 'imap',
      user: seedUser,
      token: makeSecret(seedToken),
      trust: { kind: 'system', extra: [] },
      route: { family: 'any' },
      initialResponse: 'auto',
      ...request,
      deadlines: { ...testDeadlines, ...request.deadlines },
    },
    {
      signal,
      emit: (event) => {
        events.push(event);
        onEvent(event);
      },
    },
  );
  return { record, events };
}

export function localEndpoint(port: number): CheckRequest['endpoint'] {
  return { host: 'localhost', port, security: 'tls' };
}

/** How one stage of a record ended. */
export function stageOf(record: CheckRecord, stage: Stage): StageResult {
  const result = record.stages.find((candidate) => candidate.stage === stage);
  if (!result) throw new Error(`no stage ${stage}`);
  return result;
}

/** `C: …` and `S: …` of the given stages, without times; of all stages where none are given. */
export function wireLines(record: CheckRecord, ...stages: readonly Stage[]): string[] {
  return record.transcript
    .filter(({ kind, stage }) => kind !== 'note' && (stages.length === 0 || stages.includes(stage)))
    .map(({ kind, text }) => `${kind === 'sent' ? 'C:' : 'S:'} ${text}`);
}

/** The first stage that did not succeed, as `stage status code`. */
export function failureOf(record: CheckRecord): string {
  const result = record.stages.find(({ status }) => status !== 'ok');
  if (!result) return 'none';
  return [result.stage, result.status, result.error?.code].filter(Boolean).join(' ');
}

/** The transcript line that a failed stage points at. */
export function evidenceOf(record: CheckRecord, stage: Stage): string | undefined {
  const { evidenceLine } = stageOf(record, stage);
  return record.transcript.find(({ n }) => n === evidenceLine)?.text;
}
