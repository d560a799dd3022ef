import { appError } from '../../shared/errors.ts';
import type { Stage, StageResult } from '../../shared/stages.ts';
import { MailFailure } from './failure.ts';
import type { Recorder } from './recorder.ts';

/** Runs the stages of one check, in order, and keeps how each ended. */
export class StageLog {
  readonly #recorder: Recorder;
  readonly #stages: readonly Stage[];
  readonly #results = new Map<Stage, StageResult>();

  constructor(recorder: Recorder, stages: readonly Stage[]) {
    this.#recorder = recorder;
    this.#stages = stages;
  }

  /**
   * Runs one stage and tells its start and its end.
   *
   * @param work its work, with what it found in a few words as the result
   * @throws what `work` threw, after it is recorded
   */
  async run(stage: Stage, work: () => Promise<string | undefined>): Promise<void> {
    const startedAtMs = this.#recorder.now();
    this.#recorder.stage = stage;
    const { protocol } = this.#recorder;
    this.#recorder.emit({ kind: 'stage-started', protocol, stage, atMs: startedAtMs });
    try {
      const summary = await work();
      this.#finish({ stage, status: 'ok', ...this.#times(startedAtMs), ...optional({ summary }) });
    } catch (error) {
      const times = this.#times(startedAtMs);
      this.#finish({ stage, ...times, ...withEvidence(ending(error), this.#recorder) });
      throw error;
    }
  }

  /** Takes over the result of the check before for a stage that is not done again. */
  keep(result: StageResult): void {
    this.#finish({ ...result, kept: true });
  }

  /** The results of all stages, in order; those that never began are `not-reached`. */
  finish(): StageResult[] {
    const now = this.#recorder.now();
    return this.#stages.map((stage) => {
      const known = this.#results.get(stage);
      if (known) return known;
      return this.#finish({ stage, status: 'not-reached', startedAtMs: now, durationMs: 0 });
    });
  }

  #times(startedAtMs: number): { startedAtMs: number; durationMs: number } {
    const milliseconds = this.#recorder.now() - startedAtMs;
    return { startedAtMs, durationMs: Math.round(milliseconds * 10) / 10 };
  }

  #finish(result: StageResult): StageResult {
    this.#results.set(result.stage, result);
    this.#recorder.emit({ kind: 'stage-finished', protocol: this.#recorder.protocol, result });
    return result;
  }
}

function ending(error: unknown): Pick<StageResult, 'status' | 'error' | 'evidenceLine'> {
  if (!(error instanceof MailFailure)) {
    // A fault of ours. Its message could quote a value, so only its kind is told.
    const name = error instanceof Error ? error.name : undefined;
    return { status: 'failed', error: appError('app/unexpected', name) };
  }
  if (error.code === 'run/cancelled') return { status: 'cancelled' };
  const { evidenceLine, retryAfterMs } = error;
  return {
    status: 'failed',
    error: { ...appError(error.code, error.detail), ...optional({ retryAfterMs }) },
    ...optional({ evidenceLine }),
  };
}

/**
 * A failure of which no line came over the wire: what the system said of it becomes a line, so that
 * every failure has one that shows it, also in a transcript that is copied alone.
 */
function withEvidence(result: ReturnType<typeof ending>, recorder: Recorder): typeof result {
  const { status, error, evidenceLine } = result;
  if (status !== 'failed' || error === undefined || evidenceLine !== undefined) return result;
  const reason = error.code === 'stage/timeout' ? 'no answer in time' : undefined;
  const text = error.detail ?? reason;
  return text === undefined ? result : { ...result, evidenceLine: recorder.note(text) };
}

/** An object without its undefined values, as optional properties want it. */
function optional<K extends string, V>(values: Record<K, V | undefined>): Partial<Record<K, V>> {
  const defined: Partial<Record<K, V>> = {};
  for (const key in values) {
    const value = values[key];
    if (value !== undefined) defined[key] = value;
  }
  return defined;
}
