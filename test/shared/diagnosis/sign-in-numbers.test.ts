import { describe, expect, it } from 'vitest';
import type { FindingId } from '../../../shared/diagnosis/finding-ids.ts';
import { causesOf, diagnosisOf, type ReportedFailure } from './sign-in-failures.ts';

const application: ReportedFailure = {
  connection: { access: 'application' },
  reported: { grant: 'client_credentials' },
};
const refresh: ReportedFailure = { reported: { grant: 'refresh_token' } };
const codeGrant: ReportedFailure = { reported: { grant: 'authorization_code' } };
const device: ReportedFailure = { stage: 'device', reported: { grant: 'device_code' } };
const page: ReportedFailure = { stage: 'authorize' };

/** The known errors of Entra ID, row by row, with where they come up and what is behind them. */
const known: readonly (readonly [number, ReportedFailure, FindingId])[] = [
  [50011, page, 'redirect-uri-mismatch'],
  [500113, page, 'redirect-uri-missing'],
  [900971, page, 'redirect-uri-missing'],
  [7000218, device, 'public-client-flows-disabled'],
  [7000218, {}, 'public-client-flows-disabled'],
  [700025, {}, 'public-client-sent-secret'],
  [7000215, application, 'client-secret-invalid'],
  [7000222, application, 'client-secret-expired'],
  [700027, application, 'certificate-not-registered'],
  [50012, application, 'certificate-not-registered'],
  [700016, page, 'client-id-wrong'],
  [700011, page, 'client-id-wrong'],
  [90002, {}, 'tenant-id-wrong'],
  [90038, {}, 'wrong-cloud-authority'],
  [90043, {}, 'wrong-cloud-authority'],
  [900382, application, 'wrong-cloud-authority'],
  [900432, application, 'wrong-cloud-authority'],
  [50049, {}, 'wrong-cloud-authority'],
  [50194, page, 'single-tenant-app-on-common'],
  [9001023, device, 'account-type-endpoint-mismatch'],
  [90124, device, 'account-type-endpoint-mismatch'],
  [90130, page, 'account-type-endpoint-mismatch'],
  [9002332, page, 'account-type-endpoint-mismatch'],
  ...[50020, 16000, 500208, 50034, 90072].map(
    (number) => [number, page, 'account-not-in-tenant'] as const,
  ),
  [65001, {}, 'consent-missing'],
  [90094, page, 'admin-consent-required'],
  [90095, page, 'admin-consent-required'],
  [65004, page, 'consent-missing'],
  [650052, page, 'resource-not-in-tenant'],
  [500011, application, 'resource-not-in-tenant'],
  ...[650056, 650057, 65005].map(
    (number) => [number, {}, 'permission-not-in-registration'] as const,
  ),
  [70011, {}, 'scope-unknown-on-resource'],
  [28002, {}, 'scope-malformed'],
  [650053, page, 'scope-unknown-on-resource'],
  [700022, {}, 'scope-multiple-resources'],
  [28003, {}, 'scope-resource-missing'],
  [700023, {}, 'scope-resource-missing'],
  [900144, {}, 'request-parameter-missing'],
  [90014, {}, 'request-parameter-missing'],
  [900561, {}, 'token-endpoint-opened'],
  [901002, {}, 'resource-parameter-on-v2'],
  [54005, codeGrant, 'authorization-code-reused'],
  [70008, codeGrant, 'authorization-code-reused'],
  ...[501481, 50147, 501491].map((number) => [number, codeGrant, 'pkce-mismatch'] as const),
  [9002325, codeGrant, 'redirect-uri-wrong-platform'],
  [9002326, codeGrant, 'redirect-uri-wrong-platform'],
  [700005, codeGrant, 'code-of-other-tenant'],
  [50105, page, 'user-assignment-required'],
  ...[50076, 50074, 50079, 50072, 50078].map((number) => [number, {}, 'mfa-required'] as const),
  [53003, page, 'conditional-access-block'],
  [53003, application, 'conditional-access-block'],
  [53003, device, 'device-code-flow-blocked'],
  ...[53000, 53001, 50097, 50129].map(
    (number) => [number, page, 'device-compliance-required'] as const,
  ),
  [53000, device, 'device-compliance-required'],
  ...[530035, 530032, 50005, 53002].map(
    (number) => [number, page, 'conditional-access-block'] as const,
  ),
  [70016, device, 'device-code-pending'],
  ...[70018, 70019, 90119, 50134].map((number) => [number, device, 'device-code-expired'] as const),
  [50126, page, 'wrong-password'],
  [50053, page, 'account-locked'],
  [50055, page, 'password-expired'],
  [50144, page, 'password-expired'],
  [50057, page, 'account-disabled'],
  [50173, refresh, 'refresh-token-revoked'],
  [50133, refresh, 'refresh-token-revoked'],
  [700082, refresh, 'refresh-token-expired'],
  [70043, refresh, 'sign-in-frequency'],
  [50196, {}, 'request-loop'],
  ...[90024, 50033, 90033, 90006].map((number) => [number, {}, 'service-unavailable'] as const),
  [65002, page, 'first-party-client-id'],
  ...[7000112, 70001, 1000031].map((number) => [number, page, 'app-disabled'] as const),
  [50199, page, 'sign-in-confirmation'],
  ...[500021, 500022, 50002].map((number) => [number, page, 'tenant-restricted-by-proxy'] as const),
];

