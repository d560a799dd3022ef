import {
  forWindow,
  type CheckEvent,
  type CheckEventBatch,
  type WindowEvent,
} from '../../shared/check-events.ts';

/** Short enough to seem live, long enough that a burst of lines is one message. */
const batchMs = 50;
/** A batch this large goes at once, so that no message grows without bound. */
const maxBatchEvents = 200;

export interface EventBatcher {
  /** Adds an event; needs no `this`, so that it can be given away as a callback. */
  emit: (event: CheckEvent) => void;
  /** Sends what is waiting, now. */
  flush: () => void;
  /** Drops what is waiting and everything that comes later: the window is gone. */
  dispose: () => void;
}

/**
 * Gathers the events of a run into batches, in order: one message to the window every
 * {@link batchMs} milliseconds at most. The event that ends a run is sent at once, with all before
 * it; the lines that its record has too are not sent again.
 */
export function createEventBatcher(
  runId: string,
  send: (batch: CheckEventBatch) => void,
): EventBatcher {
  let events: WindowEvent[] = [];
  let timer: NodeJS.Timeout | undefined;
  let isDisposed = false;

  const flush = (): void => {
    clearTimeout(timer);
    timer = undefined;
    if (events.length === 0) return;
    const batch = { runId, events };
    events = [];
    send(batch);
  };

  return {
    emit: (event) => {
      if (isDisposed) return;
      events.push(forWindow(event));
      const isLast = event.kind === 'run-finished' || event.kind === 'run-failed';
      if (isLast || events.length >= maxBatchEvents) flush();
      else timer ??= setTimeout(flush, batchMs);
    },
    flush,
    dispose: () => {
      isDisposed = true;
      events = [];
      clearTimeout(timer);
      timer = undefined;
    },
  };
}
