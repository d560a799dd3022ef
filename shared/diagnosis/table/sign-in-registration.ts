import type { Row } from '../row.ts';
import { near } from './wording.ts';

const errorCodesPage = 'https://learn.microsoft.com/entra/identity-platform/reference-error-codes';
const replyUrlPage = 'https://learn.microsoft.com/entra/identity-platform/reply-url';

/** What is wrong with the app registration itself: its ID, its redirect URIs, its switches. */
export const signInRegistrationRows: readonly Row[] = [
  {
    id: 'client-id-wrong',
    when: [
      { weight: 98, aadsts: [700016, 700011, 90112, 70001, 900144], clientId: ['wrong-form'] },
      { weight: 97, aadsts: [90112] },
      { weight: 88, protocol: ['entra'], clientId: ['wrong-form'] },
      { weight: 86, aadsts: [700016, 700011] },
      { weight: 82, aadsts: [70001], words: [near('app', 'missingObject')] },
      {
        weight: 78,
        protocol: ['entra'],
        words: [
          near(
            'app',
            'identifier|kennung|bezeichner|identificat|identificad|識別子|标识符',
            'missingObject',
          ),
          near('app', 'missingObject', 'tenant'),
          near('identifier|client.?id', 'guid'),
        ],
        not: { words: [near('account', 'missingObject'), near('user', 'missingObject')] },
      },
      {
        // Both the sentence on the app and that on a service end in advice that names people.
        weight: 81,
        protocol: ['entra'],
        words: [
          near(
            'app',
            'identifier|kennung|bezeichner|identificat|identificad|identifiant|識別子|标识符',
            'missingObject',
          ),
        ],
        not: { words: [near('resource', 'missingObject')] },
      },
      { weight: 60, aadsts: [70001] },
      { weight: 45, protocol: ['entra'], oauth: ['unauthorized_client'] },
      { weight: 40, aadsts: [90002] },
      { weight: 26, family: ['client'] },
      { weight: 21, stage: ['authorize', 'device'] },
      { weight: 20, stage: ['token'], access: ['application'] },
    ],
    guides: ['register-app-delegated', 'register-app-application'],
    scripts: ['app-registration'],
    link: 'https://learn.microsoft.com/troubleshoot/entra/entra-id/app-integration/error-code-aadsts700016-app-not-found-in-directory',
    scenarios: [
      'aadsts-700016-app-not-in-tenant',
      'aadsts-700016-application-not-in-tenant',
      'aadsts-700016-device-app-not-in-tenant',
      'aadsts-700011-app-not-in-directory',
      // It is the number of an app that is disabled or unknown, with the words for an unknown one.
      'aadsts-70001-app-disabled-or-unknown',
    ],
  },
  {
    id: 'first-party-client-id',
    when: [
      { weight: 97, aadsts: [65002] },
      { weight: 86, protocol: ['entra'], clientId: ['first-party'] },
      { weight: 80, protocol: ['entra'], words: [/first[- ]party app/, /preauthori[sz]ation/] },
    ],
    guides: ['register-app-delegated'],
    scripts: ['app-registration'],
    link: errorCodesPage,
    scenarios: ['aadsts-65002-microsoft-client-id'],
  },
  {
    id: 'redirect-uri-mismatch',
    when: [
      { weight: 97, aadsts: [50011, 90102, 500112] },
      { weight: 86, protocol: ['entra'], redirectUri: ['other'], stage: ['authorize'] },
      { weight: 85, aadsts: [500117] },
      {
        weight: 86,
        stage: ['authorize'],
        marks: ["'redirect_uri' is not valid", 'redirecturimismatch', 'redirect_uri_mismatch'],
      },
      {
        weight: 79,
        protocol: ['entra'],
        words: [near('replyAddress', 'app'), near('redirect_uri')],
        not: { aadsts: [500113, 900971] },
      },
      { weight: 62, aadsts: [500113, 900971] },
      { weight: 50, aadsts: [9002325, 9002326, 9002327] },
      { weight: 34, protocol: ['entra'], oauth: ['invalid_request'], stage: ['authorize'] },
      { weight: 24, stage: ['authorize'], access: ['delegated'] },
    ],
    guides: ['redirect-uri'],
    scripts: ['app-registration'],
    link: replyUrlPage,
    scenarios: ['aadsts-50011-redirect-uri-not-registered'],
  },
  {
    id: 'redirect-uri-missing',
    when: [
      { weight: 97, aadsts: [500113, 900971] },
      { weight: 98, aadsts: [50011], words: [/\bno (?:reply|redirect)/] },
      { weight: 86, protocol: ['entra'], redirectUri: ['none'] },
      {
        weight: 82,
        protocol: ['entra'],
        words: [
          /\bno (?:reply|redirect)/,
          near(
            'replyAddress',
            'no .{0,20}regist|keine?\\b|aucun|ningun|ningún|nenhum|nessun|geen|なし|登録されて(?:い)?ません|未注册|未註冊|未提供',
          ),
        ],
      },
      { weight: 56, aadsts: [50011] },
    ],
    guides: ['redirect-uri'],
    scripts: ['app-registration'],
    link: replyUrlPage,
    scenarios: ['aadsts-500113-no-reply-address', 'aadsts-900971-no-reply-address-provided'],
  },
  {
    id: 'redirect-uri-wrong-platform',
    when: [
      { weight: 97, aadsts: [9002325, 9002326, 9002327] },
      {
        weight: 96,
        protocol: ['entra'],
        marks: ['cross-origin', 'cross origin', "'single-page application'", 'single-page'],
      },
      { weight: 94, aadsts: [7000218, 70002], platform: ['web'], publicClientFlows: ['on'] },
      { weight: 92, aadsts: [7000218], platform: ['spa'] },
      { weight: 92, aadsts: [7000218], program: ['browser-page'] },
      {
        weight: 90,
        aadsts: [7000218, 70002],
        publicClientFlows: ['on'],
        not: { client: ['confidential'] },
      },
      {
        weight: 86,
        aadsts: [7000218],
        platform: ['web'],
        grant: ['authorization_code'],
        not: { client: ['confidential'] },
      },
      { weight: 78, aadsts: [7000218], platform: ['web'] },
      { weight: 79, aadsts: [7000218], grant: ['authorization_code'] },
      { weight: 66, aadsts: [7000218], not: { grant: ['client_credentials', 'device_code'] } },
      { weight: 66, marks: ["'client_assertion' or 'client_secret'"], stage: ['token'] },
      { weight: 50, aadsts: [90023] },
      { weight: 45, aadsts: [700025, 50011] },
      { weight: 40, protocol: ['entra'], oauth: ['invalid_client'], access: ['delegated'] },
      { weight: 24, stage: ['token'], grant: ['authorization_code'] },
    ],
    guides: ['redirect-uri'],
    scripts: ['app-registration'],
    link: replyUrlPage,
    scenarios: [
      'aadsts-9002326-single-page-app-only',
      'aadsts-9002325-proof-key-required',
      'aadsts-7000218-not-a-public-client',
    ],
  },
  {
    id: 'public-client-flows-disabled',
    when: [
      { weight: 96, aadsts: [7000218, 70002], publicClientFlows: ['off'] },
      { weight: 93, oauth: ['code_expired'], publicClientFlows: ['off'] },
      {
        weight: 94,
        aadsts: [7000218],
        grant: ['device_code', 'password'],
        not: { publicClientFlows: ['on'] },
      },
      { weight: 92, aadsts: [70002], grant: ['device_code'], not: { publicClientFlows: ['on'] } },
      {
        weight: 85,
        stage: ['device', 'token'],
        grant: ['device_code', 'password'],
        marks: ['client_assertion'],
        not: { publicClientFlows: ['on'] },
      },
      {
        weight: 84,
        protocol: ['entra'],
        publicClientFlows: ['off'],
        grant: ['device_code', 'password'],
      },
      {
        weight: 82,
        aadsts: [7000218],
        not: { grant: ['authorization_code', 'client_credentials'] },
      },
      { weight: 76, aadsts: [7000218], not: { grant: ['client_credentials'] } },
      {
        weight: 74,
        protocol: ['entra'],
        marks: ["'client_assertion' or 'client_secret'", 'client_secret or client_assertion'],
        not: { aadsts: [7000216, 700025] },
      },
      {
        weight: 72,
        protocol: ['entra'],
        marks: ['client_assertion'],
        not: [{ grant: ['client_credentials'] }, { aadsts: [7000216, 700025] }],
      },
      { weight: 52, oauth: ['code_expired'] },
      { weight: 45, stage: ['device'], oauth: ['invalid_client', 'unauthorized_client'] },
      { weight: 44, protocol: ['entra'], oauth: ['invalid_client'], access: ['delegated'] },
      { weight: 28, stage: ['device'], family: ['client'] },
      { weight: 25, stage: ['device'] },
      { weight: 22, stage: ['token'], grant: ['authorization_code'] },
      { weight: 21, stage: ['token'], access: ['delegated'] },
    ],
    guides: ['public-client-flows'],
    scripts: ['app-registration'],
    link: 'https://learn.microsoft.com/entra/identity-platform/msal-client-applications',
    scenarios: ['aadsts-7000218-device-not-a-public-client'],
  },
  {
    id: 'public-client-sent-secret',
    when: [
      { weight: 97, aadsts: [700025] },
      { weight: 95, aadsts: [90023], words: [near('public', 'secret')] },
      {
        weight: 86,
        protocol: ['entra'],
        marks: ["neither 'client_assertion' nor 'client_secret'"],
      },
      {
        weight: 79,
        protocol: ['entra'],
        words: [
          /public clients? can.?t send/,
          /client is public/,
          near('öffentlich|públic|public|pubblic|パブリック|公共|公用', 'client_secret'),
        ],
      },
      { weight: 51, aadsts: [90023] },
      { weight: 38, protocol: ['entra'], oauth: ['invalid_client'], platform: ['desktop', 'spa'] },
    ],
    guides: ['redirect-uri'],
    link: errorCodesPage,
    scenarios: ['aadsts-700025-secret-of-a-public-client'],
  },
  {
    id: 'app-disabled',
    when: [
      { weight: 97, aadsts: [7000112, 1000031] },
      { weight: 87, aadsts: [70001], words: [near('app', 'disabled')] },
      { weight: 86, aadsts: [70001], not: { words: [near('app', 'missingObject')] } },
      {
        weight: 79,
        protocol: ['entra'],
        words: [
          near('app', 'disabled'),
          /cannot be accessed at this time/,
          /'\([^)]*\) is disabled/,
        ],
      },
      { weight: 74, aadsts: [70001] },
      { weight: 58, aadsts: [500014] },
      { weight: 42, protocol: ['entra'], oauth: ['unauthorized_client'] },
      { weight: 24, family: ['client'], stage: ['authorize', 'device'] },
    ],
    guides: ['app-enabled'],
    link: 'https://learn.microsoft.com/entra/identity/enterprise-apps/disable-user-sign-in-portal',
    scenarios: [
      'aadsts-7000112-app-disabled',
      'aadsts-7000112-application-disabled',
      'aadsts-1000031-app-not-accessible',
    ],
  },
];
