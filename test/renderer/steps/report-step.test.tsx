// @vitest-environment happy-dom
import { act, fireEvent, screen, within } from '@testing-library/react';
import { beforeEach, describe, expect, it } from 'vitest';
import type { RunEntry } from '../../../shared/history/run-entry.ts';
import { en } from '../../../shared/messages/en.ts';
import { practiceDraft } from '../../../shared/wizard/draft.ts';
import { toConnection } from '../../../shared/wizard/validation.ts';
import { passingRun, practice } from '../../shared/wizard/fixtures.ts';
import { goToTest, useApp } from '../app-page.tsx';
import { press, settle } from '../page.ts';

const app = useApp();

const entries: RunEntry[] = [
  {
    ...{
      id: 'run-b',
      startedAt: '2026-11-21T02:00:00.000Z',
      finishedAt: '2026-11-21T02:00:01.000Z',
    },
    outcome: 'failed',
    checks: [{ protocol: 'imap', outcome: 'failed', stage: 'auth' }],
  },
  {
    ...{
      id: 'run-a',
      startedAt: '2026-11-21T01:00:00.000Z',
      finishedAt: '2026-11-21T01:00:01.000Z',
    },
    ...{ outcome: 'ok', checks: [{ protocol: 'imap', outcome: 'ok' }] },
  },
];

function callsOf(name: string): unknown[] {
  return app.fake.calls.filter(([called]) => called === name).map(([, argument]) => argument);
}

/** To the report of a run that passed, with two runs in the history. */
async function goToReport(): Promise<void> {
  const connection = toConnection(practiceDraft(practice));
  if (!connection) throw new Error('The practice draft is not complete.');
  await goToTest(app);
  await press(en.test.start);
  act(() => {
    app.fake.emit('run-1', passingRun(connection));
  });
  await press(en.test.next);
  await settle();
}

describe('the report step', () => {
  beforeEach(() => {
    app.fake.api.listRuns = () =>
      Promise.resolve({ ok: true, value: { runs: entries, setAside: 1, isKept: true } });
  });

  it('shows each form, and says what is hidden', async () => {
    await goToReport();
    expect(screen.getByLabelText(en.report.label).textContent).toBe('REPORT\n');
    expect(screen.getByText(en.reportPage.shownNames)).toBeTruthy();
    await press(en.reportPage.formats.json);
    await settle();
    expect(callsOf('previewReport').at(-1)).toMatchObject({
      ...{ format: 'json', pseudonyms: false, language: 'en', of: { kind: 'run' } },
    });
  });

  it('copies, previews and saves with pseudonyms once they are asked for', async () => {
    await goToReport();
    fireEvent.click(screen.getByLabelText(en.reportPage.pseudonyms));
    await settle();
    expect(screen.getByText(en.reportPage.hiddenNames)).toBeTruthy();
    expect(callsOf('previewReport').at(-1)).toMatchObject({ pseudonyms: true });
    await press(en.copy.forTicket);
    expect(callsOf('copyReport')).toMatchObject([{ pseudonyms: true, language: 'en' }]);
    await press(en.reportPage.save);
    fireEvent.click(screen.getByText(en.reportPage.formats.zip));
    await settle();
    expect(callsOf('saveReport')).toMatchObject([{ format: 'zip', pseudonyms: true }]);
    expect(screen.getByText(en.reportPage.saved)).toBeTruthy();
  });

  it('says how much of a long report is shown', async () => {
    app.fake.api.previewReport = () =>
      Promise.resolve({ ok: true, value: { text: 'beginning', characters: 5_000_000 } });
    await goToReport();
    expect(screen.getByText(en.reportPage.cut(9, 5_000_000))).toBeTruthy();
  });

  it('opens the report of an earlier run, and leads back to the latest', async () => {
    await goToReport();
    expect(screen.getByText(en.history.setAside(1))).toBeTruthy();
    await press(en.history.showOf(entries[1]?.startedAt ?? ''));
    await settle();
    expect(callsOf('previewReport').at(-1)).toMatchObject({ of: { runId: 'run-a' } });
    await press(en.reportPage.backToLatest);
    await settle();
    expect(callsOf('previewReport').at(-1)).not.toMatchObject({ of: { runId: 'run-a' } });
  });

  it('holds two runs against each other, the earlier first, and removes one', async () => {
    app.fake.api.compareRuns = ({ older, newer }) => {
      const [two, one] = entries;
      if (!one || !two) throw new Error('there are two');
      expect([older, newer]).toEqual(['run-a', 'run-b']);
      const head = ({ id, startedAt, outcome }: RunEntry) => ({ id, startedAt, outcome });
      return Promise.resolve({
        ok: true,
        value: {
          ...{ older: head(one), newer: head(two) },
          settings: [{ name: 'Mailbox', older: 'a@contoso.example' }],
          checks: [
            {
              ...{ protocol: 'imap', older: 'ok', newer: 'failed' },
              stages: [
                {
                  ...{ stage: 'auth', differs: true },
                  older: { status: 'ok', durationMs: 5 },
                  newer: { status: 'failed', durationMs: 7, code: 'auth/refused' },
                },
              ],
            },
          ],
          findings: { gone: [], new: [{ id: 'x', title: 'A new one' }], same: [] },
        },
      });
    };
    await goToReport();
    for (const { startedAt } of entries) {
      fireEvent.click(screen.getByLabelText(en.history.chooseOf(startedAt)));
    }
    await press(en.history.compare);
    await settle();
    const stages = screen.getByLabelText(en.comparison.stages('IMAP'));
    expect(within(stages).getByText(en.comparison.differs)).toBeTruthy();
    expect(stages.textContent).toContain('auth/refused');
    expect(screen.getByText('A new one')).toBeTruthy();
    expect(screen.getByText(en.comparison.absent)).toBeTruthy();
    await press(en.history.removeOf(entries[0]?.startedAt ?? ''));
    expect(callsOf('removeRun')).toMatchObject([{ runId: 'run-b' }]);
  });
});
