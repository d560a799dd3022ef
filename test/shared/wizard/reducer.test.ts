import { describe, expect, it } from 'vitest';
import type { CheckEvent } from '../../../shared/check-events.ts';
import type { Connection } from '../../../shared/connection.ts';
import type { RunRecord } from '../../../shared/run-record.ts';
import { checkStages, type StageResult } from '../../../shared/stages.ts';
import type { DraftChange } from '../../../shared/wizard/draft.ts';
import { reduceWizard } from '../../../shared/wizard/reducer.ts';
import { failures, gridStages, runningStages } from '../../../shared/wizard/run-view.ts';
import { currentSignIn, isRunOutdated, stepStatus } from '../../../shared/wizard/selectors.ts';
import {
  initialWizardState,
  type WizardAction,
  type WizardState,
} from '../../../shared/wizard/state.ts';
import { toConnection } from '../../../shared/wizard/validation.ts';
import { line, passingCheck, passingRun, practice, record, refused, summary } from './fixtures.ts';

function after(state: WizardState, ...actions: WizardAction[]): WizardState {
  return actions.reduce(reduceWizard, state);
}

const practisingAll = after(
  initialWizardState,
  { kind: 'practice-starting' },
  { kind: 'practice-started', result: { ok: true, value: practice } },
);
/** With IMAP alone, where the number of protocols does not matter. */
const practising = after(practisingAll, {
  kind: 'draft-changed',
  change: { protocols: ['imap'] },
});
const connection = connectionOf(practising);
const atSignIn = after(practising, ...Array<WizardAction>(4).fill({ kind: 'continue' }));
const signedIn = after(
  atSignIn,
  { kind: 'sign-in-started', attempt: 1, connection },
  { kind: 'sign-in-ended', attempt: 1, result: { ok: true, value: summary } },
);
const running = after(
  signedIn,
  { kind: 'continue' },
  { kind: 'run-starting', attempt: 2, connection },
  { kind: 'run-started', attempt: 2, result: { ok: true, value: { runId: 'run-1' } } },
);
const finished = after(running, {
  kind: 'run-events',
  batch: { runId: 'run-1', events: passingRun(connection) },
});

const all = connectionOf(practisingAll);
const inAll = after(
  practisingAll,
  ...Array<WizardAction>(4).fill({ kind: 'continue' }),
  { kind: 'sign-in-started', attempt: 1, connection: all },
  { kind: 'sign-in-ended', attempt: 1, result: { ok: true, value: summary } },
  { kind: 'continue' },
);
const allRunning = after(
  inAll,
  { kind: 'run-starting', attempt: 2, connection: all },
  { kind: 'run-started', attempt: 2, result: { ok: true, value: { runId: 'run-1' } } },
);
const allFinished = after(allRunning, {
  kind: 'run-events',
  batch: { runId: 'run-1', events: passingRun(all) },
});

function connectionOf(state: WizardState): Connection {
  const found = toConnection(state.draft);
  if (!found) throw new Error('The draft is not complete.');
  return found;
}

function shownStep(state: WizardState): string | undefined {
  return state.screen.kind === 'step' ? state.screen.step : undefined;
}

