// @vitest-environment happy-dom
import { act, cleanup, configure, fireEvent, render, screen, within } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { App } from '../../renderer/app.tsx';
import { en } from '../../shared/messages/en.ts';
import { toConnection } from '../../shared/wizard/validation.ts';
import { practiceDraft } from '../../shared/wizard/draft.ts';
import type { CheckEvent } from '../../shared/check-events.ts';
import type { StageResult } from '../../shared/stages.ts';
import {
  line,
  passingCheck,
  passingRun,
  record,
  refused,
  practice,
  summary,
} from '../shared/wizard/fixtures.ts';
import { createFakeAssistant, type FakeAssistant } from './fake-assistant.ts';

// Nothing here is hidden by a style sheet; not computing styles for each look makes it fast.
configure({ defaultHidden: true });

let fake: FakeAssistant;

beforeEach(() => {
  fake = createFakeAssistant();
  render(<App api={fake.api} messages={en} />);
});

afterEach(() => {
  cleanup();
});

function heading(): string | null {
  return screen.getByRole('heading', { level: 1 }).textContent;
}

/** By what it says rather than by its role: computing roles and names is slow in this DOM. */
function button(name: string): HTMLButtonElement {
  const found = [...document.querySelectorAll('button')].filter(
    (candidate) => (candidate.getAttribute('aria-label') ?? candidate.textContent) === name,
  );
  if (found.length !== 1 || !found[0]) throw new Error(`There are ${found.length} "${name}".`);
  return found[0];
}

/** Presses a button and lets what it started settle. */
async function press(name: string): Promise<void> {
  await act(async () => {
    fireEvent.click(button(name));
    await Promise.resolve();
  });
}

function type(label: RegExp, value: string): void {
  fireEvent.change(screen.getByLabelText(label), { target: { value } });
}

async function goToSignIn(): Promise<void> {
  await press(en.start.practiceButton);
  await press(en.tenant.next);
  await press(en.registration.next);
  await press(en.scopes.next);
  await press(en.mailboxes.next);
}

async function goToTest(): Promise<void> {
  await goToSignIn();
  await press(en.signIn.start);
  await act(async () => {
    fake.endSignIn({ ok: true, value: summary });
    await Promise.resolve();
  });
  await press(en.signIn.next);
}

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

describe('a step', () => {
  it('gives the focus to its heading and says in the title where one is', async () => {
    expect(document.activeElement).toBe(screen.getByRole('heading', { level: 1 }));
    await press(en.start.ownButton);
    expect(document.activeElement).toBe(screen.getByRole('heading', { level: 1 }));
    expect(document.title).toBe('Step 1 of 7: Tenant - Mailbox OAuth Assistant');
    const current = within(screen.getByRole('navigation')).getByRole('button', { name: /Tenant/ });
    expect(current.getAttribute('aria-current')).toBe('step');
  });

  it('says at the field what a right value looks like, and takes the focus there', async () => {
    await press(en.start.ownButton);
    await press(en.tenant.next);
    const field = screen.getByLabelText(/Tenant domain or tenant ID/);
    expect(document.activeElement).toBe(field);
    expect(field.getAttribute('aria-invalid')).toBe('true');
    expect(screen.getByText(en.fields.tenant.problems.missing ?? '')).toBeTruthy();
    type(/Tenant domain/, 'https://contoso.com');
    expect(screen.getByText(en.fields.tenant.problems.malformed ?? '')).toBeTruthy();
    type(/Tenant domain/, 'contoso.com');
    expect(screen.queryByText(en.summary.title(1))).toBeNull();
    await press(en.tenant.next);
    expect(heading()).toBe(en.registration.heading);
  });

  it('links from the summary to each field', async () => {
    await press(en.start.practiceButton);
    await press(en.tenant.next);
    await press(en.registration.next);
    await press(en.scopes.next);
    fireEvent.click(screen.getByLabelText(en.mailboxes.shared));
    type(/Who signs in/, '');
    type(/Address of the shared/, 'not an address');
    await press(en.mailboxes.next);
    expect(screen.getByText(en.summary.title(2))).toBeTruthy();
    await press(en.fields.sharedMailbox.label);
    expect(document.activeElement).toBe(screen.getByLabelText(/Address of the shared/));
  });

  it('keeps what was typed when one goes back', async () => {
    await press(en.start.ownButton);
    type(/Tenant domain/, 'half a ten');
    await press(en.step.back);
    await press(en.start.ownButton);
    expect(screen.getByLabelText<HTMLInputElement>(/Tenant domain/).value).toBe('half a ten');
  });

  it('shows no link to steps that were not reached, and one to those that were', async () => {
    await press(en.start.practiceButton);
    await press(en.tenant.next);
    const rail = within(screen.getByRole('navigation'));
    expect(rail.queryByRole('button', { name: /Scopes/ })).toBeNull();
    fireEvent.click(rail.getByRole('button', { name: /Tenant/ }));
    expect(heading()).toBe(en.tenant.heading);
  });

  it('copies a value and says so', async () => {
    await press(en.start.practiceButton);
    await press(en.tenant.next);
    const uri = 'https://login.microsoftonline.com/common/oauth2/nativeclient';
    await press(en.copy.copyOf(uri));
    expect(fake.calls).toContainEqual(['writeClipboard', { text: uri }]);
    expect(screen.getByText(en.copy.copied)).toBeTruthy();
  });

  it('says so when a link is not opened', async () => {
    await press(en.start.practiceButton);
    await press(en.tenant.next);
    fake.refuse({ code: 'link/refused' });
    await press(en.registration.openPortal);
    expect(screen.getByText(en.errors['link/refused'].title)).toBeTruthy();
  });
});

