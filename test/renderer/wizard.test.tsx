// @vitest-environment happy-dom
import { act, cleanup, configure, fireEvent, render, screen, within } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { App } from '../../renderer/app.tsx';
import { en } from '../../shared/messages/en.ts';
import { toConnection } from '../../shared/wizard/validation.ts';
import { practiceDraft } from '../../shared/wizard/draft.ts';
import { line, passingRun, practice, record, refused, summary } from '../shared/wizard/fixtures.ts';
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
    expect(screen.getByText(en.fields.tenant.problems.missing)).toBeTruthy();
    type(/Tenant domain/, 'https://contoso.com');
    expect(screen.getByText(en.fields.tenant.problems.malformed)).toBeTruthy();
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

describe('the sign-in step', () => {
  it('shows the host while the window is open, then the claims to confirm', async () => {
    await goToSignIn();
    await press(en.signIn.start);
    act(() => {
      fake.showHost('login.contoso.example');
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
    expect(screen.getByText(en.test.progress('imap', 'dns'))).toBeTruthy();
    act(() => {
      fake.emit('run-1', events.slice(2));
    });
    expect(heading()).toBe('IMAP works.');
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
        { kind: 'run-finished', record: record(practiceConnection(), 'failed') },
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
});