describe('going through the steps', () => {
  it('stays where something is missing, and asks for the focus again each time', () => {
    const refusedOnce = after(
      initialWizardState,
      { kind: 'own-tenant-chosen' },
      { kind: 'continue' },
    );
    expect(shownStep(refusedOnce)).toBe('tenant');
    expect(refusedOnce.refusals).toBe(1);
    expect(after(refusedOnce, { kind: 'continue' }).refusals).toBe(2);
  });

  it('goes on once it is filled in, and shows no issues of the next step yet', () => {
    const next = after(
      initialWizardState,
      { kind: 'own-tenant-chosen' },
      { kind: 'continue' },
      { kind: 'draft-changed', change: { tenant: 'contoso.com' } },
      { kind: 'continue' },
    );
    expect(shownStep(next)).toBe('registration');
    expect(next.refusals).toBe(0);
  });

  it('loses nothing on the way back, not even behind the first screen', () => {
    const typed = after(
      initialWizardState,
      { kind: 'own-tenant-chosen' },
      { kind: 'draft-changed', change: { tenant: 'contoso.com' } },
      { kind: 'continue' },
      { kind: 'draft-changed', change: { clientId: 'half an ID' } },
      { kind: 'back' },
      { kind: 'back' },
    );
    expect(typed.screen).toEqual({ kind: 'start' });
    const practisingThen = after(
      typed,
      { kind: 'practice-starting' },
      { kind: 'practice-started', result: { ok: true, value: practice } },
    );
    expect(practisingThen.draft.tenant).toBe('contoso.example');
    const back = after(practisingThen, { kind: 'back' }, { kind: 'own-tenant-chosen' });
    expect(back.draft).toMatchObject({ tenant: 'contoso.com', clientId: 'half an ID' });
    expect(back.draft.practice).toBeUndefined();
  });

  it('lets the rail lead only to steps that were visited', () => {
    expect(shownStep(after(practising, { kind: 'step-chosen', step: 'test' }))).toBe('tenant');
    const back = after(finished, { kind: 'step-chosen', step: 'tenant' });
    expect(shownStep(back)).toBe('tenant');
    expect(shownStep(after(back, { kind: 'step-chosen', step: 'test' }))).toBe('test');
  });

  it('leads to what is missing when a test is asked for too early', () => {
    const state = after(
      finished,
      { kind: 'draft-changed', change: { clientId: '' } },
      { kind: 'incomplete-found' },
    );
    expect(shownStep(state)).toBe('registration');
    expect(state.refusals).toBe(1);
    expect(stepStatus(state, 'registration')).toBe('failed');
  });

  it('keeps what was done when the same practice tenant is chosen again', () => {
    const again = after(
      finished,
      { kind: 'practice-starting' },
      { kind: 'practice-started', result: { ok: true, value: practice } },
    );
    expect(again.signIn).toBe(finished.signIn);
    const other = { ...practice, authority: 'https://localhost:40002/x' };
    const anew = after(
      finished,
      { kind: 'practice-starting' },
      { kind: 'practice-started', result: { ok: true, value: other } },
    );
    expect(anew.signIn.kind).toBe('none');
    expect(anew.run.kind).toBe('none');
    expect(anew.furthest).toBe('tenant');
  });

  it('says on the first screen why the practice tenant did not start', () => {
    const state = after(
      initialWizardState,
      { kind: 'practice-starting' },
      {
        kind: 'practice-started',
        result: { ok: false, error: { code: 'practice/start-failed' } },
      },
    );
    expect(state.screen.kind).toBe('start');
    expect(state.start).toMatchObject({ kind: 'failed', error: { code: 'practice/start-failed' } });
  });
});