describe('what Entra ID is known to refuse', () => {
  it.each(known)('AADSTS%i %j is %s', (number, failure, expected) => {
    expect(causesOf(`AADSTS${String(number)}`, failure)[0]).toBe(expected);
  });

  it.each(known)('AADSTS%i %j is %s whatever language says it', (number, failure, expected) => {
    const said = `AADSTS${String(number)}: Żółw нет 何か。\r\nTrace ID: 3f9b2041-c0de-417b-a537-96c6fcf04400`;
    expect(causesOf(said, failure)[0]).toBe(expected);
  });

  it('is found in error_codes, in a link, behind a label and as what stands first', () => {
    for (const said of [
      '{"error":"invalid_client","error_codes":[7000222]}',
      "{u'error': u'invalid_client', u'error_codes': [7000222]}",
      String.raw`{\\\"error_codes\\\":[70002,7000222]}`,
      'see https://login.microsoftonline.com/error?code=7000222',
      'Fehlercode: 7000222',
      'エラー コード: 7000222',
      'invalid_client: 7000222 - [2020-10-14 12:17:05Z]',
    ]) {
      expect(causesOf(said)[0], said).toBe('client-secret-expired');
    }
  });

  it('is taken from a mail program’s log, too', () => {
    const said =
      'sasl-xoauth2: TokenStore::Refresh: response={"error":"invalid_grant","error_description":"AADSTS700082: The refresh';
    expect(causesOf(said, refresh)[0]).toBe('refresh-token-expired');
  });
});

describe('a number with more than one cause', () => {
  it.each<[string, ReportedFailure, FindingId]>([
    ['7000218', { reported: { publicClientFlows: false } }, 'public-client-flows-disabled'],
    ['7000218', { reported: { grant: 'password' } }, 'public-client-flows-disabled'],
    ['7000218', refresh, 'public-client-flows-disabled'],
    ['7000218', codeGrant, 'redirect-uri-wrong-platform'],
    [
      '7000218',
      { reported: { ...codeGrant.reported, publicClientFlows: true, platform: 'Web' } },
      'redirect-uri-wrong-platform',
    ],
    ['7000218', { reported: { program: 'msal-browser 3.1' } }, 'redirect-uri-wrong-platform'],
    [
      '7000218',
      { reported: { platform: 'Web platform with a client secret' } },
      'client-secret-missing',
    ],
    ['7000218', application, 'client-secret-missing'],
    ['700016', { reported: { clientId: 'mail@contoso.example' } }, 'client-id-wrong'],
    [
      '700016',
      {
        reported: {
          authority: 'https://login.microsoftonline.com/contoso.onmicrosoft.us',
          tenantCloud: 'GCC High',
        },
      },
      'wrong-cloud-authority',
    ],
    ['90002', { reported: { tenant: '<your-tenant-id>' } }, 'tenant-id-wrong'],
    [
      '90002',
      {
        reported: {
          tenant: 'contoso.onmicrosoft.us',
          tenantCloud: 'GCC High',
          authority: 'https://login.microsoftonline.com/contoso.onmicrosoft.us',
        },
      },
      'wrong-cloud-authority',
    ],
    [
      '90002',
      { connection: { cloud: '21vianet', tenant: 'contoso.example' } },
      'wrong-cloud-authority',
    ],
    ['65001', refresh, 'consent-missing'],
    [
      '65001',
      {
        reported: {
          grant: 'refresh_token',
          consentedScope: 'https://outlook.office.com/IMAP.AccessAsUser.All offline_access',
          scope: 'https://outlook.office.com/SMTP.Send offline_access',
        },
      },
      'refresh-scope-not-consented',
    ],
    ['70008', refresh, 'refresh-token-expired'],
    ['70008', codeGrant, 'authorization-code-reused'],
    ['70000', refresh, 'refresh-scope-not-consented'],
    ['70000', codeGrant, 'authorization-code-malformed'],
    ['9002313', refresh, 'refresh-token-malformed'],
    ['9002313', codeGrant, 'authorization-code-malformed'],
    ['9002313', page, 'request-parameter-missing'],
    [
      '70011',
      {
        reported: {
          scope: 'https://graph.microsoft.com/Mail.Read https://outlook.office.com/SMTP.Send',
        },
      },
      'scope-multiple-resources',
    ],
    ['70011', { connection: { cloud: '21vianet', access: 'delegated' } }, 'china-scope-form'],
    ['53003', { connection: { flow: 'device-code' } }, 'device-code-flow-blocked'],
  ])('AADSTS%s with %j is %s', (number, failure, expected) => {
    expect(causesOf(`AADSTS${number}: …`, failure)[0]).toBe(expected);
  });

  it.each<[number, ReportedFailure, readonly FindingId[]]>([
    [
      7000218,
      {},
      ['public-client-flows-disabled', 'redirect-uri-wrong-platform', 'client-secret-missing'],
    ],
    [700016, {}, ['client-id-wrong', 'tenant-id-wrong', 'wrong-cloud-authority']],
    [90002, {}, ['tenant-id-wrong', 'wrong-cloud-authority']],
    [65001, {}, ['consent-missing', 'admin-consent-required']],
    [70008, {}, ['refresh-token-expired', 'authorization-code-reused']],
    [70011, {}, ['scope-unknown-on-resource', 'scope-malformed', 'scope-multiple-resources']],
    [
      9002313,
      {},
      ['refresh-token-malformed', 'request-parameter-missing', 'authorization-code-malformed'],
    ],
  ])('AADSTS%i alone leaves %j in the first three', (number, failure, expected) => {
    const causes = causesOf(`AADSTS${String(number)}`, failure).slice(0, 3);
    expect(causes).toEqual(expect.arrayContaining([...expected]));
    expect(causes[0]).toBe(expected[0]);
  });

  it.each<[string, FindingId]>([
    ["AADSTS70000: 'refresh_token' or 'assertion' is not valid", 'refresh-token-malformed'],
    ['AADSTS70000: Authorization Code is malformed or invalid', 'authorization-code-malformed'],
    ['AADSTS70000: the code_verifier is missing', 'pkce-mismatch'],
    ['AADSTS50012: Invalid client secret is provided', 'client-secret-invalid'],
    [
      'AADSTS50012: Client assertion is not within its valid time range',
      'clock-skew-or-expired-assertion',
    ],
    ['AADSTS50012: The key was not found, Thumbprint: 8539A65C', 'certificate-not-registered'],
    ["AADSTS90023: Public clients can't send a client secret", 'public-client-sent-secret'],
    ['AADSTS90023: Cross-origin token redemption is permitted', 'redirect-uri-wrong-platform'],
    ["AADSTS70001: Application with identifier 'x' was not found", 'client-id-wrong'],
    ['AADSTS70002: Error validating credentials. AADSTS54005: …', 'authorization-code-reused'],
    ['AADSTS70016: pending\nAADSTS70016: pending\nAADSTS70020: …', 'device-code-expired'],
  ])('%s', (said, expected) => {
    expect(causesOf(said)[0]).toBe(expected);
  });
});

