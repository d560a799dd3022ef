import { describe, expect, it } from 'vitest';
import { cloudIds } from '../../../shared/clouds.ts';
import { connectionSchema } from '../../../shared/connection.ts';
import { flowIds, flowsFor } from '../../../shared/flows.ts';
import { applicationUserText, fieldTexts } from '../../../shared/messages/fields.en.ts';
import {
  changeDraft,
  draftMailbox,
  draftSender,
  draftTenant,
  emptyDraft,
  practiceDraft,
  sameSignIn,
  withProtocol,
  type Draft,
} from '../../../shared/wizard/draft.ts';
import { wizardSteps } from '../../../shared/wizard/steps.ts';
import {
  firstIncompleteStep,
  stepIssues,
  toConnection,
  toConsentConnection,
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

  it.each(['common', 'Organizations', ' consumers '])('takes %j for many tenants', (tenant) => {
    expect(stepIssues({ ...good, tenant }, 'tenant')).toEqual([]);
    expect(connectionSchema.parse(toConnection({ ...good, tenant })).tenant).toBe(tenant.trim());
    expect(
      stepIssues(changeDraft({ ...good, tenant }, { access: 'application' }), 'tenant'),
    ).toEqual([{ field: 'tenant', problem: 'many-tenants' }]);
  });

  it('asks for no tenant where there is only one, and keeps what was typed', () => {
    const draft = changeDraft({ ...good, tenant: 'half a ten' }, { cloud: 'outlook' });
    expect(stepIssues(draft, 'tenant')).toEqual([]);
    expect(draftTenant(draft)).toBe('consumers');
    expect(connectionSchema.parse(toConnection(draft)).tenant).toBe('consumers');
    expect(changeDraft(draft, { cloud: 'global' }).tenant).toBe('half a ten');
  });

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

describe('protocols and sender', () => {
  it('needs one protocol at least', () => {
    expect(stepIssues({ ...good, protocols: [] }, 'scopes')).toEqual([
      { field: 'protocols', problem: 'missing' },
    ]);
    expect(toConnection({ ...good, protocols: [] })).toBeUndefined();
    expect(toConnection({ ...good, protocols: ['pop', 'smtp'] })?.protocols).toEqual([
      'pop',
      'smtp',
    ]);
  });

  it('keeps the protocols in their order, however they are chosen', () => {
    const two = withProtocol(withProtocol([], 'smtp', true), 'imap', true);
    expect(two).toEqual(['imap', 'smtp']);
    expect(withProtocol(two, 'imap', true)).toEqual(two);
    expect(withProtocol(two, 'imap', false)).toEqual(['smtp']);
  });

  it('takes a sender for SMTP alone, and lets it be empty', () => {
    const draft: Draft = { ...good, protocols: ['smtp'], sender: 'orders@contoso.com ' };
    expect(toConnection(draft)?.sender).toBe('orders@contoso.com');
    expect(toConnection({ ...draft, sender: '  ' })).not.toHaveProperty('sender');
    expect(toConnection({ ...draft, protocols: ['imap'] })).not.toHaveProperty('sender');
    expect(stepIssues({ ...draft, sender: 'a b@c' }, 'mailboxes')).toEqual([
      { field: 'sender', problem: 'malformed' },
    ]);
    expect(stepIssues({ ...draft, protocols: ['pop'], sender: 'x' }, 'mailboxes')).toEqual([]);
    expect(draftSender(draft)).toBe('orders@contoso.com');
    expect(draftSender({ ...draft, sender: '' })).toBe('adele@contoso.com');
  });

  it('has a text for everything that can be wrong with a field', () => {
    const empty: Draft = {
      ...{ ...good, tenant: '', clientId: '', protocols: [], user: '', sharedMailbox: '' },
      ...{ mailboxKind: 'shared', sendTestMessage: true, testMessageTo: '' },
    };
    const wrong: Draft = {
      ...{ ...good, tenant: '-', clientId: '-', user: '-', sharedMailbox: '-', sender: '-' },
      ...{ mailboxKind: 'shared', protocols: ['smtp'], sendTestMessage: true, testMessageTo: '-' },
    };
    const many: Draft = { ...good, access: 'application', flow: 'secret', tenant: 'common' };
    const issues = [empty, { ...empty, protocols: wrong.protocols }, wrong, many].flatMap((draft) =>
      wizardSteps.flatMap((step) => stepIssues(draft, step)),
    );
    expect(new Set(issues.map(({ field }) => field)).size).toBe(7);
    for (const { field, problem } of issues) {
      if (problem === 'finding') throw new Error(`${field} has a finding`);
      expect(fieldTexts[field].problems[problem], `${field} ${problem}`).toBeDefined();
    }
    expect(Object.keys(applicationUserText.problems)).toEqual(['missing', 'malformed']);
  });
});

describe('access and cloud', () => {
  const app = changeDraft(good, { access: 'application' });

  it.each(flowIds)('leave no flow %s that does not give the chosen access', (flow) => {
    for (const access of ['delegated', 'application'] as const) {
      const changed = changeDraft({ ...good, flow }, { access });
      const offered = flowsFor(access);
      expect(changed.flow).toBe(offered.includes(flow) ? flow : offered[0]);
    }
  });

  it('take the flow that is chosen in the same change', () => {
    const change = { access: 'application', flow: 'certificate' } as const;
    expect(changeDraft(good, change)).toMatchObject(change);
  });

  it('leave persons only where personal accounts are chosen', () => {
    const draft = changeDraft(app, { cloud: 'outlook' });
    expect(draft).toMatchObject({ access: 'delegated', flow: 'window' });
    expect(changeDraft(draft, { access: 'application' }).access).toBe('delegated');
  });

  it.each(cloudIds)('make connections of %s that the main process takes', (cloud) => {
    for (const access of ['delegated', 'application'] as const) {
      const connection = toConnection(changeDraft(good, { cloud, access }));
      expect(connectionSchema.parse(connection)).toEqual(connection);
      expect(connection?.access).toBe(cloud === 'outlook' ? 'delegated' : access);
    }
  });

  it('make no shared mailbox, no refresh token and no person of an app', () => {
    const draft: Draft = {
      ...{ ...app, mailboxKind: 'shared', sharedMailbox: 'not one' },
      ...{ user: 'scan@contoso.com', protocols: ['imap', 'smtp'], sender: 'orders@contoso.com' },
    };
    expect(draftMailbox(draft)).toBe('scan@contoso.com');
    const connection = toConnection(draft);
    expect(connection).toMatchObject({ user: 'scan@contoso.com', sender: 'orders@contoso.com' });
    expect(connection?.offlineAccess).toBe(false);
    expect(connection).not.toHaveProperty('sharedMailbox');
    expect(changeDraft(draft, { access: 'delegated' }).offlineAccess).toBe(true);
  });

  it('fill in the mailbox that the practice app may open, unless another was typed', () => {
    const person = practiceDraft(practice);
    const asApp = changeDraft(person, { access: 'application' });
    expect(asApp.user).toBe('invoices@contoso.example');
    expect(changeDraft(asApp, { access: 'delegated' }).user).toBe(person.user);
    const typed = changeDraft(person, { user: 'alex@contoso.example' });
    expect(changeDraft(typed, { access: 'application' }).user).toBe('alex@contoso.example');
    expect(toConnection(asApp)).toMatchObject({ access: 'application', flow: 'secret' });
  });

  it('let an app’s token be used for every mailbox and protocol, a person’s for no other', () => {
    const one = toConnection({ ...app, protocols: ['imap'] });
    const other = toConnection({ ...app, protocols: ['smtp'], user: 'b@contoso.com' });
    const person = toConnection(good);
    if (!one || !other || !person) throw new Error('A draft is not complete.');
    expect(sameSignIn(one, other)).toBe(true);
    expect(sameSignIn(one, { ...one, flow: 'certificate' })).toBe(false);
    expect(sameSignIn(one, person)).toBe(false);
    expect(sameSignIn(person, one)).toBe(false);
    expect(sameSignIn(person, { ...person, user: 'b@contoso.com' })).toBe(false);
    expect(sameSignIn(person, { ...person, resource: 'https://a.b/' })).toBe(false);
    const endpoints = { imap: { host: 'a.b', port: 993, security: 'tls' } } as const;
    expect(sameSignIn(person, { ...person, endpoints })).toBe(true);
  });

  it('can be consented to before the mailboxes are known, and not before the app is', () => {
    const draft: Draft = { ...good, user: '', mailboxKind: 'shared', sender: 'x' };
    const connection = toConsentConnection(draft);
    expect(connectionSchema.parse(connection)).toEqual(connection);
    expect(toConsentConnection(good)?.user).toBe('adele@contoso.com');
    for (const wrong of [{ tenant: '' }, { clientId: '' }, { protocols: [] }]) {
      expect(toConsentConnection({ ...draft, ...wrong })).toBeUndefined();
    }
  });
});

describe('a test message', () => {
  const draft: Draft = { ...good, protocols: ['smtp'], sendTestMessage: true };

  it('needs an address only where it is asked for, over SMTP', () => {
    expect(stepIssues(draft, 'test')).toEqual([{ field: 'testMessageTo', problem: 'missing' }]);
    expect(stepIssues({ ...draft, protocols: ['imap'] }, 'test')).toEqual([]);
    expect(stepIssues({ ...draft, sendTestMessage: false }, 'test')).toEqual([]);
    expect(stepIssues({ ...draft, testMessageTo: 'adele@contoso.com' }, 'test')).toEqual([]);
  });

  it('is no part of the connection', () => {
    expect(toConnection(draft)).toEqual(toConnection({ ...draft, sendTestMessage: false }));
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
      protocols: ['imap', 'pop', 'smtp'],
    });
  });
});

describe('whom the practice tenant suggests', () => {
  const sam = { ...practice.people[0], name: 'Sam Rivera', address: 'sam@outlook.example' };
  const own = practice.people[0]?.address ?? '';
  const draft = practiceDraft({
    ...practice,
    personalPeople: [{ password: '', admin: false, mailboxes: [], ...sam }],
  });

  it('is somebody with a personal account for Outlook.com, and one of its own for the others', () => {
    const outlook = changeDraft(draft, { cloud: 'outlook' });
    expect(outlook.user).toBe(sam.address);
    expect(changeDraft(outlook, { cloud: 'global' }).user).toBe(own);
    expect(changeDraft({ ...draft, user: 'x@y.example' }, { cloud: 'outlook' }).user).toBe(
      'x@y.example',
    );
  });
});
