import type { AppInfo } from '../../shared/app-info.ts';
import type { Connection } from '../../shared/connection.ts';
import { mailIdentity } from '../../shared/mail-identity.ts';
import { appError } from '../../shared/errors.ts';
import type { LanguageId } from '../../shared/language-ids.ts';
import { directNetwork, type NetworkSettings } from '../../shared/network.ts';
import type { CheckRecord, Outcome, RunRecord } from '../../shared/run-record.ts';
import type { Protocol, Stage } from '../../shared/stages.ts';
import type { SignedIn } from '../auth/types.ts';
import type { Target } from '../target.ts';
import { runCheck } from './check.ts';
import { defaultDeadlines } from './limits.ts';
import { superviseCheck, type RunCheck } from './supervised-check.ts';
import type { CheckContext, CheckRequest, Route } from './types.ts';

/**
 * How much longer than a check's own deadline the run waits for it, in milliseconds: a check ends
 * within its deadline and a goodbye, so one that is still there is never going to end.
 */
const overdueMs = 5_000;

export interface RunInput {
  runId: string;
  app: AppInfo;
  connection: Connection;
  signedIn: Pick<SignedIn, 'accessToken' | 'summary' | 'record'>;
  target: Target;
  /** See {@link CheckRequest}; `auto` unless said otherwise. */
  initialResponse?: CheckRequest['initialResponse'];
  /** How the servers are reached; directly unless said otherwise. */
  route?: Route;
  /** More certificate authorities to trust beside the system's, in PEM; not for the practice tenant. */
  extraCa?: readonly string[];
  /** Send one real message to this address over SMTP. */
  testMessageTo?: string;
  /** See {@link CheckRequest}. */
  language?: LanguageId;
  /** Do one check of a run again instead of all. */
  retry?: RunRetry;
  /** See {@link CheckRequest}. */
  deadlines?: CheckRequest['deadlines'];
}

/** What the test message is written in, where that was said. */
function languageOf({ language }: RunInput): Pick<CheckRequest, 'language'> {
  return language === undefined ? {} : { language };
}

/** One check again; the others keep the records of the run before. */
export interface RunRetry {
  protocol: Protocol;
  from?: Stage;
  previous: RunRecord;
}

export interface RunContext extends CheckContext {
  /** Cancel one check alone; `signal` cancels all. */
  signals?: Readonly<Partial<Record<Protocol, AbortSignal>>>;
}

/**
 * One press of Test: the checks of a connection, side by side, each told in its own order. Never
 * rejects, and ends in time: see {@link superviseCheck}. Ends with the event `run-finished` and the
 * same record as the result, or, where the target has no server for a protocol of the connection,
 * with `run-failed` before anything is connected to; the record then has no checks.
 */
export async function runConnection(
  input: RunInput,
  context: RunContext,
  check: RunCheck = runCheck,
): Promise<RunRecord> {
  const startedAt = new Date().toISOString();
  const requests = requestsOf(input);
  if (typeof requests === 'string') {
    context.emit({ kind: 'run-failed', error: appError('input/invalid', requests) });
    return recordOf(input, startedAt, []);
  }
  const milliseconds = (input.deadlines?.run ?? defaultDeadlines.run) + overdueMs;
  const done = await Promise.all(
    requests.map((request) => {
      const own = context.signals?.[request.protocol];
      const signals = own ? [context.signal, own] : [context.signal];
      return superviseCheck(request, { signals, emit: context.emit, milliseconds }, check);
    }),
  );
  const record = recordOf(input, startedAt, done);
  context.emit({ kind: 'run-finished', record });
  return record;
}

/** The checks to run, or which protocol has no server to check. */
function requestsOf(input: RunInput): CheckRequest[] | string {
  const { connection, target, retry } = input;
  const requests: CheckRequest[] = [];
  for (const protocol of retry ? [retry.protocol] : connection.protocols) {
    const endpoint = target.endpoints[protocol];
    if (!endpoint) return `no server to check for ${protocol}`;
    requests.push({
      ...{ protocol, endpoint, ...mailIdentity(connection, protocol) },
      token: input.signedIn.accessToken,
      initialResponse: input.initialResponse ?? 'auto',
      trust: trustOf(input),
      route: input.route ?? directNetwork,
      ...(protocol === 'smtp' && input.testMessageTo !== undefined
        ? { testMessageTo: input.testMessageTo, ...languageOf(input) }
        : {}),
      ...retryOf(retry),
      ...(input.deadlines === undefined ? {} : { deadlines: input.deadlines }),
    });
  }
  return requests;
}

function trustOf({ target, extraCa = [] }: RunInput): CheckRequest['trust'] {
  return target.ca === undefined
    ? { kind: 'system', extra: extraCa }
    : { kind: 'only', ca: target.ca };
}

/** What the check may keep; without a stage to begin at, nothing. */
function retryOf(retry: RunRetry | undefined): Pick<CheckRequest, 'retry'> {
  const previous = retry?.previous.checks.find(({ protocol }) => protocol === retry.protocol);
  return previous && retry?.from !== undefined ? { retry: { from: retry.from, previous } } : {};
}

function recordOf(input: RunInput, startedAt: string, done: readonly CheckRecord[]): RunRecord {
  const { runId, app, connection, signedIn, retry } = input;
  const checks = retry ? inPlaceOf(retry.previous.checks, done) : [...done];
  return {
    version: 1,
    id: runId,
    app,
    startedAt,
    finishedAt: new Date().toISOString(),
    outcome: done.length === 0 ? 'failed' : worstOutcome(checks),
    connection,
    network: networkOf(input.route),
    token: signedIn.summary.token,
    signIn: signedIn.record,
    ...(retry
      ? { retry: { of: retry.previous.id, protocol: retry.protocol, from: retry.from } }
      : {}),
    checks,
  };
}

/** The checks of the run before, with those that were done again in their places. */
function inPlaceOf(previous: readonly CheckRecord[], done: readonly CheckRecord[]): CheckRecord[] {
  return previous.map((old) => done.find(({ protocol }) => protocol === old.protocol) ?? old);
}

/** What the record keeps of a route: all but the password. */
function networkOf({ family, proxy }: Route = directNetwork): NetworkSettings {
  return { family, ...(proxy === undefined ? {} : { proxy }) };
}

function worstOutcome(checks: readonly CheckRecord[]): Outcome {
  const outcomes = checks.map(({ outcome }) => outcome);
  if (outcomes.includes('failed')) return 'failed';
  return outcomes.includes('cancelled') ? 'cancelled' : 'ok';
}
