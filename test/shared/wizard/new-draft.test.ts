import { describe, expect, test } from 'vitest';
import { openConnection } from '../../../shared/connections/open-connection.ts';
import { emptyDraft } from '../../../shared/wizard/draft.ts';
import { changeManagedDraft, newDraft } from '../../../shared/wizard/new-draft.ts';
import { reduceWizard } from '../../../shared/wizard/reducer.ts';
import { initialWizardState } from '../../../shared/wizard/state.ts';
import { practice } from './fixtures.ts';

const clientId = '6731de76-14a6-49ae-97bc-6eba6914391e';
const policy = { cloud: 'gcc-high', tenant: 'contoso.us', clientId } as const;

describe('a new connection', () => {
  test('is empty without a policy', () => {
    expect(newDraft({})).toEqual(emptyDraft);
  });

  test('begins with what the organisation suggests, which can be changed', () => {
    const state = { ...initialWizardState, policy };
    const begun = reduceWizard(state, { kind: 'own-tenant-chosen' });
    expect(begun.draft).toMatchObject(policy);
    const change = { tenant: 'fabrikam.us' };
    const changed = reduceWizard(begun, { kind: 'draft-changed', change });
    expect(changed.draft).toMatchObject({ ...policy, ...change });
  });

  test('in which nobody has changed anything is not kept', () => {
    const state = { ...initialWizardState, policy };
    const begun = reduceWizard(state, { kind: 'own-tenant-chosen' });
    expect(openConnection(begun, 'tenant')).toBeUndefined();
    const change = { tenant: 'fabrikam.us' };
    const changed = reduceWizard(begun, { kind: 'draft-changed', change });
    expect(openConnection(changed, 'tenant')).toBeDefined();
  });

  test('begins with a way to sign in that is allowed', () => {
    expect(newDraft({ allowedFlows: ['device-code', 'browser'] }).flow).toBe('browser');
    expect(newDraft({ allowedFlows: ['certificate'] })).toMatchObject({
      ...{ access: 'application', flow: 'certificate' },
    });
    // Personal accounts have no access for apps, so nothing that is allowed is left.
    expect(newDraft({ cloud: 'outlook', allowedFlows: ['secret'] })).toMatchObject({
      ...{ access: 'delegated', flow: 'window' },
    });
  });
});

describe('another access type', () => {
  const allowed = { allowedFlows: ['browser', 'certificate'] } as const;

  test('comes with a way that is allowed', () => {
    const draft = newDraft(allowed);
    expect(changeManagedDraft(draft, { access: 'application' }, allowed).flow).toBe('certificate');
  });

  test('leaves a way that a person has chosen, which is then refused', () => {
    const change = { access: 'application', flow: 'secret' } as const;
    expect(changeManagedDraft(newDraft(allowed), change, allowed).flow).toBe('secret');
  });

  test('is as ever in the practice tenant', () => {
    const draft = { ...emptyDraft, practice };
    expect(changeManagedDraft(draft, { access: 'application' }, allowed).flow).toBe('secret');
  });
});
