import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { maxListLength, maxTextLength } from '../../../shared/connections/limits.ts';
import { savedDraftSchema } from '../../../shared/connections/saved-connection.ts';
import { isUntouched, toDraft, toSavedDraft } from '../../../shared/connections/saved-draft.ts';
import { cloudIds } from '../../../shared/clouds.ts';
import { accessTypes, flowIds } from '../../../shared/flows.ts';
import { protocols } from '../../../shared/protocols.ts';
import {
  changeDraft,
  emptyDraft,
  practiceDraft,
  type Draft,
} from '../../../shared/wizard/draft.ts';
import { seed } from '../../electron/mail/properties/seed.ts';
import { practice } from '../wizard/fixtures.ts';
import { typedDraft } from './examples.ts';

const names = { name: '', isNamed: false };
/** Through a file, as it is kept. */
const kept = (draft: Draft) =>
  savedDraftSchema.parse(JSON.parse(JSON.stringify(toSavedDraft(draft))));

const text = fc.string({ unit: 'binary', maxLength: 40 });
const anyDraft = fc
  .record({
    cloud: fc.constantFrom(...cloudIds),
    access: fc.constantFrom(...accessTypes),
    flow: fc.constantFrom(...flowIds),
    protocols: fc.subarray([...protocols]),
    tenant: text,
    clientId: text,
    user: text,
    sharedMailbox: text,
    servicePrincipalObjectId: text,
    furtherMailboxes: text,
    sender: text,
    testMessageTo: text,
    mailboxKind: fc.constantFrom('own' as const, 'shared' as const),
    signInAudience: fc.constantFrom(undefined, 'AzureADMyOrg' as const),
    offlineAccess: fc.boolean(),
    sendTestMessage: fc.boolean(),
    edits: fc.constantFrom({}, {
      dod: {
        authority: 'https://login.x',
        resources: { delegated: 'half' },
        servers: { smtp: { host: 'smtp.', port: '5', security: 'tls' } },
      },
    } satisfies Draft['edits']),
  })
  .map((change) => changeDraft(emptyDraft, change));

test('whatever is typed, right or not, is there again; only the test message is not', () => {
  fc.assert(
    fc.property(anyDraft, (draft) => {
      const back = toDraft(kept(draft), names, undefined);
      expect(back).toEqual({ ...draft, sendTestMessage: false });
    }),
    { seed, numRuns: 100 },
  );
});

test('what is longer than any form takes is cut, and never in the way of keeping', () => {
  const long = 'x'.repeat(maxTextLength + 1);
  const saved = kept({
    ...typedDraft,
    tenant: long,
    furtherMailboxes: 'y'.repeat(maxListLength + 1),
  });
  expect(saved.tenant).toHaveLength(maxTextLength);
  expect(saved.furtherMailboxes).toHaveLength(maxListLength);
});

describe('a practice connection', () => {
  const other = {
    ...practice,
    tenantDomain: 'fabrikam.example',
    clientId: '11111111-1a2b-4c3d-8e4f-5a6b7c8dd595',
    authority: 'https://localhost:50001/x',
    people: practice.people.map((each) => ({ ...each, address: 'megan@fabrikam.example' })),
    applicationMailboxes: ['box@fabrikam.example'],
  };

  test('has nothing of the practice tenant in it, and gets that of the next one', () => {
    const saved = kept(practiceDraft(practice));
    expect(JSON.stringify(saved)).not.toMatch(/localhost|contoso|public|05cd6963/);
    expect(toDraft(saved, names, other)).toEqual(practiceDraft(other));
  });

  test('keeps what a person changed', () => {
    const changed = changeDraft(practiceDraft(practice), {
      user: 'someone@contoso.example',
      protocols: ['pop'],
    });
    const back = toDraft(kept(changed), names, other);
    expect(back).toMatchObject({ user: 'someone@contoso.example', protocols: ['pop'] });
    expect(back).toMatchObject({ tenant: 'fabrikam.example', clientId: other.clientId });
  });

  test('keeps that a field was emptied', () => {
    const emptied = changeDraft(practiceDraft(practice), { user: '' });
    expect(toDraft(kept(emptied), names, other).user).toBe('');
  });

  test('opens as an app what an app may open', () => {
    const asApp = changeDraft(practiceDraft(practice), { access: 'application' });
    const back = toDraft(kept(asApp), names, other);
    expect(back).toMatchObject({ access: 'application', user: 'box@fabrikam.example' });
  });
});

test('a draft is untouched until something is chosen, typed or named', () => {
  for (const fresh of [emptyDraft, practiceDraft(practice)]) {
    expect(isUntouched(fresh)).toBe(true);
    expect(isUntouched({ ...fresh, protocols: ['pop'] })).toBe(false);
    expect(isUntouched({ ...fresh, clientId: 'x' })).toBe(false);
    expect(isUntouched({ ...fresh, name: 'x', isNamed: true })).toBe(false);
  }
});
