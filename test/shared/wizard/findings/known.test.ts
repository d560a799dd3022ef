import { describe, expect, it } from 'vitest';
import { knownOf } from '../../../../shared/wizard/findings/known.ts';
import { reduceWizard } from '../../../../shared/wizard/reducer.ts';
import { currentSignIn, stepStatus } from '../../../../shared/wizard/selectors.ts';
import { initialWizardState, type WizardState } from '../../../../shared/wizard/state.ts';
import { toConnection } from '../../../../shared/wizard/validation.ts';
import { exampleToken } from '../../../support/sign-ins.ts';
import { summary } from '../fixtures.ts';
import { app, changed, clientId, objectId } from './drafts.ts';

/** An app that is signed in, with a token like this, in step 4 again. */
function signedIn(token = {}): WizardState {
  const connection = toConnection(app);
  if (!connection) throw new Error('the settings are not right');
  const read = { ...exampleToken, clientId, objectId, forApplication: true, ...token };
  return {
    ...initialWizardState,
    ...{ draft: app, furthest: 'sign-in', screen: { kind: 'step', step: 'mailboxes' } },
    signIn: {
      ...{ kind: 'done', connection, renewal: { kind: 'none' } },
      summary: { ...summary, flow: 'secret', token: read },
    },
  };
}

describe('the object ID of the app', () => {
  it('is that of its own token', () => {
    expect(knownOf(signedIn()).appObjectId).toBe(objectId);
    expect(knownOf(signedIn({ clientId: clientId.toUpperCase() })).appObjectId).toBe(objectId);
  });

  it.each([
    ['a person’s token', { forApplication: false }],
    ['the token of another app', { clientId: '15cd6963-1a2b-4c3d-8e4f-5a6b7c8dd595' }],
  ])('is not in %s', (_name, token) => {
    expect(knownOf(signedIn(token)).appObjectId).toBeUndefined();
  });

  it.each([{ clientId: objectId }, { tenant: 'fabrikam.com' }, { cloud: 'gcc-high' as const }])(
    'is not known any more after %j',
    (change) => {
      const state = signedIn();
      expect(knownOf({ ...state, draft: changed(app, change) }).appObjectId).toBeUndefined();
    },
  );

  it('is compared with the one that was typed, and leaves the sign-in as it is', () => {
    const other = '3f6b1f8c-11d0-4c3d-9a55-0f2f8a1c0f5e';
    const change = { servicePrincipalObjectId: other };
    const wrong = reduceWizard(signedIn(), { kind: 'draft-changed', change });
    expect(currentSignIn(wrong).kind).toBe('valid');
    const stopped = reduceWizard(wrong, { kind: 'continue' });
    expect(stopped).toMatchObject({ refusals: 1, screen: { step: 'mailboxes' } });
    expect(stepStatus(stopped, 'mailboxes')).toBe('failed');
    const right = { servicePrincipalObjectId: objectId };
    const mended = reduceWizard(stopped, { kind: 'draft-changed', change: right });
    expect(reduceWizard(mended, { kind: 'continue' }).screen).toEqual({
      ...{ kind: 'step', step: 'sign-in' },
    });
    expect(currentSignIn(mended).kind).toBe('valid');
  });
});
