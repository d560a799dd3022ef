import { createDeviceCodeFlow } from '../../electron/auth/flows/device-code.ts';
import type { SignInOutcome } from '../../electron/auth/types.ts';
import { practiceSignIn } from '../../electron/cli/practice-flows.ts';
import { flowsMeetingNeeds } from '../../electron/cli/terminal-flows.ts';
import type { Deadlines } from '../../electron/mail/limits.ts';
import { runConnection } from '../../electron/mail/run.ts';
import { startPractice } from '../../electron/practice/practice-tenant.ts';
import { needsOf, type ScenarioId } from '../../electron/practice/scenarios.ts';
import { resolveTarget } from '../../electron/target.ts';
import type { Connection } from '../../shared/connection.ts';
import type { AppError } from '../../shared/errors.ts';
import { isAppFlow } from '../../shared/flows.ts';
import { protocols } from '../../shared/protocols.ts';
import type { RunRecord } from '../../shared/run-record.ts';
import type { SignInRecord } from '../../shared/sign-in.ts';

/** What came of one scenario, by the app's own sign-in and check. */
export interface ScenarioRun {
  id: ScenarioId;
  connection: Connection;
  signIn: SignInRecord;
  /** Why the sign-in failed; then there is no run. */
  error?: AppError;
  run?: RunRecord;
}

/** Runs scenarios in one practice tenant, one after another. */
export interface ScenarioRunner {
  /** Signs in by the flow that meets it, renews where it is about that, and checks the mailbox. */
  run(id: ScenarioId): Promise<ScenarioRun>;
  /** The same where nothing goes wrong. */
  runWell(changes?: Partial<Connection>): Promise<Omit<ScenarioRun, 'id'>>;
  stop(): Promise<void>;
}

/** Device codes are asked about every five seconds; here a second is as short as this. */
const shortSecondMs = 20;

/** As the app's own, but for the waits that end in a scenario with nothing said. */
const deadlines: Partial<Deadlines> = { tls: 2_000, greeting: 400, command: 2_000, run: 10_000 };

const app = { name: 'Test', version: '0', platform: 'test', node: '0' };

/** Starts a practice tenant to run scenarios in. */
export async function startScenarioRunner(): Promise<ScenarioRunner> {
  const tenant = await startPractice({
    authority: { deviceCodeIntervalSeconds: shortSecondMs / 1_000 },
  });
  const person = firstOf(tenant.info.people);
  let last: Promise<unknown> = Promise.resolve();

  function connectionFor(id: ScenarioId | undefined): Connection {
    const needs = id === undefined ? {} : needsOf(id);
    const flow = firstOf(flowsMeetingNeeds(needs));
    const isApp = isAppFlow(flow);
    const { sharedMailbox, servicePrincipalObjectId } = needs;
    return {
      version: 1,
      name: 'Practice',
      practice: true,
      cloud: 'global',
      tenant: tenant.info.tenantDomain,
      clientId: tenant.info.clientId,
      access: isApp ? 'application' : 'delegated',
      flow,
      protocols: [...protocols],
      offlineAccess: !isApp,
      user:
        needs.user ?? (isApp ? tenant.info.applicationMailboxes[0] : undefined) ?? person.address,
      ...(sharedMailbox === undefined ? {} : { sharedMailbox }),
      ...(servicePrincipalObjectId === undefined ? {} : { servicePrincipalObjectId }),
    };
  }

  async function runNow(
    id: ScenarioId | undefined,
    changes: Partial<Connection>,
  ): Promise<Omit<ScenarioRun, 'id'>> {
    await tenant.choose(id);
    const connection = { ...connectionFor(id), ...changes };
    const target = resolveTarget(connection, tenant);
    if (!target) throw new Error('the practice tenant is no target');
    const { signal } = new AbortController();
    const needs = id === undefined ? {} : needsOf(id);
    const outcome: SignInOutcome = await practiceSignIn({
      ...{ tenant, connection, target, person, signal, renew: needs.renewal === true },
      ...(connection.flow === 'device-code' ? { flow: createDeviceCodeFlow(shortSecondMs) } : {}),
    });
    if (outcome.kind === 'failed') {
      return { connection, signIn: outcome.record, error: outcome.error };
    }
    const { signedIn } = outcome;
    const run = await runConnection(
      {
        ...{ runId: `run of ${id ?? 'nothing'}`, app, connection, signedIn, target, deadlines },
        ...(needs.testMessage === true ? { testMessageTo: person.address } : {}),
      },
      { signal, emit: () => undefined },
    );
    return { connection, signIn: signedIn.record, run };
  }

  /** One after another: what goes wrong goes wrong for the whole tenant. */
  function queue<T>(work: () => Promise<T>): Promise<T> {
    const result = last.then(work);
    last = result.catch(() => undefined);
    return result;
  }

  return {
    run: (id) => queue(async () => ({ id, ...(await runNow(id, {})) })),
    runWell: (changes = {}) => queue(() => runNow(undefined, changes)),
    stop: () => tenant.stop(),
  };
}

function firstOf<T>([first]: readonly T[]): T {
  if (first === undefined) throw new Error('there is none');
  return first;
}
