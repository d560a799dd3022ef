import { describe, expect, it } from 'vitest';
import { stepStatus } from '../../../shared/wizard/selectors.ts';
import { initialWizardState } from '../../../shared/wizard/state.ts';
import { practice } from './fixtures.ts';
import { kept } from './kept.ts';
import { after, practising, finished, shownStep } from './walked.ts';

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
    expect(typed.draft).toMatchObject({ tenant: 'contoso.com', clientId: 'half an ID' });
    expect(typed.draft.name).toBe('contoso.com');
    const own = kept(typed, '0b7d1f6e-6a55-4c3a-9a59-0c1d2e3f4a5b');
    const practisingThen = after(
      typed,
      { kind: 'practice-starting' },
      { kind: 'practice-started', result: { ok: true, value: practice } },
    );
    expect(practisingThen.draft.tenant).toBe('contoso.example');
    const back = after(
      practisingThen,
      { kind: 'connections-shown' },
      { kind: 'connection-opened', connection: own },
    );
    expect(back.draft).toEqual(typed.draft);
    expect(back.connectionId).toBe(own.id);
    expect(shownStep(back)).toBe('tenant');
    expect(back.furthest).toBe('registration');
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