describe('the sign-in', () => {
  it.each([
    [{ tenant: 'fabrikam.example' }],
    [{ clientId: '11111111-1a2b-4c3d-8e4f-5a6b7c8dd595' }],
    [{ offlineAccess: false }],
    [{ protocols: ['imap', 'pop'] as const }],
    [{ user: 'alex@contoso.example' }],
  ])('is stale once the settings it was made for have changed: %j', (change) => {
    const changed = after(signedIn, { kind: 'draft-changed', change });
    expect(currentSignIn(changed).kind).toBe('stale');
    expect(stepStatus(changed, 'sign-in')).toBe('open');
    const { draft } = signedIn;
    const undone = after(changed, { kind: 'draft-changed', change: draft });
    expect(currentSignIn(undone).kind).toBe('valid');
  });

  it('stays good when only the mailbox or the sender changes', () => {
    const change = { mailboxKind: 'shared', sender: 'orders@contoso.example' } as const;
    const changed = after(inAll, { kind: 'draft-changed', change });
    expect(currentSignIn(changed).kind).toBe('valid');
  });

  it('shows the host of the page while it is open, and only then', () => {
    const open = after(
      atSignIn,
      { kind: 'sign-in-started', attempt: 1, connection },
      { kind: 'sign-in-progress', progress: { kind: 'page', host: 'login.contoso.example' } },
    );
    expect(open.signIn).toMatchObject({
      kind: 'open',
      progress: { kind: 'page', host: 'login.contoso.example' },
    });
    const late = { kind: 'page', host: 'late.example' } as const;
    expect(after(signedIn, { kind: 'sign-in-progress', progress: late })).toBe(signedIn);
  });

  it('ignores the result of an attempt that is over', () => {
    const cancelled = after(
      atSignIn,
      { kind: 'sign-in-started', attempt: 1, connection },
      {
        kind: 'sign-in-ended',
        attempt: 1,
        result: { ok: false, error: { code: 'signin/cancelled' } },
      },
    );
    const late: WizardAction = {
      kind: 'sign-in-ended',
      attempt: 1,
      result: { ok: true, value: summary },
    };
    expect(after(cancelled, late).signIn.kind).toBe('failed');
    const second = after(cancelled, { kind: 'sign-in-started', attempt: 2, connection });
    expect(after(second, late).signIn.kind).toBe('open');
  });

  it('does not complain about settings that were corrected since', () => {
    const failed = after(
      atSignIn,
      { kind: 'sign-in-started', attempt: 1, connection },
      {
        kind: 'sign-in-ended',
        attempt: 1,
        result: { ok: false, error: { code: 'signin/refused' } },
      },
    );
    expect(stepStatus(failed, 'sign-in')).toBe('failed');
    const change = { tenant: 'fabrikam.example' };
    const corrected = after(failed, { kind: 'draft-changed', change });
    expect(currentSignIn(corrected).kind).toBe('none');
  });

  it('is over when a run finds its token expired', () => {
    const state = after(
      signedIn,
      { kind: 'run-starting', attempt: 2, connection },
      { kind: 'run-started', attempt: 2, result: { ok: false, error: { code: 'signin/expired' } } },
    );
    expect(state.run.kind).toBe('failed');
    expect(currentSignIn(state).kind).toBe('failed');
  });
});

