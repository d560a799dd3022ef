import { appError, type Result } from '../shared/errors.ts';
import type { PracticeTenantInfo } from '../shared/practice.ts';
import { describeException, type Log } from './log.ts';
import type { PracticeTenant } from './practice/types.ts';

/** The one practice tenant of this program: started when asked for, stopped with the app. */
export interface PracticeControl {
  /**
   * Starts it, or answers for the one that runs; callers at the same time share one start.
   * `practice/start-failed` where it cannot start, `practice/not-running` where it was stopped
   * before it had started.
   */
  start(): Promise<Result<PracticeTenantInfo>>;
  /** The running one. */
  running(): PracticeTenant | undefined;
  /** Resolves when nothing listens any more, also when nothing ran. */
  stop(): Promise<void>;
}

/** @param startPracticeTenant starts its servers; rejects where that fails */
export function createPracticeControl(
  startPracticeTenant: () => Promise<PracticeTenant>,
  log: Log,
): PracticeControl {
  let starting: Promise<PracticeTenant> | undefined;
  let tenant: PracticeTenant | undefined;

  async function start(): Promise<Result<PracticeTenantInfo>> {
    const mine = (starting ??= startPracticeTenant());
    try {
      const started = await mine;
      if (starting !== mine) return { ok: false, error: appError('practice/not-running') };
      tenant = started;
      return { ok: true, value: started.info };
    } catch (thrown) {
      // The next call tries again, but only this start's failure may clear this start.
      if (starting === mine) starting = undefined;
      log('error', 'practice tenant did not start', describeException(thrown));
      return { ok: false, error: appError('practice/start-failed') };
    }
  }

  async function stop(): Promise<void> {
    const mine = starting;
    starting = undefined;
    tenant = undefined;
    try {
      await (await mine)?.stop();
    } catch (thrown) {
      log('warn', 'practice tenant did not stop cleanly', describeException(thrown));
    }
  }

  return { start, stop, running: () => tenant };
}
