import { describe, expect, it } from 'vitest';
import type { CheckEvent } from '../../../shared/check-events.ts';
import type { RunRecord } from '../../../shared/run-record.ts';
import type { StageResult } from '../../../shared/stages.ts';
import { currentSignIn } from '../../../shared/wizard/selectors.ts';
import type { WizardState } from '../../../shared/wizard/state.ts';
import { passingCheck, record } from './fixtures.ts';
import { after, all, allRunning, allFinished, shownStep } from './walked.ts';

describe('one check again', () => {
  const retrying = after(allFinished, {
    kind: 'run-starting',
    attempt: 3,
    connection: all,
    retrying: 'pop',
  });

  it('empties its row and leaves the others', () => {
    if (retrying.run.kind !== 'starting') throw new Error('The run is not starting.');
    const [imap, pop, smtp] = retrying.run.checks;
    expect(imap?.lines).toHaveLength(1);
    expect(pop?.lines).toHaveLength(0);
    expect(pop?.stages.map(({ kind }) => kind)).toEqual(['waiting', 'waiting']);
    expect(smtp?.stages.map(({ kind }) => kind)).toEqual(['ended', 'ended']);
  });

  it('fills its row anew, in its place', () => {
    const state = after(
      retrying,
      { kind: 'run-started', attempt: 3, result: { ok: true, value: { runId: 'run-2' } } },
      {
        kind: 'run-events',
        batch: {
          runId: 'run-2',
          events: [...passingCheck('pop'), { kind: 'run-finished', record: record(all) }],
        },
      },
    );
    if (state.run.kind !== 'finished') throw new Error('The run is not finished.');
    expect(state.run.checks.map(({ protocol }) => protocol)).toEqual(['imap', 'pop', 'smtp']);
    expect(state.run.checks.map(({ lines }) => lines.length)).toEqual([1, 1, 1]);
  });

  it('that cannot be started leaves the run before, and says why', () => {
    const error = { code: 'run/unknown' } as const;
    const state = after(retrying, {
      kind: 'run-started',
      attempt: 3,
      result: { ok: false, error },
    });
    expect(state.run).toBe(allFinished.run);
    expect(state.notice).toEqual(error);
    const expired = { code: 'signin/expired' } as const;
    const late = after(retrying, {
      kind: 'run-started',
      attempt: 3,
      result: { ok: false, error: expired },
    });
    expect(late.run).toBe(allFinished.run);
    expect(currentSignIn(late).kind).toBe('failed');
  });

  it('that is given up while it starts leaves the run before', () => {
    expect(after(retrying, { kind: 'run-abandoned', attempt: 3 }).run).toBe(allFinished.run);
  });
});

describe('a test message', () => {
  const asked = { kind: 'draft-changed', change: { sendTestMessage: true } } as const;
  const sent: StageResult = { stage: 'send', status: 'ok', startedAtMs: 0, durationMs: 1 };

  function finishedWith(result: StageResult, retry?: RunRecord['retry']): WizardState {
    const run = { ...record(all, 'ok', [result]), ...(retry ? { retry } : {}) };
    const events: CheckEvent[] = [{ kind: 'run-finished', record: run }];
    const batch = { runId: 'run-1', events };
    return after(allRunning, asked, { kind: 'run-events', batch });
  }

  it('is asked for anew after one was sent', () => {
    expect(finishedWith(sent).draft.sendTestMessage).toBe(false);
    const again = { of: 'run-0', protocol: 'smtp' } as const;
    expect(finishedWith(sent, again).draft.sendTestMessage).toBe(false);
  });

  it('stays asked for where none was', () => {
    expect(finishedWith({ ...sent, status: 'failed' }).draft.sendTestMessage).toBe(true);
    const other = { of: 'run-0', protocol: 'pop' } as const;
    expect(finishedWith(sent, other).draft.sendTestMessage).toBe(true);
  });

  it('needs an address for a test, but not for the report', () => {
    const change = { sendTestMessage: true, testMessageTo: 'nobody' };
    const wrong = after(allFinished, { kind: 'draft-changed', change });
    const refusedTwice = after(wrong, { kind: 'incomplete-found' }, { kind: 'incomplete-found' });
    expect(shownStep(refusedTwice)).toBe('test');
    expect(refusedTwice.refusals).toBe(2);
    expect(shownStep(after(wrong, { kind: 'continue' }))).toBe('report');
    expect(currentSignIn(wrong).kind).toBe('valid');
  });
});
