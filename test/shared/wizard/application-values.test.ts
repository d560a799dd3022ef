import { describe, expect, it } from 'vitest';
import { connectionSchema } from '../../../shared/connection.ts';
import { sameRun, sameSignIn, type Draft } from '../../../shared/wizard/draft.ts';
import { furtherMailboxesIn } from '../../../shared/wizard/further-mailboxes.ts';
import {
  stepIssues,
  toConnection,
  toConsentConnection,
} from '../../../shared/wizard/validation.ts';
import { app, changed, objectId, person } from './findings/drafts.ts';

const full: Draft = changed(app, {
  signInAudience: 'AzureADMyOrg',
  servicePrincipalObjectId: ` ${objectId}\n`,
  furtherMailboxes: 'invoices@contoso.com,\n orders@contoso.com;Invoices@contoso.com\n',
});

function connection(draft: Draft) {
  return connectionSchema.parse(toConnection(draft));
}

describe('what is said of the registration', () => {
  it('is in the connection, each mailbox once', () => {
    expect(connection(full)).toMatchObject({
      signInAudience: 'AzureADMyOrg',
      servicePrincipalObjectId: objectId,
      furtherMailboxes: ['invoices@contoso.com', 'orders@contoso.com'],
    });
  });

  it('is left out where it was not said', () => {
    for (const key of ['signInAudience', 'servicePrincipalObjectId', 'furtherMailboxes']) {
      expect(connection(app)).not.toHaveProperty(key);
    }
    expect(connection(changed(app, { furtherMailboxes: ' ,\n' }))).not.toHaveProperty(
      'furtherMailboxes',
    );
  });

  it('is kept while a person is to sign in, or another cloud is looked at', () => {
    const there = changed(full, { access: 'delegated' }, { cloud: 'outlook' });
    const back = changed(there, { cloud: 'global' }, { access: 'application' });
    expect(back).toEqual(full);
    const delegated = connection(changed(full, { access: 'delegated' }));
    expect(delegated).not.toHaveProperty('servicePrincipalObjectId');
    expect(delegated).not.toHaveProperty('furtherMailboxes');
    expect(delegated.signInAudience).toBe('AzureADMyOrg');
  });

  it('makes no difference to a sign-in or a test', () => {
    expect(sameSignIn(connection(full), connection(app))).toBe(true);
    expect(sameRun(connection(full), connection(app))).toBe(true);
  });

  it('does not stop a question for consent, which comes before it', () => {
    const wrong = changed(full, {
      servicePrincipalObjectId: 'x',
      furtherMailboxes: 'x',
      user: 'a\\b',
    });
    expect(toConnection(wrong)).toBeUndefined();
    expect(toConsentConnection(wrong)?.user).toBe('mailbox@example.com');
    expect(toConsentConnection(person)?.user).toBe(person.user);
  });

  it('has to be an ID, where it is typed', () => {
    const half = changed(app, { servicePrincipalObjectId: objectId.slice(0, 8) });
    expect(stepIssues(half, 'mailboxes')).toEqual([
      { field: 'servicePrincipalObjectId', problem: 'malformed' },
    ]);
    expect(stepIssues(changed(app, { servicePrincipalObjectId: '  ' }), 'mailboxes')).toEqual([]);
  });
});

it('takes addresses one a line, and between commas or semicolons', () => {
  expect(furtherMailboxesIn('a@b.c\r\nd@e.f, g@h.i;;\n\nA@B.C')).toEqual([
    'a@b.c',
    'd@e.f',
    'g@h.i',
  ]);
  expect(furtherMailboxesIn(' \n')).toEqual([]);
});
