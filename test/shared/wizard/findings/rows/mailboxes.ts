import { app, changed, clientId, person, tenantId, withToken, type Row } from '../drafts.ts';

/** What is to be seen. */
export const mailboxRows: readonly Row[] = [
  ...(
    [
      ['user', { user: 'adele@contoso.com\\invoices' }],
      ['user', { user: 'CONTOSO\\adele' }],
      ['sharedMailbox', { mailboxKind: 'shared', sharedMailbox: 'adele@contoso.com\\invoices' }],
      ['sender', { sender: 'contoso\\orders' }],
    ] as const
  ).map(([field, change]): Row => [
    'delegate-backslash-syntax',
    `problem mailboxes ${field}`,
    changed(person, change),
  ]),
  ...['sam@outlook.com', ' Sam@HotMail.co.uk', 'sam@live.de', 'sam@msn.com'].map((user): Row => [
    'account-type-endpoint-mismatch/personal-mailbox',
    'problem mailboxes user',
    changed(app, { user }),
  ]),
  [
    'account-type-endpoint-mismatch/personal-mailbox',
    'problem mailboxes furtherMailboxes',
    changed(app, { furtherMailboxes: 'invoices@contoso.com\nsam@outlook.com' }),
  ],
  ...['common', 'consumers'].map((tenant): Row => [
    'account-type-endpoint-mismatch/personal-on-common',
    'caution mailboxes user',
    changed(person, { tenant, user: 'sam@outlook.com' }),
  ]),
  ...([{}, { tenant: 'organizations' }, { cloud: 'gcc-high', tenant: 'common' }] as const).map(
    (change): Row => [
      'account-not-in-tenant/personal-address',
      'caution mailboxes user',
      changed(person, change, { user: 'sam@hotmail.com' }),
    ],
  ),
  [
    'account-type-endpoint-mismatch/work-address',
    'caution mailboxes user',
    changed(person, { cloud: 'outlook', user: 'adele@contoso.onmicrosoft.com' }),
  ],
  [
    'wrong-cloud-authority/address',
    'caution mailboxes user',
    changed(person, { user: 'adele@contoso.onmicrosoft.us' }),
  ],
  [
    'wrong-cloud-authority/address',
    'caution mailboxes sharedMailbox',
    changed(person, {
      cloud: '21vianet',
      mailboxKind: 'shared',
      sharedMailbox: 'x@contoso.onmicrosoft.com',
    }),
  ],
  [
    'shared-mailbox-is-own',
    'caution mailboxes sharedMailbox',
    changed(person, { mailboxKind: 'shared', sharedMailbox: 'Adele@Contoso.com ' }),
  ],
  ...(
    [
      ['placeholder', '00000000-0000-0000-0000-000000000000', {}],
      ['placeholder', '<object-id>', {}],
      ['client-id', clientId.toUpperCase(), {}],
      ['tenant-id', tenantId, { tenant: tenantId }],
    ] as const
  ).map(([what, text, change]): Row => [
    `service-principal-object-id-wrong/${what}`,
    'problem mailboxes servicePrincipalObjectId',
    changed(app, change, { servicePrincipalObjectId: text }),
  ]),
  [
    'service-principal-object-id-wrong/token',
    'problem mailboxes servicePrincipalObjectId',
    changed(app, { servicePrincipalObjectId: '3f6b1f8c-11d0-4c3d-9a55-0f2f8a1c0f5e' }),
    withToken,
  ],
  [
    'further-mailboxes/malformed',
    'problem mailboxes furtherMailboxes',
    changed(app, { furtherMailboxes: 'invoices@contoso.com, orders, a b@contoso.com' }),
  ],
  [
    'further-mailboxes/too-many',
    'problem mailboxes furtherMailboxes',
    changed(app, {
      furtherMailboxes: Array.from({ length: 51 }, (_, n) => `box${String(n)}@contoso.com`).join(
        '\n',
      ),
    }),
  ],
];
