import { describe, expect, it } from 'vitest';
import { currentSignIn, stepStatus } from '../../../shared/wizard/selectors.ts';
import type { WizardAction } from '../../../shared/wizard/state.ts';
import { summary } from './fixtures.ts';
import { after, connection, atSignIn, signedIn, inAll, at } from './walked.ts';

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
      { kind: 'sign-in-started', attempt: 1, connection, at },
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
      { kind: 'sign-in-started', attempt: 1, connection, at },
      {
        kind: 'sign-in-ended',
        attempt: 1,
        at,
        result: { ok: false, error: { code: 'signin/cancelled' } },
      },
    );
    const late: WizardAction = {
      kind: 'sign-in-ended',
      attempt: 1,
      at,
      result: { ok: true, value: summary },
    };
    expect(after(cancelled, late).signIn.kind).toBe('failed');
    const second = after(cancelled, { kind: 'sign-in-started', attempt: 2, connection, at });
    expect(after(second, late).signIn.kind).toBe('open');
  });

  it('does not complain about settings that were corrected since', () => {
    const failed = after(
      atSignIn,
      { kind: 'sign-in-started', attempt: 1, connection, at },
      {
        kind: 'sign-in-ended',
        attempt: 1,
        at,
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
