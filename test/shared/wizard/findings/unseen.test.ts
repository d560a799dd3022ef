import { describe, expect, it } from 'vitest';
import type { Draft } from '../../../../shared/wizard/draft.ts';
import { settingsFindings } from '../../../../shared/wizard/findings/table.ts';
import { nothingKnown, type Known } from '../../../../shared/wizard/findings/types.ts';
import { wizardSteps } from '../../../../shared/wizard/steps.ts';
import { firstIncompleteStep, toConnection } from '../../../../shared/wizard/validation.ts';
import {
  app,
  changed,
  clientId,
  objectId,
  person,
  server,
  tenantId,
  typed,
  withCertificate,
  withSecret,
  withToken,
} from './drafts.ts';
import { practiceDraft } from '../../../../shared/wizard/draft.ts';
import { connectionSchema } from '../../../../shared/connection.ts';
import { practice } from '../fixtures.ts';

const ownDod = 'outlook-dod.office365.us';

/** Settings with which nothing is wrong, of all clouds and flows. */
const good: readonly [name: string, draft: Draft, known?: Known][] = [
  ['a person in a window', person],
  ['in the browser', changed(person, { flow: 'browser' })],
  ['with a device code', changed(person, { flow: 'device-code' })],
  ['a pasted token', changed(person, { flow: 'pasted-token' }), withSecret],
  ['the first domain of a tenant', changed(person, { tenant: 'contoso.onmicrosoft.com' })],
  ['a tenant by its ID', changed(person, { tenant: tenantId })],
  ['a tenant moved from the German cloud', changed(person, { tenant: 'contoso.onmicrosoft.de' })],
  ['a single-tenant app with its tenant', changed(person, { signInAudience: 'AzureADMyOrg' })],
  [
    'a multitenant app with “organizations”',
    changed(person, { tenant: 'organizations', signInAudience: 'AzureADMultipleOrgs' }),
  ],
  [
    'a multitenant app with “common”',
    changed(person, { tenant: 'common', signInAudience: 'AzureADMultipleOrgs' }),
  ],
  [
    'an app for everybody with “common”',
    changed(person, { tenant: 'common', signInAudience: 'AzureADandPersonalMicrosoftAccount' }),
  ],
  [
    'a shared mailbox',
    changed(person, { mailboxKind: 'shared', sharedMailbox: 'invoices@contoso.com' }),
  ],
  ['another sender', changed(person, { sender: 'orders@contoso.com' })],
  ['an address of another domain of the tenant', changed(person, { user: 'a.b+c@fabrikam.co.uk' })],
  ['a domain that looks like Hotmail', changed(person, { user: 'adele@hotmail-hotel.com' })],
  ['a domain of somebody else that is called live', changed(person, { user: 'adele@live.tv' })],
  ['no refresh token', changed(person, { offlineAccess: false })],
  ['an app with a secret', app, withSecret],
  ['an app with a certificate', changed(app, { flow: 'certificate' }), withCertificate({})],
  ['an app with a pasted token', changed(app, { flow: 'pasted-token' })],
  [
    'an app with its object ID, as its token has it',
    changed(app, { servicePrincipalObjectId: ` ${objectId.toUpperCase()} ` }),
    withToken,
  ],
  [
    'an app with further mailboxes',
    changed(app, {
      furtherMailboxes: 'invoices@contoso.com, orders@contoso.com;\n\nx@contoso.com',
    }),
  ],
  [
    'a certificate that ends in more than 30 days',
    changed(app, { flow: 'certificate' }),
    withCertificate({ validTo: '2026-07-01T12:00:00.001Z' }),
  ],
  [
    'GCC High',
    changed(person, {
      ...{ cloud: 'gcc-high', tenant: 'contoso.onmicrosoft.us' },
      ...{ user: 'adele@contoso.onmicrosoft.us', signInAudience: 'AzureADMyOrg' },
    }),
  ],
  ['an app in GCC High', changed(app, { cloud: 'gcc-high', tenant: 'contoso.us' })],
  ['DoD', changed(person, { cloud: 'dod', tenant: 'contoso.onmicrosoft.us' })],
  [
    'DoD with the other resource and its own servers',
    typed('dod', {
      resources: { delegated: 'https://outlook-dod.office365.us' },
      servers: {
        imap: server(ownDod, 993, 'tls'),
        pop: server('mail.contoso.mil', 995, 'tls'),
        smtp: server('relay.contoso.mil', 587, 'starttls'),
      },
    }),
  ],
  [
    'DoD with ports of its own',
    typed('dod', {
      servers: { imap: server(ownDod, 1993, 'starttls'), smtp: server(ownDod, 2525, 'tls') },
    }),
  ],
  ['21Vianet', changed(person, { cloud: '21vianet', tenant: 'contoso.partner.onmschina.cn' })],
  [
    '21Vianet with the other SMTP host',
    typed('21vianet', { servers: { smtp: server('partner.outlook.cn', 587, 'starttls') } }),
  ],
  ['a personal account', changed(person, { cloud: 'outlook', user: 'sam@outlook.com' })],
  [
    'a personal account with an address of its own',
    changed(person, {
      ...{ cloud: 'outlook', user: 'sam@contoso.com' },
      signInAudience: 'PersonalMicrosoftAccount',
    }),
  ],
  [
    'an app for everybody, for a personal account',
    changed(person, { cloud: 'outlook', signInAudience: 'AzureADandPersonalMicrosoftAccount' }),
  ],
  ['the practice tenant', practiceDraft(practice)],
  ['the app of the practice tenant', changed(practiceDraft(practice), { access: 'application' })],
];

