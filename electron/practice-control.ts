import { appError, type Result } from '../shared/errors.ts';
import type { PracticeTenantInfo } from '../shared/practice.ts';
import { describeException, type Log } from './log.ts';
import type { ScenarioId } from './practice/scenarios.ts';
import type { PracticeTenant } from './practice/types.ts';

/** The one practice tenant of this program: started when asked for, stopped with the app. */
export interface PracticeControl {
  /**
   * Starts it, or answers for the one that runs; callers at the same time share one start. From then
   * on the scenario goes wrong in it, or nothing without one; sign-ins and addresses stay.
   * `practice/start-failed` where it cannot start, `practice/not-running` where it was stopped
   * before it had started.
   */
  start(scenario?: ScenarioId): Promise<Result<PracticeTenantInfo>>;
  /** The running one. */
  running(): PracticeTenant | undefined;
  /** Resolves when nothing listens any more, also when nothing ran. */
  stop(): Promise<void>;
}

/** @param startPracticeTenant starts its servers; rejects where that fails */
export function createPracticeControl(
  startPracticeTenant: (options: { scenario?: ScenarioId | undefined }) => Promise<PracticeTenant>,
  log: Log,
): PracticeControl {
  let starting: Promise<PracticeTenant> | undefined;
  let tenant: PracticeTenant | undefined;

  async function start(scenario?: ScenarioId): Promise<Result<PracticeTenantInfo>> {
    const isFirst = starting === undefined;
    const mine = (starting ??= startPracticeTenant({ scenario }));
    try {
      const started = await mine;
      if (starting !== mine) return { ok: false, error: appError('practice/not-running') };
      tenant = started;
      return isFirst ? { ok: true, value: started.info } : await choose(started, scenario);
    } catch (thrown) {
      // The next call tries again, but only this start's failure may clear this start.
      if (starting === mine) starting = undefined;
      log('error', 'practice tenant did not start', describeException(thrown));
      return { ok: false, error: appError('practice/start-failed') };
    }
  }

  async function choose(
    running: PracticeTenant,
    scenario: ScenarioId | undefined,
  ): Promise<Result<PracticeTenantInfo>> {
    try {
      await running.choose(scenario);
      return { ok: true, value: running.info };
    } catch (thrown) {
      log('error', 'practice scenario did not start', describeException(thrown));
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
