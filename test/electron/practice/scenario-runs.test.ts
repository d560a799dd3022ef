import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { tenant } from '../../../electron/practice/directory.ts';
import {
  kindOf,
  mailScenarioIds,
  mailScenarios,
  scenarioIds,
  transportScenarioIds,
  type MailScenarioId,
  type TransportScenarioId,
} from '../../../electron/practice/scenarios.ts';
import type { Scenario } from '../../../electron/practice/scenarios/types.ts';
import { transportScenarios } from '../../../electron/practice/transport/scenarios.ts';
import type {
  TransportFault,
  TransportScenario,
} from '../../../electron/practice/transport/types.ts';
import { applicationPermissions } from '../../../shared/scopes.ts';
import type { ErrorCode } from '../../../shared/errors.ts';
import type { CheckRecord, RunRecord } from '../../../shared/run-record.ts';
import type { Protocol, Stage } from '../../../shared/stages.ts';
import { adele, alex } from './helpers.ts';
import { evidenceOf } from '../mail/helpers/run-check.ts';
import { startScenarioRunner, type ScenarioRunner } from '../../support/run-scenario.ts';

const appRoles = Object.values(applicationPermissions);

let runner: ScenarioRunner;
beforeAll(async () => {
  runner = await startScenarioRunner();
});
afterAll(() => runner.stop());

/** As objects, so that what a scenario may have is not narrowed to what one of them has. */
const mail = (id: MailScenarioId): Scenario => mailScenarios[id];
const transport = (id: TransportScenarioId): TransportScenario => transportScenarios[id];

const ofTenant = mailScenarioIds.filter((id) => mail(id).real === true);
const ofMailServers = transportScenarioIds.filter((id) => transport(id).where !== 'authority');
const ofAuthority = transportScenarioIds.filter((id) => transport(id).where === 'authority');

function checkOf(run: RunRecord | undefined, protocol: Protocol): CheckRecord {
  const check = run?.checks.find((one) => one.protocol === protocol);
  if (!check) throw new Error(`${protocol} was not checked`);
  return check;
}

function firstFailed({ stages }: CheckRecord): { stage: Stage; code: string | undefined } | 'none' {
  const failed = stages.find(({ status }) => status !== 'ok');
  return failed ? { stage: failed.stage, code: failed.error?.code } : 'none';
}

const stages: Partial<Record<Scenario['at'], Stage>> = {
  capability: 'capability',
  token: 'auth',
  select: 'mailbox',
  mail: 'send',
};

describe('a tenant that is not as it should be', () => {
  it.each(ofTenant)('%s: its servers say so by themselves', async (id) => {
    const { protocol, at, reply } = mail(id);
    const { run } = await runner.run(id);
    const check = checkOf(run, protocol);
    expect(firstFailed(check)).toMatchObject({ stage: stages[at] });
    expect(evidenceOf(check, stages[at] ?? 'auth')).toContain(reply);
  });

  const graph = { audience: 'https://graph.microsoft.com' };
  const otherwiseRight = { audience: 'https://outlook.office.com' };
  it.each<[MailScenarioId, Partial<RunRecord['token']>]>([
    ['imap-token-for-graph', graph],
    ['pop-token-for-graph', graph],
    ['smtp-wrong-audience', graph],
    ['imap-scope-missing', { ...otherwiseRight, scopes: ['POP.AccessAsUser.All', 'SMTP.Send'] }],
    ['imap-permission-missing', { audience: 'https://outlook.office365.com', roles: [] }],
    ['imap-wrong-object-id', { objectId: tenant.servicePrincipalId, roles: [...appRoles] }],
    ['imap-no-full-access', { ...otherwiseRight, user: adele }],
    ['imap-other-account', { ...otherwiseRight, user: alex }],
    ['smtp-shared-mailbox', { ...otherwiseRight, user: adele }],
  ])('%s: the token is what the story says', async (id, token) => {
    const { run } = await runner.run(id);
    expect(run?.token).toMatchObject(token);
  });

  it('gives a token that is over, or too long, where the story says so', async () => {
    const { run: over } = await runner.run('imap-token-expired');
    expect(Date.parse(over?.token.expiresAt ?? '')).toBeLessThan(Date.now());
    const { run: long } = await runner.run('pop-token-too-long');
    expect(long?.token.length).toBeGreaterThan(4_096);
    // Only POP minds.
    expect(long?.checks.map(({ outcome }) => outcome)).toEqual(['ok', 'failed', 'ok']);
  });
});

/** What a check makes of a fault: the stage that fails, and as what. */
const expected: Partial<Record<TransportFault, [Stage, ErrorCode]>> = {
  'no-such-name': ['dns', 'dns/not-found'],
  'closed-port': ['tcp', 'tcp/refused'],
  'hangs-up': ['tcp', 'stage/reset'],
  silent: ['greeting', 'stage/timeout'],
  'certificate-expired': ['tls', 'tls/expired'],
  'certificate-other-name': ['tls', 'tls/wrong-host'],
  'unknown-authority': ['tls', 'tls/untrusted'],
  inspected: ['tls', 'tls/untrusted'],
  'old-tls': ['tls', 'tls/old-version'],
  http: ['greeting', 'protocol/unexpected-reply'],
  'other-protocol': ['greeting', 'protocol/unexpected-reply'],
  'starttls-port': ['tls', 'tls/not-tls'],
  'implicit-tls-port': ['greeting', 'stage/timeout'],
  'starttls-stripped': ['starttls', 'starttls/not-offered'],
};

describe('what is wrong below the protocols', () => {
  it.each(ofMailServers)('%s stops the checks that it befalls, and no other', async (id) => {
    const { fault, where } = transport(id);
    const [stage, code] = expected[fault] ?? [];
    const { run } = await runner.run(id);
    for (const check of run?.checks ?? []) {
      const isBefallen = where.includes(check.protocol);
      // A connection that is reset at once may be reset during the handshake too.
      const found = firstFailed(check);
      if (isBefallen && fault === 'hangs-up') expect(found).toMatchObject({ code });
      else expect(found).toEqual(isBefallen ? { stage, code } : 'none');
    }
    expect(run?.checks).toHaveLength(3);
  });

  it('shows whose certificate an inspecting box has put in place of the server’s', async () => {
    const { run } = await runner.run('network-tls-inspection');
    const [leaf, issuer] = checkOf(run, 'imap').tls?.chain ?? [];
    expect(leaf?.subject).toContain('localhost');
    expect(leaf?.issuer).toContain('Contoso TLS inspection');
    expect(issuer?.subject).toContain('Contoso TLS inspection');
  });

  it.each(ofAuthority)('%s stops the sign-in', async (id) => {
    const { fault } = transport(id);
    const codes: Partial<Record<TransportFault, ErrorCode>> = {
      'no-such-name': 'signin/dns',
      inspected: 'signin/untrusted',
    };
    const { error, run } = await runner.run(id);
    expect(error?.code).toBe(codes[fault] ?? 'signin/network');
    expect(run).toBeUndefined();
  });
});

describe('every scenario', () => {
  it('is of one kind, and says what happened', () => {
    for (const id of scenarioIds) {
      const { kind, scenario } = kindOf(id);
      expect(['authority', 'mail', 'transport']).toContain(kind);
      expect(scenario.title).toMatch(/^\S.{8,}[^.\s]$/);
    }
  });

  it('is over once nothing is to go wrong', async () => {
    await runner.run('network-port-closed');
    await runner.run('network-authority-html');
    const { error, run } = await runner.runWell();
    expect(error).toBeUndefined();
    expect(run?.outcome).toBe('ok');
  });
});
