import type { Row } from '../row.ts';
import { near } from './wording.ts';

const errorCodesPage = 'https://learn.microsoft.com/entra/identity-platform/reference-error-codes';
const accountTypesPage =
  'https://learn.microsoft.com/entra/identity-platform/howto-modify-supported-accounts';

/** Which tenant, which cloud, and whose accounts: what an authority refuses before anything else. */
export const signInTenantRows: readonly Row[] = [
  {
    id: 'wrong-cloud-authority',
    when: [
      { weight: 97, aadsts: [90038, 90043, 90051, 50049, 900382, 900383, 900384, 900432, 900439] },
      {
        weight: 97,
        aadsts: [90002, 700016, 700011, 50020, 50034],
        authority: ['other-cloud', 'closed-cloud'],
      },
      {
        // Names that only one national cloud gives out.
        weight: 95,
        aadsts: [90002, 700016, 700011],
        marks: ['.onmschina.cn', '.onmicrosoft.us', '.onmicrosoft.de', 'microsoftonline.de'],
      },
      // Apps are registered in the global cloud first.
      { weight: 88, aadsts: [700016, 700011, 500011], cloud: ['gcc-high', 'dod', '21vianet'] },
      { weight: 90, aadsts: [90002], cloud: ['gcc-high', 'dod', '21vianet'], tenant: ['named'] },
      { weight: 86, marks: ['cross cloud', 'cross-cloud', 'nationalcloud', 'inter-cloud'] },
      { weight: 80, protocol: ['entra'], words: [/national cloud/, near('cloud', 'redirect')] },
      { weight: 74, aadsts: [90002], tenant: ['named'] },
      { weight: 72, code: ['tenant/other-cloud'] },
      {
        weight: 70,
        protocol: ['entra', 'powershell'],
        authority: ['other-cloud', 'closed-cloud'],
      },
      { weight: 73, aadsts: [90002] },
      { weight: 55, aadsts: [700016, 700011, 500011, 900023] },
      { weight: 52, protocol: ['entra'], oauth: ['invalid_tenant', 'untrusted_authority'] },
      { weight: 25, stage: ['configuration'] },
      { weight: 20, stage: ['authorize', 'token'], cloud: ['gcc-high', 'dod', '21vianet'] },
    ],
    guides: ['account-types'],
    link: 'https://learn.microsoft.com/entra/identity-platform/authentication-national-cloud',
    scenarios: [
      'aadsts-90038-other-national-cloud',
      'aadsts-90043-feature-disabled',
      'aadsts-50049-unknown-instance',
      'aadsts-900382-confidential-client-of-another-cloud',
      'aadsts-900432-application-of-another-cloud',
    ],
  },
  {
    id: 'tenant-id-wrong',
    when: [
      { weight: 97, aadsts: [900021, 900023, 50059, 50128, 90019] },
      { weight: 97, aadsts: [90002], tenant: ['placeholder', 'absent'] },
      { weight: 88, aadsts: [90002] },
      { weight: 86, protocol: ['entra'], oauth: ['invalid_tenant'] },
      { weight: 85, code: ['tenant/not-found'] },
      {
        weight: 78,
        protocol: ['entra'],
        words: [near('tenant', 'missingObject'), near('tenant identifier', 'valid')],
        not: { words: [near('account', 'tenant'), near('user', 'tenant'), near('app', 'tenant')] },
      },
      { weight: 76, protocol: ['entra'], tenant: ['placeholder', 'absent'] },
      { weight: 60, aadsts: [700016, 700011, 500011] },
      { weight: 46, protocol: ['entra'], oauth: ['endpoints_resolution_error'], stage: ['token'] },
      { weight: 45, protocol: ['entra'], oauth: ['openid_config_error', 'invalid_resource'] },
      { weight: 28, family: ['request'], tenant: ['named'] },
      { weight: 26, stage: ['configuration'] },
      { weight: 19, stage: ['token', 'authorize'], access: ['application'] },
    ],
    link: 'https://learn.microsoft.com/entra/fundamentals/how-to-find-tenant',
    scenarios: ['aadsts-90002-no-such-tenant', 'aadsts-90002-application-no-such-tenant'],
  },
  {
    id: 'single-tenant-app-on-common',
    when: [
      { weight: 97, aadsts: [50194] },
      {
        weight: 84,
        protocol: ['entra'],
        marks: ['/common', '/consumers', '/organizations'],
        words: [near('singleTenant')],
      },
      {
        weight: 83,
        protocol: ['entra'],
        signInAudience: ['AzureADMyOrg'],
        tenant: ['common', 'organizations'],
      },
      { weight: 78, protocol: ['entra'], words: [near('app', 'singleTenant')] },
      { weight: 50, aadsts: [90130, 9001023, 90124] },
      { weight: 48, aadsts: [700016, 50020], tenant: ['common', 'organizations'] },
      { weight: 21, stage: ['authorize', 'token', 'device'], tenant: ['common'] },
    ],
    guides: ['account-types'],
    link: accountTypesPage,
    scenarios: ['aadsts-50194-single-tenant-app-on-common'],
  },
  {
    id: 'account-type-endpoint-mismatch',
    when: [
      {
        weight: 97,
        aadsts: [9001023, 90124, 90130, 9002331, 9002332, 9002346, 500200, 500202, 500207],
      },
      { weight: 97, aadsts: [7000012], tenant: ['common', 'consumers', 'organizations'] },
      { weight: 62, aadsts: [7000012] },
      {
        weight: 96,
        protocol: ['entra'],
        marks: ['not enabled for consumers', 'do not use the /consumers', 'use the /consumers'],
      },
      {
        weight: 82,
        protocol: ['entra'],
        marks: ['/common', '/consumers', '/organizations'],
        words: [near('unsupported'), /microsoft account users|directory users only/],
      },
      {
        weight: 80,
        protocol: ['entra'],
        signInAudience: ['AzureADMyOrg', 'AzureADMultipleOrgs'],
        tenant: ['consumers'],
      },
      {
        weight: 79,
        protocol: ['entra'],
        signInAudience: ['AzureADMyOrg', 'AzureADMultipleOrgs'],
        account: ['personal'],
      },
      {
        weight: 79,
        protocol: ['entra'],
        signInAudience: ['PersonalMicrosoftAccount'],
        tenant: ['named', 'organizations', 'common'],
      },
      { weight: 76, protocol: ['entra'], access: ['application'], account: ['personal'] },
      {
        weight: 76,
        protocol: ['entra'],
        access: ['application'],
        tenant: ['common', 'consumers', 'organizations'],
      },
      {
        weight: 74,
        protocol: ['entra'],
        words: [near('app', 'consumers', 'enabled|aktiviert|activ')],
      },
      {
        weight: 79,
        protocol: ['entra'],
        words: [near('unsupported', '/ ?common\\b|/ ?consumers\\b')],
        not: { words: [near('singleTenant')] },
      },
      { weight: 62, aadsts: [50194] },
      { weight: 58, aadsts: [700016, 700011], account: ['personal'] },
      { weight: 57, aadsts: [700016, 700011], tenant: ['common', 'consumers'] },
      { weight: 52, aadsts: [50020, 500208, 500201] },
      { weight: 47, aadsts: [700016] },
      { weight: 46, protocol: ['entra'], oauth: ['unauthorized_client'], account: ['personal'] },
      { weight: 41, protocol: ['entra'], oauth: ['unauthorized_client'] },
      { weight: 27, family: ['request'] },
      { weight: 23, stage: ['authorize', 'token', 'device'], account: ['personal'] },
    ],
    guides: ['account-types'],
    link: accountTypesPage,
    scenarios: [
      'aadsts-90130-app-not-for-common',
      'aadsts-9001023-grant-not-for-common',
      'aadsts-9002332-not-for-consumers',
      'aadsts-90124-device-not-for-common',
    ],
  },
  {
    id: 'v1-endpoint-used',
    when: [
      { weight: 97, aadsts: [500201, 90027] },
      { weight: 83, protocol: ['entra'], authority: ['v1'], account: ['personal'] },
      {
        weight: 80,
        protocol: ['entra'],
        words: [
          /api version for a microsoft account|version 2\.0 of the protocol/,
          /\bapi\b.{0,40}microsoft.{0,60}2\.0/,
        ],
      },
      { weight: 65, aadsts: [901002, 900144], authority: ['v1'] },
      { weight: 45, protocol: ['entra'], authority: ['v1'] },
    ],
    link: 'https://learn.microsoft.com/entra/identity-platform/v2-overview',
    scenarios: ['aadsts-500201-personal-account-at-v1'],
  },
  {
    id: 'tenant-restricted-by-proxy',
    when: [
      { weight: 97, aadsts: [500021, 500022, 50002] },
      {
        weight: 78,
        protocol: ['entra'],
        words: [
          near(
            'tenant',
            'restrict|einschränk|restric|restriz|beperk|制限|限制',
            'proxy|network|netz',
          ),
        ],
      },
      { weight: 60, aadsts: [500212, 500213] },
      { weight: 22, family: ['account'], proxy: ['yes'] },
    ],
    link: 'https://learn.microsoft.com/entra/identity/enterprise-apps/tenant-restrictions',
    scenarios: [
      'aadsts-500021-tenant-restricted',
      'aadsts-500022-tenant-restrictions',
      'aadsts-50002-restricted-proxy',
    ],
  },
  {
    id: 'code-of-other-tenant',
    when: [
      { weight: 96, aadsts: [700005, 7000012] },
      {
        weight: 75,
        protocol: ['entra'],
        words: [near('code', 'tenant', 'issued|other|different|other')],
      },
      { weight: 33, aadsts: [70000], grant: ['authorization_code'] },
    ],
    link: errorCodesPage,
    scenarios: ['aadsts-700005-code-of-another-tenant'],
  },
];
