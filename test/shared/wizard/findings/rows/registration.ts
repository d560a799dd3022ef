import { app, changed, clientId, person, tenantId, type Row } from '../drafts.ts';

/** What is to be seen. */
export const registrationRows: readonly Row[] = [
  ...(
    [
      ['client-id-wrong/mail-address', 'adele@contoso.com'],
      ['client-id-wrong/token', 'eyJ0eXAiOiJKV1Qi.eyJhdWQiOiJo.c2ln'],
      ['client-id-wrong/token', 'Bearer eyJ0eXAiOiJKV1Qi.eyJhdWQiOiJo.c2ln'],
      ['client-id-wrong/secret', 'abc8Q~Ab1dEfGhIjKlMnOpQrStUvWxYz01234567'],
      ['client-id-wrong/secret', 'hD4/xn2k+Q8w9ZtR5vB7yL1mC3pE6sG0uJ2iO4aK8f='],
      ['client-id-wrong/uri', `api://${clientId}`],
      ['client-id-wrong/uri', 'https://contoso.com/app'],
      ['client-id-wrong/quotes', `"${clientId}"`],
      ['client-id-wrong/quotes', `{${clientId}}`],
      ['client-id-wrong/quotes', ` “${clientId}” `],
      ['client-id-wrong/placeholder', 'your-client-id'],
      ['client-id-wrong/placeholder', 'YOUR_APP_ID_HERE'],
      ['client-id-wrong/placeholder', '<client id>'],
      ['client-id-wrong/placeholder', '00001111-aaaa-2222-bbbb-3333cccc4444'],
    ] as const
  ).map(([id, text]): Row => [
    id,
    'problem registration clientId',
    changed(person, { clientId: text }),
  ]),
  [
    'client-id-wrong/tenant-id',
    'problem registration clientId',
    changed(person, { tenant: tenantId, clientId: tenantId.toUpperCase() }),
  ],
  ...['04b07795-8ddb-461a-bbee-02f9e1bf7b46', 'D3590ED6-52B3-4102-AEFF-AAD2292AB01C'].map(
    (text): Row => [
      'first-party-client-id',
      'caution registration clientId',
      changed(person, { clientId: text }),
    ],
  ),
  ...['common', ' Organizations'].map((tenant): Row => [
    'single-tenant-app-on-common',
    'problem registration signInAudience',
    changed(person, { tenant, signInAudience: 'AzureADMyOrg' }),
  ]),
  [
    'single-tenant-app-on-common',
    'caution tenant tenant',
    changed(person, { signInAudience: 'AzureADMyOrg' }, { tenant: 'common' }),
  ],
  ...(['AzureADMyOrg', 'AzureADMultipleOrgs'] as const).flatMap((signInAudience): Row[] => [
    [
      'account-type-endpoint-mismatch/work-only',
      'problem registration signInAudience',
      changed(person, { tenant: 'consumers', signInAudience }),
    ],
    [
      'account-type-endpoint-mismatch/work-only',
      'problem registration signInAudience',
      changed(person, { cloud: 'outlook', signInAudience }),
    ],
  ]),
  ...(
    [
      [person, {}],
      [person, { tenant: 'common' }],
      [person, { cloud: 'gcc-high' }],
      [app, {}],
    ] as const
  ).map(([draft, change]): Row => [
    'account-type-endpoint-mismatch/personal-only',
    'problem registration signInAudience',
    changed(draft, change, { signInAudience: 'PersonalMicrosoftAccount' }),
  ]),
];