describe('the run', () => {
  it('fills its stages and transcript from the events', () => {
    expect(finished.run).toMatchObject({
      kind: 'finished',
      checks: [
        {
          protocol: 'imap',
          stages: [
            { kind: 'ended', stage: 'dns' },
            { kind: 'ended', stage: 'auth' },
          ],
          lines: [{ text: 'A1 OK AUTHENTICATE completed.' }],
        },
      ],
    });
    expect(stepStatus(finished, 'test')).toBe('done');
  });

  it('shows which stage goes on and which are still to come', () => {
    const state = after(running, {
      kind: 'run-events',
      batch: { runId: 'run-1', events: passingRun(connection).slice(0, 2) },
    });
    expect(state.run).toMatchObject({
      checks: [
        {
          stages: [
            { kind: 'running', stage: 'dns' },
            { kind: 'waiting', stage: 'auth' },
          ],
        },
      ],
    });
  });

  it('ignores events of another run', () => {
    const batch = { runId: 'run-0', events: passingRun(connection) };
    expect(after(running, { kind: 'run-events', batch })).toEqual(running);
    expect(after(signedIn, { kind: 'run-events', batch })).toEqual(signedIn);
  });

  it('keeps events that overtake the answer which names their run, and only these', () => {
    const starting = after(
      signedIn,
      { kind: 'run-starting', attempt: 2, connection },
      {
        kind: 'run-events',
        batch: { runId: 'run-0', events: [{ kind: 'run-failed', error: { code: 'run/timeout' } }] },
      },
      { kind: 'run-events', batch: { runId: 'run-1', events: passingRun(connection).slice(0, 3) } },
    );
    const started = after(starting, {
      kind: 'run-started',
      attempt: 2,
      result: { ok: true, value: { runId: 'run-1' } },
    });
    expect(started.run).toMatchObject({
      kind: 'running',
      checks: [{ stages: [{ kind: 'ended', stage: 'dns' }, { kind: 'waiting' }] }],
    });
  });

  it('ignores the answer to a start that was given up', () => {
    const state = after(
      signedIn,
      { kind: 'run-starting', attempt: 2, connection },
      { kind: 'run-abandoned', attempt: 2 },
      { kind: 'run-started', attempt: 2, result: { ok: true, value: { runId: 'run-1' } } },
    );
    expect(state.run.kind).toBe('none');
  });

  it('points to the first stage that failed, with its line', () => {
    const state = after(running, {
      kind: 'run-events',
      batch: {
        runId: 'run-1',
        events: [
          { kind: 'check-started', protocol: 'imap', stages: ['auth', 'mailbox'] },
          { kind: 'line', protocol: 'imap', line: line(2, 'A2 NO AUTHENTICATE failed.', 'auth') },
          { kind: 'stage-finished', protocol: 'imap', result: refused },
          { kind: 'run-finished', record: record(connection, 'failed') },
        ],
      },
    });
    if (state.run.kind !== 'finished') throw new Error('The run is not finished.');
    expect(failures(state.run.checks).map(({ result }) => result)).toEqual([refused]);
    expect(stepStatus(state, 'test')).toBe('failed');
  });

  it('is neither done nor failed when it was cancelled', () => {
    const state = after(running, {
      kind: 'run-events',
      batch: {
        runId: 'run-1',
        events: [{ kind: 'run-finished', record: record(connection, 'cancelled') }],
      },
    });
    expect(stepStatus(state, 'test')).toBe('open');
  });

  it('is outdated once any setting has changed, also the mailbox', () => {
    expect(isRunOutdated(finished)).toBe(false);
    const changed = after(finished, { kind: 'draft-changed', change: { mailboxKind: 'shared' } });
    expect(isRunOutdated(changed)).toBe(true);
    expect(stepStatus(changed, 'test')).toBe('open');
  });
});

describe('a run of several protocols', () => {
  it('has a row for each, in order, and says what each is doing', () => {
    const events = all.protocols.flatMap((protocol) => passingCheck(protocol).slice(0, 2));
    const state = after(allRunning, { kind: 'run-events', batch: { runId: 'run-1', events } });
    if (state.run.kind !== 'running') throw new Error('The run is not running.');
    expect(state.run.checks.map(({ protocol }) => protocol)).toEqual(['imap', 'pop', 'smtp']);
    expect(runningStages(state.run.checks)).toEqual([
      { protocol: 'imap', stage: 'dns' },
      { protocol: 'pop', stage: 'dns' },
      { protocol: 'smtp', stage: 'dns' },
    ]);
  });

  it('has one column for each stage of any of them, in one order', () => {
    const checks = (['imap', 'smtp'] as const).map((protocol) => ({
      protocol,
      stages: checkStages(protocol, protocol === 'imap' ? 'tls' : 'starttls', false).map(
        (stage) => ({ kind: 'waiting', stage }) as const,
      ),
      lines: [],
    }));
    expect(gridStages(checks)).toEqual([
      'dns',
      'tcp',
      'tls',
      'greeting',
      'starttls',
      'capability',
      'auth',
      'mailbox',
      'send',
      'logout',
    ]);
  });

  it('is outdated once a protocol or the sender has changed, not by a test message', () => {
    const changedBy = (change: DraftChange) =>
      isRunOutdated(after(allFinished, { kind: 'draft-changed', change }));
    expect(changedBy({ protocols: ['imap'] })).toBe(true);
    expect(changedBy({ sender: 'orders@contoso.example' })).toBe(true);
    expect(changedBy({ sendTestMessage: true, testMessageTo: 'x' })).toBe(false);
  });
});

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
    expect(pop?.lines).toEqual([]);
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
