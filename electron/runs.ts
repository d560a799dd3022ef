import { randomUUID } from 'node:crypto';
import type { AppInfo } from '../shared/app-info.ts';
import type { CheckEventBatch } from '../shared/check-events.ts';
import type { Connection } from '../shared/connection.ts';
import { appError } from '../shared/errors.ts';
import type { LanguageId } from '../shared/language-ids.ts';
import type { RunRecord } from '../shared/run-record.ts';
import type { Protocol } from '../shared/stages.ts';
import type { SignedIn } from './auth/types.ts';
import { describeException, type Log } from './log.ts';
import { createEventBatcher } from './mail/event-batcher.ts';
import type { runConnection, RunRetry } from './mail/run.ts';
import type { Route } from './mail/types.ts';
import type { Target } from './target.ts';

/** What one run works on. */
export interface RunInput {
  connection: Connection;
  signedIn: SignedIn;
  target: Target;
  /** More certificate authorities to trust beside the system's, in PEM. */
  extraCa?: readonly string[];
  /** Over which proxy and which addresses; directly and over both families without it. */
  route?: Route;
  /** Whose run it is, where that is saved. */
  connectionId?: string;
  /** See `RunInput` of `mail/run.ts`. */
  testMessageTo?: string;
  language?: LanguageId;
  retry?: RunRetry;
}

/** The last run that was finished: what can be repeated. It keeps the sign-in's name, no token. */
export interface FinishedRun {
  connection: Connection;
  signInId: string;
  /** Whose run it was, where that is saved. */
  connectionId?: string | undefined;
  record: RunRecord;
}

/** The runs of the window: one at a time. */
export interface Runs {
  /**
   * Starts a run and returns its ID at once; everything else comes as events. A run that is still
   * going is cancelled: the window shows one, and a second press of Test means the newer.
   */
  start(input: RunInput): string;
  /**
   * Cancels a run, or one check of it, whose events then say so; nothing happens where it is over.
   */
  cancel(runId: string, protocol?: Protocol): void;
  /** The last finished run, if it has this ID. */
  finished(runId: string): FinishedRun | undefined;
  /** The record of the last finished run. */
  lastRecord(): RunRecord | undefined;
  /** Cancels what runs; resolves when it has ended. */
  stop(): Promise<void>;
}

export interface RunsDependencies {
  app: AppInfo;
  runConnection: typeof runConnection;
  /** Told the events of every run, in batches, none before {@link Runs.start} has returned. */
  send: (batch: CheckEventBatch) => void;
  /** Keeps a run that has ended; the window is told of the end afterwards. */
  file?: (connectionId: string | undefined, record: RunRecord) => Promise<unknown>;
  log: Log;
}

/** What stops a run: all of it, or one check. */
interface Brakes {
  all: AbortController;
  checks: ReadonlyMap<Protocol, AbortController>;
}

/** Makes the one place that starts runs and can end them. */
export function createRuns(dependencies: RunsDependencies): Runs {
  const { app, send, log } = dependencies;
  const going = new Map<string, { brakes: Brakes; ended: Promise<void> }>();
  /** The run that was started last: only this one can become the one that is repeated. */
  let newest: string | undefined;
  let last: FinishedRun | undefined;

  async function run(runId: string, input: RunInput, brakes: Brakes): Promise<void> {
    // The answer with the run's ID goes first, so that no event is of a run nobody knows.
    await new Promise(setImmediate);
    const batcher = createEventBatcher(runId, send);
    let filing: Promise<unknown> | undefined;
    const { protocols, practice } = input.connection;
    log('info', 'run started', {
      protocols: (input.retry ? [input.retry.protocol] : protocols).join(', '),
      ...{ practice, again: input.retry !== undefined },
      message: input.testMessageTo !== undefined,
    });
    try {
      const record = await dependencies.runConnection(
        { runId, app, ...input },
        { ...signalsOf(brakes), emit: batcher.emit.bind(batcher) },
      );
      logRun(log, record);
      const { connection, signedIn, connectionId } = input;
      // A run that could not be run has no checks, and so nothing that could be repeated.
      if (record.checks.length > 0) {
        // Begun before the window knows of the end, so that it finds the run when it asks.
        filing = dependencies.file?.(connectionId, record);
        if (runId === newest) {
          const { signInId } = signedIn.summary;
          last = { connection, signInId, connectionId, record };
        }
      }
    } catch (thrown) {
      log('error', 'run threw', describeException(thrown));
      batcher.emit({ kind: 'run-failed', error: appError('app/unexpected') });
    } finally {
      batcher.flush();
      await filing?.catch(() => undefined);
      going.delete(runId);
    }
  }

  function cancelAll(): void {
    for (const { brakes } of going.values()) brakes.all.abort();
  }

  return {
    start(input) {
      cancelAll();
      const runId = randomUUID();
      const { protocols } = input.connection;
      const brakes = {
        all: new AbortController(),
        checks: new Map(protocols.map((protocol) => [protocol, new AbortController()])),
      };
      newest = runId;
      going.set(runId, { brakes, ended: run(runId, input, brakes) });
      return runId;
    },
    cancel(runId, protocol) {
      const brakes = going.get(runId)?.brakes;
      if (protocol === undefined) brakes?.all.abort();
      else brakes?.checks.get(protocol)?.abort();
    },
    finished: (runId) => (last?.record.id === runId ? last : undefined),
    lastRecord: () => last?.record,
    async stop() {
      cancelAll();
      await Promise.all([...going.values()].map(({ ended }) => ended));
    },
  };
}

/** How each check ended, and the run: by stage and code, never what was said. */
function logRun(log: Log, { checks, outcome, retry }: RunRecord): void {
  for (const check of checks) {
    const { protocol, durationMs } = check;
    // The others were done by the run before.
    if (retry && retry.protocol !== protocol) continue;
    const failed = check.stages.find(({ status }) => status === 'failed');
    log('info', 'check finished', {
      ...{ protocol, outcome: check.outcome, stage: failed?.stage, code: failed?.error?.code },
      ms: Math.round(durationMs),
    });
  }
  log('info', 'run finished', { outcome });
}

function signalsOf({ all, checks }: Brakes) {
  const signals: Partial<Record<Protocol, AbortSignal>> = {};
  for (const [protocol, { signal }] of checks) signals[protocol] = signal;
  return { signal: all.signal, signals };
}
