import { describe, expect, it } from 'vitest';
import { connectionSchema } from '../../../shared/connection.ts';
import { emptyDraft, practiceDraft, type Draft } from '../../../shared/wizard/draft.ts';
import {
  firstIncompleteStep,
  stepIssues,
  toConnection,
} from '../../../shared/wizard/validation.ts';
import { practice } from './fixtures.ts';

const good: Draft = {
  ...emptyDraft,
  tenant: 'contoso.com',
  clientId: '05cd6963-1a2b-4c3d-8e4f-5a6b7c8dd595',
  user: 'adele@contoso.com',
};

describe('what a step needs', () => {
  it.each(['contoso.com', 'contoso.onmicrosoft.com', ' contoso.com ', practice.tenantId])(
    'takes the tenant %s',
    (tenant) => {
      expect(stepIssues({ ...good, tenant }, 'tenant')).toEqual([]);
    },
  );

  it.each(['contoso', 'https://contoso.com', 'adele@contoso.com', 'contoso.com/x', 'a\nb.com'])(
    'does not take the tenant %j',
    (tenant) => {
      expect(stepIssues({ ...good, tenant }, 'tenant')).toEqual([
        { field: 'tenant', problem: 'malformed' },
      ]);
    },
  );

  it('tells a missing value from a malformed one', () => {
    expect(stepIssues({ ...good, clientId: '  ' }, 'registration')).toEqual([
      { field: 'clientId', problem: 'missing' },
    ]);
    expect(stepIssues({ ...good, clientId: '05cd6963' }, 'registration')).toEqual([
      { field: 'clientId', problem: 'malformed' },
    ]);
  });

  it.each(['adele', 'adele@', 'a b@contoso.com', 'adele@contoso.com\u0001auth=x', 'x@y\nz.com'])(
    'does not take the address %j',
    (user) => {
      expect(stepIssues({ ...good, user }, 'mailboxes')).toEqual([
        { field: 'user', problem: 'malformed' },
      ]);
    },
  );

  it('does not take an address longer than mail allows', () => {
    const label = 'a'.repeat(60);
    const user = `${label}@${label}.${label}.${label}.${label}.com`;
    expect(stepIssues({ ...good, user }, 'mailboxes')).toHaveLength(1);
  });

  it('asks for the shared mailbox only where one is to be opened, after the person', () => {
    const draft: Draft = { ...good, user: '', sharedMailbox: 'x' };
    expect(stepIssues(draft, 'mailboxes').map(({ field }) => field)).toEqual(['user']);
    expect(
      stepIssues({ ...draft, mailboxKind: 'shared' }, 'mailboxes').map(({ field }) => field),
    ).toEqual(['user', 'sharedMailbox']);
  });
});

describe('the connection of a draft', () => {
  it('does not exist while something is wrong', () => {
    expect(toConnection({ ...good, tenant: '' })).toBeUndefined();
    expect(firstIncompleteStep({ ...good, tenant: '', user: '' })).toBe('tenant');
    expect(firstIncompleteStep(good)).toBeUndefined();
  });

  it('is one that the main process takes, without the space around its values', () => {
    const connection = toConnection({
      ...good,
      tenant: ' contoso.com',
      user: 'adele@contoso.com\n',
    });
    expect(connectionSchema.parse(connection)).toEqual(connection);
    expect(connection).toMatchObject({ tenant: 'contoso.com', user: 'adele@contoso.com' });
    expect(connection).not.toHaveProperty('sharedMailbox');
  });

  it('names the shared mailbox where one is chosen', () => {
    const draft: Draft = { ...good, mailboxKind: 'shared', sharedMailbox: 'scan@contoso.com' };
    expect(toConnection(draft)?.sharedMailbox).toBe('scan@contoso.com');
    expect(toConnection({ ...draft, mailboxKind: 'own' })).not.toHaveProperty('sharedMailbox');
  });

  it('is complete at once for the practice tenant', () => {
    const connection = toConnection(practiceDraft(practice));
    expect(connectionSchema.parse(connection)).toMatchObject({
      practice: true,
      tenant: 'contoso.example',
      user: 'adele@contoso.example',
    });
  });
});
