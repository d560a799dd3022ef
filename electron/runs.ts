import { randomUUID } from 'node:crypto';
import type { AppInfo } from '../shared/app-info.ts';
import type { CheckEventBatch } from '../shared/check-events.ts';
import type { Connection } from '../shared/connection.ts';
import { appError } from '../shared/errors.ts';
import type { SignedIn } from './auth/types.ts';
import { describeException, type Log } from './log.ts';
import { createEventBatcher } from './mail/event-batcher.ts';
import type { runConnection } from './mail/run.ts';
import type { Target } from './target.ts';

/** What one run works on. */
export interface RunInput {
  connection: Connection;
  signedIn: SignedIn;
  target: Target;
}

/** The runs of the window: one at a time. */
export interface Runs {
  /**
   * Starts a run and returns its ID at once; everything else comes as events. A run that is still
   * going is cancelled: the window shows one, and a second press of Test means the newer.
   */
  start(input: RunInput): string;
  /** Cancels a run, whose events then say so; nothing happens where it is over. */
  cancel(runId: string): void;
  /** Cancels what runs; resolves when it has ended. */
  stop(): Promise<void>;
}

export interface RunsDependencies {
  app: AppInfo;
  runConnection: typeof runConnection;
  /** Told the events of every run, in batches, none before {@link Runs.start} has returned. */
  send: (batch: CheckEventBatch) => void;
  log: Log;
}

/** Makes the one place that starts runs and can end them. */
export function createRuns(dependencies: RunsDependencies): Runs {
  const { app, send, log } = dependencies;
  const going = new Map<string, { controller: AbortController; ended: Promise<void> }>();

  async function run(runId: string, input: RunInput, signal: AbortSignal): Promise<void> {
    // The answer with the run's ID goes first, so that no event is of a run nobody knows.
    await new Promise(setImmediate);
    const batcher = createEventBatcher(runId, send);
    try {
      const emit = batcher.emit.bind(batcher);
      await dependencies.runConnection({ runId, app, ...input }, { signal, emit });
    } catch (thrown) {
      log('error', 'run threw', describeException(thrown));
      batcher.emit({ kind: 'run-failed', error: appError('app/unexpected') });
    } finally {
      batcher.flush();
      going.delete(runId);
    }
  }

  function cancelAll(): void {
    for (const { controller } of going.values()) controller.abort();
  }

  return {
    start(input) {
      cancelAll();
      const runId = randomUUID();
      const controller = new AbortController();
      going.set(runId, { controller, ended: run(runId, input, controller.signal) });
      return runId;
    },
    cancel(runId) {
      going.get(runId)?.controller.abort();
    },
    async stop() {
      cancelAll();
      await Promise.all([...going.values()].map(({ ended }) => ended));
    },
  };
}
