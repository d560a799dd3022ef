import type { CheckEvent } from '../../shared/check-events.ts';
import type { Connection } from '../../shared/connection.ts';
import { mailIdentity, targetMailbox } from '../../shared/mail-identity.ts';
import { listOf } from '../../shared/messages/format.en.ts';
import { protocolNames } from '../../shared/messages/run.en.ts';
import { appError } from '../../shared/errors.ts';
import { isAppFlow } from '../../shared/flows.ts';
import type { PracticePerson } from '../../shared/practice.ts';
import { makeSecret } from '../auth/make-secret.ts';
import { runConnection } from '../mail/run.ts';
import type { Route } from '../mail/types.ts';
import { startPracticeTenant } from '../practice/practice-tenant.ts';
import { needsOf } from '../practice/scenarios.ts';
import type { PracticeTenant } from '../practice/types.ts';
import { resolveTarget } from '../target.ts';
import { terminalAppInfo } from './app-info.ts';
import type { CheckOptions } from './arguments.ts';
import { exitStatus, print, reportFailure, reportWrongArguments } from './output.ts';
import { practiceSignIn } from './practice-flows.ts';
import { choosePaint, renderSignIn } from './render.ts';
import { createRunRenderer } from './run-renderer.ts';

/**
 * Starts a practice tenant, signs in to it, checks a mailbox, prints all of it, and stops the
 * tenant, whatever happened.
 *
 * @param signal ends it in order at any moment
 * @returns the exit status
 */
export async function runPracticeCheck(
  request: CheckOptions,
  signal: AbortSignal,
): Promise<number> {
  let tenant: PracticeTenant;
  try {
    tenant = await startPracticeTenant({ scenario: request.scenario });
  } catch (error) {
    const detail = error instanceof Error ? error.message : String(error);
    return reportFailure(appError('practice/start-failed', detail), signal);
  }
  try {
    return await checkWithTenant(tenant, request, signal);
  } finally {
    await tenant.stop();
  }
}

function practiceConnection(
  { info }: PracticeTenant,
  user: string,
  { protocols, mailbox, sender, flow }: CheckOptions,
): Connection {
  const isApp = isAppFlow(flow);
  return {
    version: 1,
    name: 'Practice tenant',
    practice: true,
    cloud: 'global',
    tenant: info.tenantDomain,
    clientId: info.clientId,
    access: isApp ? 'application' : 'delegated',
    flow,
    protocols: [...protocols],
    offlineAccess: !isApp,
    user,
    ...(mailbox === undefined ? {} : { sharedMailbox: mailbox }),
    ...(sender === undefined ? {} : { sender }),
  };
}

/** Signs in to a running practice tenant and runs the check. */
async function checkWithTenant(
  tenant: PracticeTenant,
  request: CheckOptions,
  signal: AbortSignal,
): Promise<number> {
  const person = findPerson(tenant, request);
  if (person === undefined) {
    const known = tenant.info.people.map(({ address }) => address).join(', ');
    return reportWrongArguments(`--user must be one of the practice tenant's people: ${known}`);
  }
  const isApp = isAppFlow(request.flow);
  // The app opens a mailbox of its own access as if it were that mailbox's person.
  const needs = request.scenario === undefined ? {} : needsOf(request.scenario);
  const user = isApp
    ? (tenant.info.applicationMailboxes[0] ?? person.address)
    : (needs.user ?? person.address);
  const connection = {
    ...practiceConnection(tenant, user, request),
    ...(needs.servicePrincipalObjectId === undefined
      ? {}
      : { servicePrincipalObjectId: needs.servicePrincipalObjectId }),
  };
  const target = resolveTarget(connection, tenant);
  if (target === undefined) return reportFailure(appError('practice/not-running'), signal);

  // With --json, stdout has the record and nothing else.
  const paint = choosePaint(process.stdout.isTTY, process.env);
  const render = createRunRenderer({ paint, ...request });
  const say = (lines: readonly string[]): void => {
    if (!request.json) print(process.stdout, lines);
  };
  say([
    `Practice tenant ${tenant.info.tenantDomain}, simulated on this computer.`,
    `Signing in as ${isApp ? 'the app' : user} ...`,
  ]);
  const outcome = await practiceSignIn({
    ...{ tenant, connection, target, person, signal },
    renew: needs.renewal === true,
  });
  if (outcome.kind === 'failed') {
    const { error, record: signedIn } = outcome;
    const { finishedAt } = signedIn;
    return reportFailure(error, signal, { connection, signIn: signedIn, finishedAt });
  }
  say([renderSignIn(outcome.signedIn.summary), checkedLine(connection), '']);

  const record = await runConnection(
    {
      runId: crypto.randomUUID(),
      app: await terminalAppInfo(),
      connection,
      signedIn: outcome.signedIn,
      target,
      initialResponse: request.twoStep ? 'never' : 'auto',
      route: routeOf(request),
      ...(request.testMessageTo === undefined ? {} : { testMessageTo: request.testMessageTo }),
    },
    {
      signal,
      emit: (event: CheckEvent) => {
        say(render(event));
      },
    },
  );
  if (request.json) print(process.stdout, [JSON.stringify(record, null, 2)]);
  if (signal.aborted) return exitStatus.interrupted;
  return record.outcome === 'ok' ? exitStatus.ok : exitStatus.failed;
}

function findPerson({ info }: PracticeTenant, { user }: CheckOptions): PracticePerson | undefined {
  return user === undefined
    ? info.people[0]
    : info.people.find(({ address }) => address.toLowerCase() === user.toLowerCase());
}

/** What is going to be checked, in one line. */
function checkedLine(connection: Connection): string {
  const names = listOf(connection.protocols.map((protocol) => protocolNames[protocol]));
  const sender = connection.protocols.includes('smtp')
    ? mailIdentity(connection, 'smtp').sender
    : undefined;
  const as = sender === undefined ? '' : `, sending as ${sender}`;
  return `Checking ${targetMailbox(connection)} over ${names}${as}.`;
}

/** How the servers are reached; the proxy's password comes from the environment alone. */
function routeOf({ family, proxy }: CheckOptions): Route {
  const password = process.env['PROXY_PASSWORD'] ?? '';
  return {
    family,
    ...(proxy ? { proxy } : {}),
    ...(proxy && password !== '' ? { proxyPassword: makeSecret(password) } : {}),
  };
}
