import type { CheckEvent } from '../../shared/check-events.ts';
import type { Connection } from '../../shared/connection.ts';
import { targetMailbox } from '../../shared/mail-identity.ts';
import { appError } from '../../shared/errors.ts';
import type { PracticePerson } from '../../shared/practice.ts';
import { signInDelegated } from '../auth/delegated-sign-in.ts';
import { runConnection } from '../mail/run.ts';
import { startPracticeTenant } from '../practice/practice-tenant.ts';
import type { PracticeTenant } from '../practice/types.ts';
import { resolveTarget } from '../target.ts';
import { terminalAppInfo } from './app-info.ts';
import type { CheckArguments } from './arguments.ts';
import { exitStatus, print, reportFailure, reportWrongArguments } from './output.ts';
import { createPracticeSignInPage } from './practice-sign-in-page.ts';
import { choosePaint, type Paint, renderEvent, renderSignIn } from './render.ts';

type CheckRequest = Extract<CheckArguments, { kind: 'check' }>;

/**
 * Starts a practice tenant, signs in to it, checks a mailbox, prints all of it, and stops the
 * tenant, whatever happened.
 *
 * @param signal ends it in order at any moment
 * @returns the exit status
 */
export async function runPracticeCheck(
  request: CheckRequest,
  signal: AbortSignal,
): Promise<number> {
  let tenant: PracticeTenant;
  try {
    tenant = await startPracticeTenant();
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
  person: PracticePerson,
  mailbox: string | undefined,
): Connection {
  return {
    version: 1,
    name: 'Practice tenant',
    practice: true,
    cloud: 'global',
    tenant: info.tenantDomain,
    clientId: info.clientId,
    access: 'delegated',
    protocols: ['imap'],
    offlineAccess: true,
    user: person.address,
    ...(mailbox === undefined ? {} : { sharedMailbox: mailbox }),
  };
}

/** Signs in to a running practice tenant and runs the check. */
async function checkWithTenant(
  tenant: PracticeTenant,
  request: CheckRequest,
  signal: AbortSignal,
): Promise<number> {
  const people = tenant.info.people;
  const person =
    request.user === undefined
      ? people[0]
      : people.find(({ address }) => address.toLowerCase() === request.user?.toLowerCase());
  if (person === undefined) {
    const known = people.map(({ address }) => address).join(', ');
    return reportWrongArguments(`--user must be one of the practice tenant's people: ${known}`);
  }
  const connection = practiceConnection(tenant, person, request.mailbox);
  const target = resolveTarget(connection, tenant);
  if (target === undefined) return reportFailure(appError('practice/not-running'), signal);

  // With --json, stdout has the record and nothing else.
  const paint: Paint = choosePaint(process.stdout.isTTY, process.env);
  const say = (lines: readonly string[]): void => {
    if (!request.json) print(process.stdout, lines);
  };
  say([
    `Practice tenant ${tenant.info.tenantDomain}, simulated on this computer.`,
    `Signing in as ${person.address} ...`,
  ]);
  const outcome = await signInDelegated({
    connection,
    target,
    showSignInPage: createPracticeSignInPage({ user: person.address, password: person.password }),
    signal,
  });
  if (outcome.kind === 'failed') return reportFailure(outcome.error, signal);
  say([
    renderSignIn(outcome.signedIn.summary),
    `Checking ${targetMailbox(connection)} over IMAP.`,
    '',
  ]);

  const record = await runConnection(
    {
      runId: crypto.randomUUID(),
      app: await terminalAppInfo(),
      connection,
      signedIn: outcome.signedIn,
      target,
      initialResponse: request.twoStep ? 'never' : 'auto',
    },
    {
      signal,
      emit: (event: CheckEvent) => {
        say(renderEvent(event, paint));
      },
    },
  );
  if (request.json) print(process.stdout, [JSON.stringify(record, null, 2)]);
  if (record.outcome === 'cancelled') return exitStatus.interrupted;
  return record.outcome === 'ok' ? exitStatus.ok : exitStatus.failed;
}
