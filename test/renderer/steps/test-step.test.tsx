// @vitest-environment happy-dom
import { act, fireEvent, screen, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { en } from '../../../shared/messages/en.ts';
import { toConnection } from '../../../shared/wizard/validation.ts';
import { practiceDraft } from '../../../shared/wizard/draft.ts';
import type { CheckEvent } from '../../../shared/check-events.ts';
import type { StageResult } from '../../../shared/stages.ts';
import {
  line,
  passingCheck,
  passingRun,
  practice,
  record,
  refused,
  summary,
} from '../../shared/wizard/fixtures.ts';
import { goToTest, useApp } from '../app-page.tsx';
import { failureCard } from '../failure-card.ts';
import { button, heading, press, type } from '../page.ts';

const app = useApp();

function practiceConnection() {
  const connection = toConnection(practiceDraft(practice));
  if (!connection) throw new Error('The practice draft is not complete.');
  return connection;
}

function imapOnly() {
  return { ...practiceConnection(), protocols: ['imap' as const] };
}

/** The events of a run in which POP fails at the sign-in and the others pass. */
function popRefused(): CheckEvent[] {
  const connection = practiceConnection();
  const passed = record(connection);
  const [failed] = record({ ...connection, protocols: ['pop'] }, 'failed', [refused]).checks;
  if (!failed) throw new Error('The record has a check.');
  const checks = passed.checks.map((check) => (check.protocol === 'pop' ? failed : check));
  return [
    ...passingCheck('imap'),
    { kind: 'check-started', protocol: 'pop', stages: ['dns', 'auth'] },
    { kind: 'line', protocol: 'pop', line: line(2, '-ERR Authentication failure', 'auth') },
    { kind: 'stage-finished', protocol: 'pop', result: refused },
    ...passingCheck('smtp'),
    { kind: 'run-finished', record: { ...passed, outcome: 'failed', checks } },
  ];
}

/** The cell of the grid that begins by saying this. */
function cell(said: string): HTMLElement {
  const buttons = [...document.querySelectorAll('button')];
  const found = buttons.find(({ textContent }) => textContent.startsWith(said));
  if (!found) throw new Error(`There is no cell "${said}".`);
  return found;
}

describe('the test step', () => {
  it('fills while the run goes on, and says the result in its heading', async () => {
    await goToTest(app);
    await press(en.test.start);
    const events = passingRun(practiceConnection());
    act(() => {
      app.fake.emit('run-1', events.slice(0, 2));
    });
    expect(screen.getByText(en.test.progress([{ protocol: 'imap', stage: 'dns' }]))).toBeTruthy();
    act(() => {
      app.fake.emit('run-1', events.slice(2));
    });
    expect(heading()).toBe('IMAP, POP and SMTP work.');
    expect(screen.getByRole('log').textContent).toContain('S: A1 OK AUTHENTICATE completed.');
    await press(en.test.next);
    await press(en.copy.forTicket);
    expect(app.fake.calls.at(-1)).toMatchObject([
      'copyReport',
      { of: { kind: 'run' }, pseudonyms: false, language: 'en' },
    ]);
  });

  it('explains the first stage that failed, and leads to the line that shows it', async () => {
    await goToTest(app);
    await press(en.test.start);
    const said = line(2, 'A2 NO AUTHENTICATE failed.', 'auth');
    const finished = record(imapOnly(), 'failed', [refused]);
    const token = { ...finished.token, audience: 'https://graph.microsoft.com' };
    const checks = finished.checks.map((check) => ({ ...check, transcript: [said] }));
    act(() => {
      app.fake.emit('run-1', [
        { kind: 'check-started', protocol: 'imap', stages: ['auth', 'mailbox'] },
        { kind: 'line', protocol: 'imap', line: said },
        { kind: 'stage-finished', protocol: 'imap', result: refused },
        { kind: 'run-finished', record: { ...finished, token, checks } },
      ]);
    });
    expect(heading()).toBe('IMAP stopped at “Sign-in”.');
    const title = 'The token is not for Exchange Online';
    const card = within(screen.getByRole('region', { name: title }));
    expect(card.getByText(/^line 2 · .*S: A2 NO AUTHENTICATE failed\.$/)).toBeTruthy();
    expect(card.getByText(en.finding.certainty.certain)).toBeTruthy();
    await press(en.finding.showLine(2));
    expect(document.activeElement?.textContent).toContain('S: A2 NO AUTHENTICATE failed.');
    expect(screen.getByRole('log').contains(document.activeElement)).toBe(true);
  });

  it('cuts a long line in the middle and shows it whole on request', async () => {
    await goToTest(app);
    await press(en.test.start);
    const long = `begin ${'x'.repeat(5000)} end`;
    act(() => {
      app.fake.emit('run-1', [
        { kind: 'check-started', protocol: 'imap', stages: ['greeting'] },
        { kind: 'line', protocol: 'imap', line: line(1, long, 'greeting') },
      ]);
    });
    const log = screen.getByRole('log');
    expect(log.textContent.length).toBeLessThan(400);
    await press(en.transcript.showWhole(long.length));
    expect(log.textContent).toContain(long);
    await press(en.transcript.showShort);
    expect(log.textContent).not.toContain(long);
  });

  it('asks the main process to stop the run that goes on', async () => {
    await goToTest(app);
    await press(en.test.start);
    await press(en.test.cancel);
    expect(app.fake.calls).toContainEqual(['cancelRun', { runId: 'run-1' }]);
  });

  it('sends one to sign in when the token has expired', async () => {
    await goToTest(app);
    app.fake.refuse({ code: 'signin/expired' });
    await press(en.test.start);
    expect(screen.getByText(en.errors['signin/expired'].title)).toBeTruthy();
    await press(en.test.goToSignIn);
    expect(heading()).toBe(en.signIn.heading);
  });

  it('keeps the transcripts apart, first that of the protocol that failed', async () => {
    await goToTest(app);
    await press(en.test.start);
    act(() => {
      app.fake.emit('run-1', popRefused());
    });
    expect(heading()).toBe('IMAP and SMTP work, POP stopped at “Sign-in”.');
    expect(failureCard('auth/refused').querySelector('h2')?.textContent).toMatch(/^POP: /);
    expect(screen.getByRole('log').getAttribute('aria-label')).toBe('Transcript of POP');
    expect(screen.getByRole('log').textContent).toContain('-ERR Authentication failure');
    fireEvent.click(screen.getByRole('tab', { name: 'IMAP' }));
    expect(screen.getByRole('log').textContent).toContain('A1 OK AUTHENTICATE completed.');
    expect(screen.getByRole('tab', { name: 'IMAP' }).getAttribute('aria-selected')).toBe('true');
  });

  it('leads from a cell to the lines of its stage, and says in the rail how it ended', async () => {
    await goToTest(app);
    await press(en.test.start);
    act(() => {
      app.fake.emit('run-1', popRefused());
    });
    expect(screen.getByText('IMAP, SMTP passed · POP failed')).toBeTruthy();
    fireEvent.click(cell('IMAP, Sign-in: passed 9 ms. Show'));
    expect(screen.getByRole('log').getAttribute('aria-label')).toBe('Transcript of IMAP');
    expect(document.activeElement?.textContent).toContain('A1 OK AUTHENTICATE completed.');
    fireEvent.click(cell('POP, Sign-in: failed NO, 91 ms. Show'));
    expect(document.activeElement?.textContent).toContain('-ERR Authentication failure');
    expect(document.activeElement?.querySelector('.is-evidence')).toBeTruthy();
  });

  it('does one protocol again, or one from the stage that failed', async () => {
    await goToTest(app);
    await press(en.test.start);
    act(() => {
      app.fake.emit('run-1', popRefused());
    });
    await press(en.test.againOne('pop'));
    expect(app.fake.calls.at(-1)).toEqual(['retryRun', { runId: 'run-1', protocol: 'pop' }]);
    expect(heading()).toBe(en.test.headingRetrying('pop'));
    const recordAgain = { ...record(practiceConnection()), id: 'run-2' };
    act(() => {
      app.fake.emit('run-2', [
        ...passingCheck('pop'),
        { kind: 'run-finished', record: recordAgain },
      ]);
    });
    expect(heading()).toBe('IMAP, POP and SMTP work.');
    expect(screen.getByRole('log').textContent).toContain('A1 OK');
  });

  it('repeats a check from the stage that failed', async () => {
    await goToTest(app);
    await press(en.test.start);
    act(() => {
      app.fake.emit('run-1', popRefused());
    });
    await press(en.test.againFrom('auth'));
    const asked = { runId: 'run-1', protocol: 'pop', from: 'auth' };
    expect(app.fake.calls.at(-1)).toEqual(['retryRun', asked]);
  });

  it('says why where a check cannot be done again, and keeps what was found', async () => {
    await goToTest(app);
    await press(en.test.start);
    act(() => {
      app.fake.emit('run-1', popRefused());
    });
    app.fake.refuse({ code: 'run/unknown' });
    await press(en.test.againOne('smtp'));
    expect(heading()).toBe('IMAP and SMTP work, POP stopped at “Sign-in”.');
    expect(screen.getByText(en.errors['run/unknown'].title)).toBeTruthy();
  });

  it('cancels one check alone, with the button that does it again later', async () => {
    await goToTest(app);
    await press(en.test.start);
    act(() => {
      app.fake.emit('run-1', [...passingCheck('imap'), ...passingCheck('smtp').slice(0, 2)]);
    });
    expect(button(en.test.againOne('imap')).getAttribute('aria-disabled')).toBe('true');
    const one = button(en.test.cancelOne('smtp'));
    one.focus();
    await press(en.test.cancelOne('smtp'));
    expect(app.fake.calls.at(-1)).toEqual(['cancelRun', { runId: 'run-1', protocol: 'smtp' }]);
    act(() => {
      app.fake.emit('run-1', popRefused().slice(-1));
    });
    expect(document.activeElement).toBe(one);
  });

  it('sends a test message only when asked, to a whole address, and asks anew afterwards', async () => {
    await goToTest(app);
    await press(en.test.start);
    expect(app.fake.calls.at(-1)).toMatchObject(['startRun', { signInId: summary.signInId }]);
    expect(JSON.stringify(app.fake.calls.at(-1))).not.toContain('testMessageTo');
    const sent: StageResult = { stage: 'send', status: 'ok', startedAtMs: 0, durationMs: 1 };
    const finished = record(practiceConnection(), 'ok', [sent]);
    act(() => {
      app.fake.emit('run-1', [{ kind: 'run-finished', record: finished }]);
    });
    const box = screen.getByLabelText<HTMLInputElement>(en.test.sendMessage);
    expect(box.checked).toBe(false);
    fireEvent.click(box);
    type(/gets the test message/, 'nobody');
    await press(en.test.again);
    expect(document.activeElement).toBe(screen.getByLabelText(/gets the test message/));
    type(/gets the test message/, 'alex@contoso.example');
    await press(en.test.again);
    expect(app.fake.calls.at(-1)).toMatchObject([
      'startRun',
      { testMessageTo: 'alex@contoso.example' },
    ]);
    act(() => {
      app.fake.emit('run-2', [{ kind: 'run-finished', record: finished }]);
    });
    expect(screen.getByLabelText<HTMLInputElement>(en.test.sendMessage).checked).toBe(false);
  });

  it('renews a token that is over before it tests', async () => {
    const token = { ...summary.token, expiresAt: '2020-01-01T00:00:00.000Z' };
    await goToTest(app, { ...summary, token, renewable: true });
    await press(en.test.start);
    const { signInId } = summary;
    expect(app.fake.calls.slice(-2)).toMatchObject([
      ['renewSignIn', { signInId }],
      ['startRun', { signInId }],
    ]);
  });

  it('says why where a token that is over cannot be renewed', async () => {
    const token = { ...summary.token, expiresAt: '2020-01-01T00:00:00.000Z' };
    await goToTest(app, { ...summary, token, renewable: true });
    app.fake.refuse({ code: 'signin/renewal-refused' });
    await press(en.test.start);
    expect(screen.getByText(en.errors['signin/renewal-refused'].title)).toBeTruthy();
    expect(app.fake.calls.map(([name]) => name)).not.toContain('startRun');
    expect(button(en.test.goToSignIn)).toBeTruthy();
  });

  it('has the transcript of the sign-in in a tab of its own', async () => {
    await goToTest(app);
    await press(en.test.start);
    const line = { n: 1, atMs: 0, kind: 'sent', text: 'POST /token', redacted: false } as const;
    const finished = record(imapOnly());
    act(() => {
      const signIn = { ...finished.signIn, lines: [line] };
      app.fake.emit('run-1', [
        ...passingCheck('imap'),
        { kind: 'run-finished', record: { ...finished, signIn } },
      ]);
    });
    fireEvent.click(screen.getByRole('tab', { name: en.signInTranscript.tab }));
    expect(screen.getByRole('log').textContent).toContain('C: POST /token');
  });
});
