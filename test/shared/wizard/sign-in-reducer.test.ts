import { describe, expect, it } from 'vitest';
import { usableCredential } from '../../../shared/wizard/sign-in-state.ts';
import type { DraftChange } from '../../../shared/wizard/draft.ts';
import { currentSignIn, isExpired, stepStatus } from '../../../shared/wizard/selectors.ts';
import type { WizardAction } from '../../../shared/wizard/state.ts';
import { certificate, summary } from './fixtures.ts';
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

  it('has the lines of its own transcript, and none of one that was cancelled', () => {
    const line = (n: number, text: string) =>
      ({ n, atMs: n, kind: 'note', text, redacted: false }) as const;
    const started: WizardAction = { kind: 'sign-in-started', attempt: 2, connection, at };
    const added = (...lines: ReturnType<typeof line>[]): WizardAction => ({
      kind: 'sign-in-lines',
      lines,
    });
    const late = after(atSignIn, started, added(line(8, 'late')));
    expect(after(late, added(line(1, 'a')), added(line(2, 'b'))).signInLines).toEqual([
      line(1, 'a'),
      line(2, 'b'),
    ]);
    const mixed = after(atSignIn, started, added(line(9, 'late'), line(1, 'a'), line(2, 'b')));
    expect(mixed.signInLines.map(({ text }) => text)).toEqual(['a', 'b']);
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

describe('what a sign-in is done with', () => {
  const begun: WizardAction = { kind: 'entry-started' };
  const entered: WizardAction = {
    kind: 'credential-entered',
    result: { ok: true, value: certificate },
  };

  it.each<DraftChange>([
    { clientId: '15cd6963-1a2b-4c3d-8e4f-5a6b7c8dd595' },
    { cloud: 'gcc-high' },
  ])('goes to no other app or cloud: %j', (change) => {
    const state = after(atSignIn, begun, entered, { kind: 'draft-changed', change });
    expect(state.aids.entered).toEqual({});
    const late = after(atSignIn, begun, { kind: 'draft-changed', change }, entered);
    expect(late.aids).toMatchObject({ entered: {}, entering: false });
  });

  it('says nothing of a certificate any more once a secret is chosen', () => {
    const error = { code: 'certificate/wrong-password' } as const;
    const state = after(atSignIn, begun, {
      kind: 'credential-entered',
      result: { ok: false, error },
    });
    const kept = after(state, { kind: 'draft-changed', change: { user: 'alex@contoso.example' } });
    expect(kept.aids.entryError).toEqual(error);
    const changed = after(state, {
      kind: 'draft-changed',
      change: { access: 'application', flow: 'secret' },
    });
    expect(changed.aids.entryError).toBeUndefined();
  });

  it('stays while other settings change, and nothing chosen changes nothing', () => {
    const state = after(
      atSignIn,
      begun,
      entered,
      begun,
      { kind: 'draft-changed', change: { flow: 'browser', user: 'alex@contoso.example' } },
      { kind: 'credential-entered', result: { ok: true, value: { kind: 'none' } } },
    );
    expect(state.aids.entered.certificate).toEqual(certificate);
    expect(usableCredential(state.aids, 'certificate')).toEqual(certificate);
    expect(usableCredential(state.aids, 'secret')).toBeUndefined();
  });

  it('cannot be used while it is locked', () => {
    const locked = { kind: 'locked', credentialId: 'l', fileName: 'app.pfx' } as const;
    const result = { ok: true, value: locked } as const;
    const { aids } = after(atSignIn, begun, { kind: 'credential-entered', result });
    expect(aids.entered.certificate).toEqual(locked);
    expect(usableCredential(aids, 'certificate')).toBeUndefined();
  });

  it('is not remembered where nothing can be kept', () => {
    const problem = { code: 'keeping/unavailable' } as const;
    const remember: WizardAction = { kind: 'remember-changed', remember: true };
    const read: WizardAction = { kind: 'keeping-read', keeping: { problem, setAside: [] } };
    expect(after(atSignIn, remember).aids.remember).toBe(true);
    expect(after(atSignIn, remember, read).aids.remember).toBe(false);
    expect(after(atSignIn, read, remember).aids.remember).toBe(false);
  });
});

describe('a renewal', () => {
  const renewed = { ...summary, renewable: true };

  it('replaces the token, and one that comes late does not', () => {
    const started = after(signedIn, { kind: 'renewal-started', attempt: 5 });
    const late = {
      kind: 'renewal-ended',
      attempt: 4,
      result: { ok: true, value: renewed },
    } as const;
    expect(after(started, late).signIn).toBe(started.signIn);
    const ended = after(started, { ...late, attempt: 5 });
    expect(ended.signIn).toMatchObject({ summary: renewed, renewal: { kind: 'none' } });
  });

  it('that fails leaves the token that there is, and says why', () => {
    const error = { code: 'signin/renewal-refused' } as const;
    const state = after(
      signedIn,
      { kind: 'renewal-started', attempt: 5 },
      { kind: 'renewal-ended', attempt: 5, result: { ok: false, error } },
    );
    expect(currentSignIn(state)).toMatchObject({
      kind: 'valid',
      renewal: { kind: 'failed', error },
    });
  });

  it('is due once the token is over by the authority’s clock', () => {
    const expiresAt = '2026-11-21T01:00:00.000Z';
    const token = { ...summary.token, expiresAt };
    const now = Date.parse(expiresAt) - 60_000;
    expect(isExpired({ ...summary, token }, now)).toBe(false);
    expect(isExpired({ ...summary, token }, now + 60_000)).toBe(true);
    expect(isExpired({ ...summary, token, clockOffsetMs: 60_000 }, now)).toBe(true);
  });
});
