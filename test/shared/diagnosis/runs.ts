import { clouds, type CloudId } from '../../../shared/clouds.ts';
import type { Endpoint } from '../../../shared/connection.ts';
import type { PartialCheck, PartialRun } from '../../../shared/diagnosis/partial-run.ts';
import type { AppError } from '../../../shared/errors.ts';
import type { AccessType } from '../../../shared/flows.ts';
import { protocols, type Protocol } from '../../../shared/protocols.ts';
import { applicationPermissions, delegatedPermissions } from '../../../shared/scopes.ts';
import { checkStages, type Stage } from '../../../shared/stages.ts';
import type { TokenSummary } from '../../../shared/token-summary.ts';
import type { TranscriptLine } from '../../../shared/transcript.ts';

export const adele = 'adele@contoso.example';
export const alex = 'alex@contoso.example';
export const scanner = 'scanner@contoso.example';
/** Object IDs of the enterprise application, and of the app registration. */
export const enterpriseId = '1b6f0d52-7c34-4e9a-8f21-0a9d3c5e7b18';
export const registrationId = '9c1e2f30-1111-4222-8333-444455556666';

type Connection = NonNullable<PartialRun['connection']>;

/** A run in which all is right: the token fits, and every check passes. Changes make it fail. */
export interface RunChanges {
  cloud?: CloudId;
  access?: AccessType;
  connection?: Connection;
  token?: Partial<TokenSummary>;
  checks?: readonly PartialCheck[];
}

/** A run that this program recorded; without `checks`, one in which all three protocols passed. */
export function recordedRun(changes: RunChanges = {}): PartialRun {
  const { cloud = 'global', access = 'delegated', connection = {}, token, checks } = changes;
  const application = access === 'application';
  return {
    connection: {
      ...{ practice: false, cloud, access, tenant: 'contoso.example', offlineAccess: true },
      ...{ clientId: '8d2a6e41-93b5-4c7f-a0d8-1f5e7c3b2946', protocols: [...protocols] },
      ...{ flow: application ? 'secret' : 'browser', user: application ? scanner : adele },
      ...connection,
    },
    network: { family: 'any' },
    signIn: { outcome: 'ok' },
    finishedAt: '2026-11-21T01:00:00.000Z',
    clockOffsetMs: 0,
    token: token?.kind === 'opaque' ? token : { ...readable(cloud, access), ...token },
    checks: checks ?? protocols.map((protocol) => passed(protocol, cloud)),
  };
}

/** The token of a work account, with every permission. */
function readable(cloud: CloudId, access: AccessType): Partial<TokenSummary> {
  return {
    ...{ kind: 'jwt', length: 1842, audience: clouds[cloud].audiences.value[0] ?? '' },
    ...{ issuedAt: '2026-11-21T00:55:00.000Z', expiresAt: '2026-11-21T02:00:00.000Z' },
    ...(access === 'application'
      ? { forApplication: true, scopes: [], roles: Object.values(applicationPermissions) }
      : { forApplication: false, scopes: Object.values(delegatedPermissions), roles: [] }),
    ...(access === 'application' ? { objectId: enterpriseId } : { user: adele }),
  };
}

const usual: Record<Protocol, Endpoint> = {
  imap: { host: 'outlook.office365.com', port: 993, security: 'tls' },
  pop: { host: 'outlook.office365.com', port: 995, security: 'tls' },
  smtp: { host: 'smtp.office365.com', port: 587, security: 'starttls' },
};

/** A check that passed, with what is changed. */
export function passed(
  protocol: Protocol,
  cloud: CloudId = 'global',
  changes: Partial<PartialCheck> = {},
): PartialCheck {
  const endpoint = cloud === 'global' ? usual[protocol] : clouds[cloud].endpoints[protocol].value;
  return {
    ...{ protocol, outcome: 'ok', endpoint, user: adele, transcript: [] },
    ...{ mechanism: 'XOAUTH2', connectedTo: '192.0.2.7', capabilities: ['AUTH=XOAUTH2'] },
    tls: { version: 'TLSv1.3', servername: endpoint.host, chain: [] },
    stages: checkStages(protocol, endpoint.security, false).map((stage) => ({
      ...{ stage, status: 'ok' as const },
    })),
    ...changes,
  };
}

/** What failed: the stage, the code, and what the server said. */
export interface Fault {
  stage: Stage;
  code?: AppError['code'];
  /** The server's last line, or the system's words. */
  said: string;
  /** What was sent before it. */
  sent?: string;
  changes?: Partial<PartialCheck>;
}

/** A check that failed, as the program records it; all stages before it passed. */
export function failed(protocol: Protocol, fault: Fault): PartialCheck {
  const { stage, code = 'app/unexpected', said, sent, changes = {} } = fault;
  const { endpoint = usual[protocol] } = changes;
  const all = checkStages(protocol, endpoint.security ?? 'tls', stage === 'proxy');
  const check = passed(protocol, 'global', {
    stages: all.map((each) => ({ stage: each, status: 'ok' })),
    ...changes,
  });
  const at = check.stages.findIndex((result) => result.stage === stage);
  const lines = [
    ...(sent === undefined ? [] : [{ kind: 'sent' as const, text: sent }]),
    { kind: 'received' as const, text: said },
  ].map((line, index): TranscriptLine => ({
    ...{ n: index + 1, atMs: 0, stage, bytes: line.text.length, redacted: false },
    ...line,
  }));
  const reached = ['auth', 'mailbox', 'send', 'logout'].includes(stage);
  return {
    ...check,
    outcome: 'failed',
    transcript: lines,
    stages: check.stages.map((result, index) => ({
      stage: result.stage,
      status: index < at ? 'ok' : index === at ? 'failed' : 'not-reached',
      ...(index === at ? { error: { code, detail: said }, evidenceLine: lines.length } : {}),
    })),
    // Nothing is known of them before the connection is encrypted.
    ...(reached ? {} : { mechanism: undefined, capabilities: undefined }),
    ...(changes.mechanism === undefined ? {} : { mechanism: changes.mechanism }),
  };
}

/** The replies that say nothing by themselves. */
export const bare = {
  imap: (changes: Partial<PartialCheck> = {}) =>
    failed('imap', {
      ...{ stage: 'auth', code: 'auth/refused', said: 'A01 NO AUTHENTICATE failed.', changes },
    }),
  pop: (changes: Partial<PartialCheck> = {}) =>
    failed('pop', {
      ...{ stage: 'auth', code: 'auth/refused', changes, sent: 'AUTH XOAUTH2' },
      said: '-ERR Authentication failure: unknown user name or bad password.',
    }),
  smtp: (changes: Partial<PartialCheck> = {}) =>
    failed('smtp', {
      ...{ stage: 'auth', code: 'auth/refused', changes, sent: 'AUTH XOAUTH2' },
      said: '535 5.7.3 Authentication unsuccessful [AM0PR02CA0134.eurprd02.prod.outlook.com 2026-11-21T00:59:58.123Z 08DBCF4ACBE92433]',
    }),
  notConnected: (changes: Partial<PartialCheck> = {}) =>
    failed('imap', {
      ...{ stage: 'mailbox', code: 'mailbox/not-connected', changes, sent: 'S01 SELECT INBOX' },
      said: 'S01 BAD User is authenticated but not connected.',
    }),
} as const;
