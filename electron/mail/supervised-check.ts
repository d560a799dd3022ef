import type { CheckEvent } from '../../shared/check-events.ts';
import { appError, type ErrorCode } from '../../shared/errors.ts';
import type { CheckRecord } from '../../shared/run-record.ts';
import { checkStages, type Stage, type StageResult } from '../../shared/stages.ts';
import type { TranscriptLine } from '../../shared/transcript.ts';
import type { CheckContext, CheckRequest } from './types.ts';

/** Runs one check; `runCheck` in `check.ts`. */
export type RunCheck = (request: CheckRequest, context: CheckContext) => Promise<CheckRecord>;

export interface Supervision {
  /** What stops the check: the run's end, or the wish to stop this check alone. */
  signals: readonly AbortSignal[];
  emit: (event: CheckEvent) => void;
  /** When to give up waiting for it, in milliseconds. */
  milliseconds: number;
}

/**
 * Runs a check as one of several: whatever happens in it, it ends with a record, in time, and the
 * others go on. A check keeps its own deadlines and never throws; where it does not, that is a fault
 * of ours, and the record says so (`app/unexpected`, `run/timeout`) at the stage it was in. Nothing
 * it tells later is passed on.
 */
export async function superviseCheck(
  request: CheckRequest,
  { signals, emit, milliseconds }: Supervision,
  runCheck: RunCheck,
): Promise<CheckRecord> {
  const stop = new AbortController();
  const witness = new Witness(request, emit);
  const onAbort = (): void => {
    stop.abort();
  };
  for (const signal of signals) signal.addEventListener('abort', onAbort, { once: true });
  if (signals.some(({ aborted }) => aborted)) stop.abort();
  let timer: NodeJS.Timeout | undefined;
  const tooLate = new Promise<CheckRecord>((resolve) => {
    timer = setTimeout(() => {
      resolve(witness.close('run/timeout'));
      stop.abort();
    }, milliseconds);
  });
  try {
    const context = { signal: stop.signal, emit: witness.tell.bind(witness) };
    return await Promise.race([runCheck(request, context), tooLate]);
  } catch (thrown) {
    // Its message could quote a value, so only its kind is told.
    return witness.close('app/unexpected', thrown instanceof Error ? thrown.name : undefined);
  } finally {
    clearTimeout(timer);
    for (const signal of signals) signal.removeEventListener('abort', onAbort);
    witness.closed = true;
  }
}

/** Passes a check's events on, and can make a record of them where the check makes none. */
class Witness {
  closed = false;
  readonly #request: CheckRequest;
  readonly #emit: (event: CheckEvent) => void;
  readonly #startedAt = performance.now();
  readonly #transcript: TranscriptLine[] = [];
  readonly #results = new Map<Stage, StageResult>();
  #current: { stage: Stage; atMs: number } | undefined;

  constructor(request: CheckRequest, emit: (event: CheckEvent) => void) {
    this.#request = request;
    this.#emit = emit;
  }

  tell(event: CheckEvent): void {
    if (this.closed) return;
    if (event.kind === 'line') this.#transcript.push(event.line);
    if (event.kind === 'stage-started') this.#current = event;
    if (event.kind === 'stage-finished') this.#results.set(event.result.stage, event.result);
    this.#emit(event);
  }

  /** Ends the check from outside: its record is what was seen of it, failed where it was. */
  close(code: ErrorCode, detail?: string): CheckRecord {
    const { protocol, endpoint, user, sender, route } = this.#request;
    const names = checkStages(protocol, endpoint.security, route.proxy !== undefined);
    const now = Math.round(performance.now() - this.#startedAt);
    const failedAt = names.find((stage) => !this.#results.has(stage));
    const stages = names.map((stage): StageResult => {
      const known = this.#results.get(stage);
      if (known) return known;
      if (stage !== failedAt)
        return { stage, status: 'not-reached', startedAtMs: now, durationMs: 0 };
      const startedAtMs = this.#current?.stage === stage ? this.#current.atMs : now;
      const durationMs = Math.max(0, now - startedAtMs);
      return { stage, status: 'failed', startedAtMs, durationMs, error: appError(code, detail) };
    });
    const check = {
      ...{ protocol, endpoint, user },
      ...(sender === undefined ? {} : { sender }),
      ...{ outcome: 'failed' as const, durationMs: now, stages, addresses: [] },
    };
    this.tell({ kind: 'check-finished', protocol, check });
    this.closed = true;
    return { ...check, transcript: this.#transcript };
  }
}