describe('the scopes step', () => {
  async function goToScopes(): Promise<void> {
    await press(en.start.practiceButton);
    await press(en.tenant.next);
    await press(en.registration.next);
  }

  it('shows for each protocol the portal’s name, the requested one and the server', async () => {
    await goToScopes();
    const row = screen.getByLabelText('SMTP').closest('tr');
    expect(row?.textContent).toContain('Microsoft Graph > SMTP.Send');
    expect(row?.textContent).toContain('https://outlook.office.com/SMTP.Send');
    expect(row?.textContent).toContain('localhost:40587, STARTTLS');
    fireEvent.click(screen.getByLabelText('SMTP'));
    expect(row?.textContent).not.toContain('https://outlook.office.com/SMTP.Send');
    expect(row?.textContent).toContain(en.scopes.notRequested);
  });

  it('does not go on without a protocol, and says so at the field', async () => {
    await goToScopes();
    for (const name of ['IMAP', 'POP', 'SMTP']) fireEvent.click(screen.getByLabelText(name));
    await press(en.scopes.next);
    expect(heading()).toBe(en.scopes.heading);
    const first = screen.getByLabelText('IMAP');
    expect(document.activeElement).toBe(first);
    const described = document.getElementById(first.getAttribute('aria-describedby') ?? '');
    expect(described?.textContent).toBe(en.fields.protocols.problems.missing);
    fireEvent.click(screen.getByLabelText('POP'));
    await press(en.scopes.next);
    expect(heading()).toBe(en.mailboxes.heading);
    expect(screen.queryByLabelText(/send as over SMTP/)).toBeNull();
  });
});

