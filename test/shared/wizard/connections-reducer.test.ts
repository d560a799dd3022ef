import { describe, expect, test } from 'vitest';
import { initialWizardState, type WizardState } from '../../../shared/wizard/state.ts';
import { firstId, saved, secondId } from '../connections/examples.ts';
import { practice } from './fixtures.ts';
import { kept } from './kept.ts';
import { after, atSignIn, finished, practisingAll, shownStep } from './walked.ts';

const list = { connections: [saved({ name: 'contoso.com' })] };
const read = after(initialWizardState, { kind: 'connections-read', list });
const starting = (state: WizardState) => after(state, { kind: 'practice-starting' });

describe('a connection', () => {
  test('is opened at the step at which it was left, with all that could be reached', () => {
    const connection = saved({ furthest: 'sign-in', step: 'scopes' });
    const state = after(read, { kind: 'connection-opened', connection });
    expect(shownStep(state)).toBe('scopes');
    expect(state).toMatchObject({ furthest: 'sign-in', connectionId: firstId });
    expect(state.draft).toMatchObject({ name: 'Scanner', isNamed: true, tenant: 'contoso.com' });
  });

  test('that is still there is gone on with as it is, sign-in and run included', () => {
    const open = after(finished, { kind: 'connection-kept', id: firstId });
    const connection = kept(open, firstId, 'test');
    const shown = after(starting(after(open, { kind: 'connections-shown' })), {
      kind: 'connection-opened',
      connection,
      practice,
    });
    expect(shownStep(shown)).toBe('test');
    expect(shown.run).toBe(finished.run);
    expect(shown.signIn).toBe(finished.signIn);
    // In another practice tenant it is not the same sign-in.
    const other = { ...practice, authority: 'https://localhost:40002/x' };
    const anew = after(starting(open), { kind: 'connection-opened', connection, practice: other });
    expect(anew.signIn.kind).toBe('none');
    expect(anew.draft.practice).toBe(other);
    expect(shownStep(anew)).toBe('test');
  });

  test('of the practice tenant is not opened when something else was chosen meanwhile', () => {
    const connection = kept(atSignIn, firstId);
    const own = after(starting(initialWizardState), { kind: 'own-tenant-chosen' });
    expect(after(own, { kind: 'connection-opened', connection, practice })).toBe(own);
  });

  test('that is begun has no ID until it is kept, and nothing of the one before', () => {
    const open = after(read, { kind: 'connection-opened', connection: saved() });
    const begun = after(open, { kind: 'own-tenant-chosen' });
    expect(begun).toMatchObject({ connectionId: undefined, furthest: 'tenant' });
    expect(begun.draft).toMatchObject({ tenant: '', name: '', isNamed: false });
  });

  test('that is deleted while it is open leaves nothing of itself', () => {
    const open = after(finished, { kind: 'connection-kept', id: firstId });
    const closed = after(open, { kind: 'connection-closed' });
    expect(closed.screen.kind).toBe('start');
    expect(closed).toMatchObject({ connectionId: undefined, run: { kind: 'none' } });
    expect(closed.draft.practice).toBeUndefined();
  });
});

describe('the name', () => {
  test('follows tenant and mailbox, and is not that of another connection', () => {
    const typing = (change: object) => ({ kind: 'draft-changed', change }) as const;
    const begun = after(read, { kind: 'own-tenant-chosen' });
    const named = after(begun, typing({ tenant: 'contoso.com' }));
    expect(named.draft.name).toBe('contoso.com (2)');
    const asMailbox = after(named, typing({ user: 'scanner@contoso.com' }));
    expect(asMailbox.draft.name).toBe('scanner@contoso.com');
    const renamed = after(asMailbox, { kind: 'connection-renamed', name: 'Second floor' });
    expect(after(renamed, typing({ user: '' })).draft.name).toBe('Second floor');
  });

  test('is not taken by the connection itself', () => {
    const connection = saved({ id: firstId, name: 'contoso.com', isNamed: false });
    const open = after(read, { kind: 'connection-opened', connection });
    expect(after(open, { kind: 'draft-changed', change: { user: '' } }).draft.name).toBe(
      'contoso.com',
    );
  });

  test('of the practice tenant is that of its mailbox', () => {
    expect(practisingAll.draft.name).toBe('adele@contoso.example');
  });
});

test('that nothing is kept is known until it is, and drawn once', () => {
  const error = { code: 'connections/not-kept' } as const;
  const failing = after(read, { kind: 'keeping-failed', error });
  expect(failing.connections.unkept).toBe(error);
  expect(after(failing, { kind: 'keeping-failed', error: { ...error } })).toBe(failing);
  expect(after(failing, { kind: 'keeping-failed', error: undefined }).connections.unkept).toBe(
    undefined,
  );
  expect(after(read, { kind: 'keeping-failed', error: undefined })).toBe(read);
});

test('a deletion can be taken back until another one', () => {
  const deleted = after(read, { kind: 'connection-deleted', connection: saved() });
  expect(deleted.connections.deleted?.id).toBe(firstId);
  const next = after(deleted, { kind: 'connection-deleted', connection: saved({ id: secondId }) });
  expect(next.connections.deleted?.id).toBe(secondId);
});