describe('a number that nobody knows', () => {
  it.each<[number, ReportedFailure, FindingId]>([
    [539999, page, 'conditional-access-block'],
    [650999, page, 'consent-missing'],
    [7000999, application, 'client-secret-invalid'],
    [909999, {}, 'request-parameter-missing'],
    [509999, page, 'account-not-in-tenant'],
    [709999, refresh, 'refresh-token-expired'],
  ])(
    'AADSTS%i %j has the usual cause of its kind first, and says that it is only that',
    (number, failure, expected) => {
      const { findings, recognised } = diagnosisOf(`AADSTS${String(number)}: …`, failure);
      expect(recognised).toBe(false);
      expect(findings).toHaveLength(3);
      expect(findings[0]).toMatchObject({ id: expected, certainty: 'possible' });
    },
  );

  it('is judged by the settings where they do not fit each other', () => {
    const reported = { tenant: 'common', signInAudience: 'AzureADMyOrg' } as const;
    expect(causesOf('AADSTS999999: …', { stage: 'authorize', reported })[0]).toBe(
      'single-tenant-app-on-common',
    );
  });

  it('leaves the trace for Microsoft', () => {
    const { support } = diagnosisOf(
      'AADSTS999999: … Trace ID: 3f9b2041-c0de-417b-a537-96c6fcf04400 Correlation ID: b2632611-fa3d-4056-a429-ea073e48cab5',
    );
    expect(support).toMatchObject({ traceId: '3f9b2041-c0de-417b-a537-96c6fcf04400' });
  });
});

describe('nothing that is known at all', () => {
  it.each<[string, ReportedFailure]>([
    ['configuration', { stage: 'configuration' }],
    ['authorize', page],
    ['token', {}],
    ['token of an app', application],
    ['refresh', { stage: 'refresh' }],
    ['device', device],
  ])('gives three causes that are usual at %s', (_stage, failure) => {
    const { findings, recognised } = diagnosisOf('???', {
      ...failure,
      connection: { access: 'delegated', ...failure.connection },
    });
    expect(recognised).toBe(false);
    expect(findings).toHaveLength(3);
  });
});