describe('the mailboxes step', () => {
  it('has the lines that grant Full Access and Send As, and takes another sender', async () => {
    await press(en.start.practiceButton);
    await press(en.tenant.next);
    await press(en.registration.next);
    await press(en.scopes.next);
    expect(screen.queryByText(en.mailboxes.grantTitle)).toBeNull();
    fireEvent.click(screen.getByLabelText(en.mailboxes.shared));
    expect(screen.getByText(/^Add-MailboxPermission -Identity 'invoices@/)).toBeTruthy();
    expect(screen.getByText(/^Add-RecipientPermission -Identity 'invoices@/)).toBeTruthy();
    const sender = screen.getByLabelText<HTMLInputElement>(/send as over SMTP/);
    expect(sender.placeholder).toBe('invoices@contoso.example');
    type(/send as over SMTP/, 'orders@contoso');
    await press(en.mailboxes.next);
    expect(document.activeElement).toBe(sender);
    expect(screen.getByText(en.fields.sender.problems.malformed ?? '')).toBeTruthy();
    type(/send as over SMTP/, 'orders@contoso.example');
    expect(screen.getByText(/^Add-RecipientPermission -Identity 'orders@/)).toBeTruthy();
    await press(en.mailboxes.next);
    expect(heading()).toBe(en.signIn.heading);
  });
});

describe('the sign-in step', () => {
  it('shows the host while the window is open, then the claims to confirm', async () => {
    await goToSignIn();
    await press(en.signIn.start);
    act(() => {
      fake.progress({ kind: 'page', host: 'login.contoso.example' });
    });
    expect(screen.getByText(/login\.contoso\.example/)).toBeTruthy();
    await act(async () => {
      fake.endSignIn({ ok: true, value: summary });
      await Promise.resolve();
    });
    expect(heading()).toBe(en.signIn.headingDone);
    const claims = within(screen.getByRole('table', { name: en.signIn.claimsLabel }));
    expect(claims.getByText('https://outlook.office.com')).toBeTruthy();
    expect(claims.getByText(en.token.shape(1842, '9f2c41d0'))).toBeTruthy();
  });

  it('says what happened, why and what to do when it fails, and what was said', async () => {
    await goToSignIn();
    await press(en.signIn.start);
    await act(async () => {
      fake.endSignIn({ ok: false, error: { code: 'signin/refused', detail: 'AADSTS50011: x' } });
      await Promise.resolve();
    });
    const text = en.errors['signin/refused'];
    expect(screen.getByRole('region', { name: text.title })).toBeTruthy();
    expect(screen.getByText(text.cause)).toBeTruthy();
    expect(screen.getByText(text.nextStep)).toBeTruthy();
    expect(screen.getByText(/AADSTS50011: x/)).toBeTruthy();
  });

  it('can be cancelled, and forgets a token that comes all the same', async () => {
    fake.api.cancelSignIn = () => Promise.resolve({ ok: true, value: undefined });
    await goToSignIn();
    await press(en.signIn.start);
    await press(en.signIn.cancel);
    expect(screen.getByRole('region', { name: en.errors['signin/cancelled'].title })).toBeTruthy();
    await act(async () => {
      fake.endSignIn({ ok: true, value: summary });
      await Promise.resolve();
    });
    expect(heading()).toBe(en.signIn.heading);
    expect(fake.calls).toContainEqual(['forgetSignIn', { signInId: summary.signInId }]);
  });

  it('asks for a new sign-in once settings have changed, and drops the old token then', async () => {
    await goToTest();
    fireEvent.click(screen.getByRole('button', { name: /^Mailboxes/ }));
    type(/Who signs in/, 'alex@contoso.example');
    await press(en.mailboxes.next);
    expect(screen.getByText(en.signIn.stale(summary.account))).toBeTruthy();
    await press(en.signIn.again);
    // The press on "Sign in again" put another sign-in in the place of the stale one.
    expect(fake.calls).toContainEqual(['forgetSignIn', { signInId: summary.signInId }]);
  });
});

describe('the test step', () => {
  it('fills while the run goes on, and says the result in its heading', async () => {
    await goToTest();
    await press(en.test.start);
    const events = passingRun(practiceConnection());
    act(() => {
      fake.emit('run-1', events.slice(0, 2));
    });
    expect(screen.getByText(en.test.progress([{ protocol: 'imap', stage: 'dns' }]))).toBeTruthy();
    act(() => {
      fake.emit('run-1', events.slice(2));
    });
    expect(heading()).toBe('IMAP, POP and SMTP work.');
    expect(screen.getByRole('log').textContent).toContain('S: A1 OK AUTHENTICATE completed.');
    await press(en.test.next);
    await press(en.copy.forTicket);
    expect(JSON.stringify(fake.calls.at(-1))).toMatch(/^\["writeClipboard",.*contoso\.example/);
  });

  it('explains the first stage that failed, with the line that shows it', async () => {
    await goToTest();
    await press(en.test.start);
    act(() => {
      fake.emit('run-1', [
        { kind: 'check-started', protocol: 'imap', stages: ['auth', 'mailbox'] },
        { kind: 'line', protocol: 'imap', line: line(2, 'A2 NO AUTHENTICATE failed.', 'auth') },
        { kind: 'stage-finished', protocol: 'imap', result: refused },
        { kind: 'run-finished', record: record(imapOnly(), 'failed', [refused]) },
      ]);
    });
    expect(heading()).toBe('IMAP stopped at “Sign-in”.');
    const card = within(screen.getByRole('region', { name: en.errors['auth/refused'].title }));
    expect(card.getByText(/^line 2 · .*S: A2 NO AUTHENTICATE failed\.$/)).toBeTruthy();
    expect(card.getByText(en.errors['auth/refused'].nextStep)).toBeTruthy();
  });

  it('cuts a long line in the middle and shows it whole on request', async () => {
    await goToTest();
    await press(en.test.start);
    const long = `begin ${'x'.repeat(5000)} end`;
    act(() => {
      fake.emit('run-1', [
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
    await goToTest();
    await press(en.test.start);
    await press(en.test.cancel);
    expect(fake.calls).toContainEqual(['cancelRun', { runId: 'run-1' }]);
  });

  it('sends one to sign in when the token has expired', async () => {
    await goToTest();
    fake.refuse({ code: 'signin/expired' });
    await press(en.test.start);
    expect(screen.getByText(en.errors['signin/expired'].title)).toBeTruthy();
    await press(en.test.goToSignIn);
    expect(heading()).toBe(en.signIn.heading);
  });

  it('keeps the transcripts apart, first that of the protocol that failed', async () => {
    await goToTest();
    await press(en.test.start);
    act(() => {
      fake.emit('run-1', popRefused());
    });
    expect(heading()).toBe('IMAP and SMTP work, POP stopped at “Sign-in”.');
    const title = en.test.failureOf('pop', en.errors['auth/refused'].title);
    expect(screen.getByRole('region', { name: title })).toBeTruthy();
    expect(screen.getByRole('log').getAttribute('aria-label')).toBe('Transcript of POP');
    expect(screen.getByRole('log').textContent).toContain('-ERR Authentication failure');
    fireEvent.click(screen.getByRole('tab', { name: 'IMAP' }));
    expect(screen.getByRole('log').textContent).toContain('A1 OK AUTHENTICATE completed.');
    expect(screen.getByRole('tab', { name: 'IMAP' }).getAttribute('aria-selected')).toBe('true');
  });

  it('does one protocol again, or one from the stage that failed', async () => {
    await goToTest();
    await press(en.test.start);
    act(() => {
      fake.emit('run-1', popRefused());
    });
    await press(en.test.againOne('pop'));
    expect(fake.calls.at(-1)).toEqual(['retryRun', { runId: 'run-1', protocol: 'pop' }]);
    expect(heading()).toBe(en.test.headingRetrying('pop'));
    const recordAgain = { ...record(practiceConnection()), id: 'run-2' };
    act(() => {
      fake.emit('run-2', [...passingCheck('pop'), { kind: 'run-finished', record: recordAgain }]);
    });
    expect(heading()).toBe('IMAP, POP and SMTP work.');
    expect(screen.getByRole('log').textContent).toContain('A1 OK');
  });

  it('repeats a check from the stage that failed', async () => {
    await goToTest();
    await press(en.test.start);
    act(() => {
      fake.emit('run-1', popRefused());
    });
    await press(en.test.againFrom('auth'));
    const asked = { runId: 'run-1', protocol: 'pop', from: 'auth' };
    expect(fake.calls.at(-1)).toEqual(['retryRun', asked]);
  });

  it('says why where a check cannot be done again, and keeps what was found', async () => {
    await goToTest();
    await press(en.test.start);
    act(() => {
      fake.emit('run-1', popRefused());
    });
    fake.refuse({ code: 'run/unknown' });
    await press(en.test.againOne('smtp'));
    expect(heading()).toBe('IMAP and SMTP work, POP stopped at “Sign-in”.');
    expect(screen.getByText(en.errors['run/unknown'].title)).toBeTruthy();
  });

  it('cancels one check alone, with the button that does it again later', async () => {
    await goToTest();
    await press(en.test.start);
    act(() => {
      fake.emit('run-1', [...passingCheck('imap'), ...passingCheck('smtp').slice(0, 2)]);
    });
    expect(button(en.test.againOne('imap')).getAttribute('aria-disabled')).toBe('true');
    const one = button(en.test.cancelOne('smtp'));
    one.focus();
    await press(en.test.cancelOne('smtp'));
    expect(fake.calls.at(-1)).toEqual(['cancelRun', { runId: 'run-1', protocol: 'smtp' }]);
    act(() => {
      fake.emit('run-1', popRefused().slice(-1));
    });
    expect(document.activeElement).toBe(one);
  });

  it('sends a test message only when asked, to a whole address, and asks anew afterwards', async () => {
    await goToTest();
    await press(en.test.start);
    expect(fake.calls.at(-1)).toMatchObject(['startRun', { signInId: summary.signInId }]);
    expect(JSON.stringify(fake.calls.at(-1))).not.toContain('testMessageTo');
    const sent: StageResult = { stage: 'send', status: 'ok', startedAtMs: 0, durationMs: 1 };
    const finished = record(practiceConnection(), 'ok', [sent]);
    act(() => {
      fake.emit('run-1', [{ kind: 'run-finished', record: finished }]);
    });
    const box = screen.getByLabelText<HTMLInputElement>(en.test.sendMessage);
    expect(box.checked).toBe(false);
    fireEvent.click(box);
    type(/gets the test message/, 'nobody');
    await press(en.test.again);
    expect(document.activeElement).toBe(screen.getByLabelText(/gets the test message/));
    type(/gets the test message/, 'alex@contoso.example');
    await press(en.test.again);
    expect(fake.calls.at(-1)).toMatchObject([
      'startRun',
      { testMessageTo: 'alex@contoso.example' },
    ]);
    act(() => {
      fake.emit('run-2', [{ kind: 'run-finished', record: finished }]);
    });
    expect(screen.getByLabelText<HTMLInputElement>(en.test.sendMessage).checked).toBe(false);
  });
});
