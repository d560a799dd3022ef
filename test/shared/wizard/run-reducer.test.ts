import { describe, expect, it } from 'vitest';
import { checkStages } from '../../../shared/stages.ts';
import { forWindow } from '../../../shared/check-events.ts';
import { noLines, toArray } from '../../../shared/transcript/line-list.ts';
import type { DraftChange } from '../../../shared/wizard/draft.ts';
import { failures, gridStages, runningStages } from '../../../shared/wizard/run-view.ts';
import { isRunOutdated, stepStatus } from '../../../shared/wizard/selectors.ts';
import { line, passingCheck, passingRun, record, refused } from './fixtures.ts';
import {
  after,
  connection,
  signedIn,
  running,
  finished,
  all,
  allRunning,
  allFinished,
} from './walked.ts';

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
          lines: { length: 1, chunks: [[{ text: 'A1 OK AUTHENTICATE completed.' }]] },
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

  it('has a record with the lines that came before it, as they come only once', () => {
    const [event] = passingRun(connection).slice(-1);
    if (event?.kind !== 'run-finished') throw new Error('The run does not end.');
    const sent = forWindow(event);
    expect(JSON.stringify(sent)).not.toContain('transcript');
    const events = [...passingRun(connection).slice(0, -1), sent];
    const state = after(running, { kind: 'run-events', batch: { runId: 'run-1', events } });
    if (state.run.kind !== 'finished') throw new Error('The run is not finished.');
    expect(state.run.record.checks[0]?.transcript).toEqual([
      line(1, 'A1 OK AUTHENTICATE completed.', 'auth'),
    ]);
  });

  it('drops the lines of before where a check begins anew in the same batch', () => {
    const added = (text: string) =>
      ({ kind: 'line', protocol: 'imap', line: line(1, text, 'auth') }) as const;
    const started = { kind: 'check-started', protocol: 'imap', stages: ['auth'] } as const;
    const events = [started, added('before'), started, added('after')];
    const state = after(running, { kind: 'run-events', batch: { runId: 'run-1', events } });
    if (state.run.kind !== 'running') throw new Error('The run is not running.');
    expect(state.run.checks.map(({ lines }) => toArray(lines).map(({ text }) => text))).toEqual([
      ['after'],
    ]);
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
      lines: noLines,
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
