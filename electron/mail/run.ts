import type { AppInfo } from '../../shared/app-info.ts';
import type { Connection } from '../../shared/connection.ts';
import { mailIdentity } from '../../shared/mail-identity.ts';
import { appError } from '../../shared/errors.ts';
import { directNetwork, type NetworkSettings } from '../../shared/network.ts';
import type { CheckRecord, Outcome, RunRecord } from '../../shared/run-record.ts';
import type { SignedIn } from '../auth/types.ts';
import type { Target } from '../target.ts';
import { runCheck } from './check.ts';
import type { CheckContext, CheckRequest, Route } from './types.ts';

export interface RunInput {
  runId: string;
  app: AppInfo;
  connection: Connection;
  signedIn: SignedIn;
  target: Target;
  /** See {@link CheckRequest}; `auto` unless said otherwise. */
  initialResponse?: CheckRequest['initialResponse'];
  /** How the servers are reached; directly unless said otherwise. */
  route?: Route;
}

/**
 * One press of Test: the checks of a connection, side by side. Never rejects. Ends with the
 * event `run-finished` and the same record as the result, or, where the target has no server for a
 * protocol of the connection, with `run-failed` before anything is connected to; the record then
 * has no checks.
 */
export async function runConnection(input: RunInput, context: CheckContext): Promise<RunRecord> {
  const { runId, app, connection, signedIn } = input;
  const startedAt = new Date().toISOString();
  const finish = (outcome: Outcome, checks: CheckRecord[]): RunRecord => ({
    version: 1,
    id: runId,
    app,
    startedAt,
    finishedAt: new Date().toISOString(),
    outcome,
    connection,
    network: networkOf(input.route),
    token: signedIn.summary.token,
    checks,
  });

  const requests = requestsOf(input);
  if (typeof requests === 'string') {
    context.emit({ kind: 'run-failed', error: appError('input/invalid', requests) });
    return finish('failed', []);
  }
  const checks = await Promise.all(requests.map((request) => runCheck(request, context)));
  const record = finish(worstOutcome(checks), checks);
  context.emit({ kind: 'run-finished', record });
  return record;
}

/** The checks to run, or which protocol has no server to check. */
function requestsOf(input: RunInput): CheckRequest[] | string {
  const { connection, signedIn, target } = input;
  const requests: CheckRequest[] = [];
  for (const protocol of connection.protocols) {
    const endpoint = target.endpoints[protocol];
    if (!endpoint) return `no server to check for ${protocol}`;
    requests.push({
      protocol,
      endpoint,
      ...mailIdentity(connection, protocol),
      token: signedIn.accessToken,
      initialResponse: input.initialResponse ?? 'auto',
      trust:
        target.ca === undefined ? { kind: 'system', extra: [] } : { kind: 'only', ca: target.ca },
      route: input.route ?? directNetwork,
    });
  }
  return requests;
}

/** What the record keeps of a route: all but the password. */
function networkOf({ family, proxy }: Route = directNetwork): NetworkSettings {
  return { family, ...(proxy === undefined ? {} : { proxy }) };
}

function worstOutcome(checks: readonly CheckRecord[]): Outcome {
  const outcomes = checks.map(({ outcome }) => outcome);
  if (outcomes.includes('cancelled')) return 'cancelled';
  return outcomes.includes('failed') ? 'failed' : 'ok';
}
