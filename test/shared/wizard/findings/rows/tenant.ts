import { changed, person, type Row } from '../drafts.ts';

/** What is to be seen. */
export const tenantRows: readonly Row[] = [
  ...[
    ...['tenant_id', 'your-tenant-id', 'TENANT-ID', '<tenant-id>', '{tenantId}', '${TENANT_ID}'],
    ...['%TENANT%', 'Directory', 'changeme'],
    ...['00000000-0000-0000-0000-000000000000', 'xxxxxxxx-xxxx-xxxx-xxxx-xxxxxxxxxxxx'],
    ...['aaaabbbb-0000-cccc-1111-dddd2222eeee', ' your tenant '],
  ].map((tenant): Row => [
    'tenant-id-wrong/placeholder',
    'problem tenant tenant',
    changed(person, { tenant }),
  ]),
  ...['yourtenant.onmicrosoft.com', 'example.com', 'your-company.com'].map((tenant): Row => [
    'tenant-id-wrong/example-domain',
    'caution tenant tenant',
    changed(person, { tenant }),
  ]),
  ...(
    [
      ['global', 'contoso.onmicrosoft.us'],
      ['21vianet', 'CONTOSO.onmicrosoft.us'],
      ['global', 'contoso.partner.onmschina.cn'],
      ['dod', 'contoso.partner.onmschina.cn'],
    ] as const
  ).map(([cloud, tenant]): Row => [
    'wrong-cloud-authority/tenant-domain',
    'problem tenant tenant',
    changed(person, { cloud, tenant }),
  ]),
  ...(['onmicrosoft.com', 'onmicrosoft.de'] as const).map((ending): Row => [
    'wrong-cloud-authority/tenant-domain-unusual',
    'caution tenant tenant',
    changed(person, { cloud: 'gcc-high', tenant: `contoso.${ending}` }),
  ]),
  [
    'account-type-endpoint-mismatch/consumers-in-national-cloud',
    'caution tenant tenant',
    changed(person, { cloud: '21vianet', tenant: 'Consumers' }),
  ],
  [
    'account-type-endpoint-mismatch/personal-tenant',
    'caution tenant tenant',
    changed(person, { tenant: '9188040d-6c67-4c5b-b112-36a304b66dad' }),
  ],
];