describe('settings that can work', () => {
  it.each(good)('are left alone: %s', (_name, draft, known = nothingKnown) => {
    expect(wizardSteps.flatMap((step) => settingsFindings(draft, step, known))).toEqual([]);
    expect(firstIncompleteStep(draft, known)).toBeUndefined();
    connectionSchema.parse(toConnection(draft));
  });

  it('are more than 30', () => {
    expect(good.length).toBeGreaterThanOrEqual(30);
  });
});

describe('what looks like a wrong pair', () => {
  const quiet = (draft: Draft, known: Known = nothingKnown) =>
    wizardSteps.flatMap((step) => settingsFindings(draft, step, known).map(({ id }) => id));

  it.each<[string, Draft, Known?]>([
    ['nothing typed yet', changed(person, { tenant: '', clientId: '', user: '' })],
    [
      'an audience before the tenant',
      changed(person, { tenant: '', signInAudience: 'PersonalMicrosoftAccount' }),
    ],
    ['half a tenant', changed(person, { tenant: 'contoso.onmic' })],
    ['half a client ID', changed(person, { clientId: clientId.slice(0, 20) })],
    ['half an address', changed(person, { user: 'sam@outlook' })],
    ['a domain of the ending .id', changed(person, { tenant: 'company.id' })],
    [
      'a tenant that was typed for another cloud',
      changed(person, { tenant: 'tenant_id', cloud: 'outlook' }),
    ],
    [
      'servers that were typed for another cloud',
      changed(typed('dod', { servers: { smtp: server(ownDod, 587, 'tls') } }), { cloud: 'global' }),
    ],
    ['a shared mailbox that is not opened', changed(person, { sharedMailbox: 'a\\b' })],
    ['a sender without SMTP', changed(person, { protocols: ['imap'], sender: 'a\\b' })],
    [
      'an object ID while a person signs in',
      changed(app, { servicePrincipalObjectId: clientId }, { access: 'delegated' }),
    ],
    [
      'further mailboxes while a person signs in',
      changed(app, { furtherMailboxes: 'x' }, { access: 'delegated' }),
    ],
    [
      'an old certificate of another flow',
      app,
      withCertificate({ validTo: '2020-01-01T00:00:00Z' }),
    ],
    [
      'half an object ID beside a token',
      changed(app, { servicePrincipalObjectId: objectId.slice(0, 9) }),
      withToken,
    ],
  ])('is left alone: %s', (_name, draft, known) => {
    expect(quiet(draft, known)).toEqual([]);
  });
});
