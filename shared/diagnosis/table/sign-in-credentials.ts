import type { Row } from '../row.ts';
import { near } from './wording.ts';

const certificatePage =
  'https://learn.microsoft.com/entra/identity-platform/certificate-credentials';
const credentialsPage =
  'https://learn.microsoft.com/entra/identity-platform/how-to-add-credentials';

/** What the app proves itself with: its secret, its certificate, the proof of one sign-in. */
export const signInCredentialRows: readonly Row[] = [
  {
    id: 'client-secret-invalid',
    when: [
      { weight: 97, aadsts: [7000215] },
      {
        weight: 95,
        aadsts: [50012, 70002],
        words: [near('secret', 'invalid|not valid|wrong|ungültig|incorrect|non valid')],
        not: { marks: ['client_assertion'] },
      },
      { weight: 88, code: ['credential/wrong-secret'] },
      {
        weight: 78,
        protocol: ['entra'],
        words: [
          near(
            'secret',
            'invalid|not valid|ungültig|incorrect|non valid|inválid|no válid|無効|无效|不正确',
          ),
          near('secret id|id de secret|geheimnis-id|id secret|シークレットの? ?id'),
        ],
        not: [{ marks: ['client_assertion'] }, { aadsts: [7000218] }],
      },
      {
        weight: 60,
        aadsts: [50012, 70002],
        not: [{ grant: ['device_code'] }, { marks: ['client_assertion'] }],
      },
      { weight: 55, aadsts: [7000222] },
      {
        weight: 47,
        oauth: ['invalid_client'],
        access: ['application'],
        not: { flow: ['certificate'] },
      },
      { weight: 46, oauth: ['invalid_client'], client: ['confidential'] },
      { weight: 41, protocol: ['entra'], oauth: ['invalid_client'] },
      { weight: 29, family: ['client'], not: { stage: ['device'] } },
      { weight: 26, stage: ['token'], access: ['application'] },
      { weight: 20, stage: ['token', 'refresh'], client: ['confidential'] },
      { weight: 12, stage: ['token'] },
    ],
    guides: ['app-credential'],
    link: credentialsPage,
    scenarios: ['aadsts-7000215-wrong-secret', 'aadsts-7000215-japanese'],
  },
  {
    id: 'client-secret-expired',
    when: [
      { weight: 97, aadsts: [7000222] },
      { weight: 88, code: ['credential/expired-secret'] },
      {
        weight: 86,
        protocol: ['entra'],
        marks: ['aka.ms/newclientsecret'],
      },
      {
        weight: 80,
        protocol: ['entra'],
        words: [
          near('secret', 'expired'),
          near('clientschlüssel', 'expired'),
          /client secret keys/,
        ],
      },
      { weight: 58, aadsts: [7000215] },
      {
        weight: 44,
        oauth: ['invalid_client'],
        access: ['application'],
        not: { flow: ['certificate'] },
      },
      { weight: 38, protocol: ['entra'], oauth: ['invalid_client'] },
      { weight: 28, family: ['client'], access: ['application'] },
      { weight: 24, stage: ['token'], access: ['application'] },
    ],
    guides: ['app-credential'],
    link: credentialsPage,
    scenarios: ['aadsts-7000222-secret-expired', 'aadsts-7000222-german'],
  },
  {
    id: 'client-secret-missing',
    when: [
      { weight: 97, aadsts: [7000216] },
      {
        weight: 95,
        aadsts: [7000218, 70002],
        client: ['confidential'],
        not: { code: ['credential/wrong-secret'] },
      },
      { weight: 94, aadsts: [7000218], grant: ['client_credentials'] },
      {
        weight: 93,
        protocol: ['entra'],
        grant: ['client_credentials'],
        marks: ['client_assertion'],
        not: [{ aadsts: [700025] }, { words: [/client_assertion_type/] }],
      },
      {
        weight: 90,
        aadsts: [7000218],
        platform: ['web'],
        not: [
          { client: ['public'] },
          { publicClientFlows: ['on'] },
          { grant: ['device_code', 'password'] },
        ],
      },
      { weight: 62, aadsts: [7000218] },
      { weight: 60, aadsts: [70002], marks: ['client_assertion'] },
      { weight: 58, marks: ["'client_assertion' or 'client_secret'"] },
      { weight: 35, oauth: ['invalid_client'], access: ['application'] },
      { weight: 17, stage: ['token'], access: ['application'] },
    ],
    guides: ['app-credential'],
    link: credentialsPage,
    scenarios: ['aadsts-7000216-no-credential'],
  },
  {
    id: 'certificate-not-registered',
    when: [
      { weight: 97, aadsts: [700027, 700030, 7000214] },
      {
        weight: 95,
        aadsts: [50012],
        access: ['application'],
        marks: ['thumbprint', 'key was not found'],
      },
      {
        weight: 92,
        aadsts: [50012],
        access: ['application'],
        not: [{ words: [near('secret')] }, { marks: ['time range'] }],
      },
      { weight: 90, aadsts: [50012], marks: ['thumbprint', 'key was not found', 'assertion'] },
      { weight: 88, code: ['credential/wrong-certificate'] },
      { weight: 86, protocol: ['entra'], marks: ['thumbprint of key used by client'] },
      {
        weight: 79,
        protocol: ['entra'],
        words: [
          near('certificate', 'registered', 'app'),
          near('assertion|assertion|アサーション|断言', 'signatur|firma|署名|签名|handtekening'),
        ],
      },
      { weight: 88, aadsts: [50027], marks: ['thumbprint'] },
      { weight: 75, aadsts: [7000213, 700021, 1000502, 50027] },
      { weight: 65, aadsts: [50012] },
      { weight: 52, aadsts: [700024, 50013, 50027] },
      { weight: 48, oauth: ['invalid_client'], flow: ['certificate'] },
      { weight: 47, oauth: ['invalid_client'], credential: ['certificate'] },
      { weight: 36, oauth: ['invalid_client'], access: ['application'] },
      { weight: 28, stage: ['token'], flow: ['certificate'] },
      { weight: 28, stage: ['token'], credential: ['certificate'] },
      { weight: 22, stage: ['token'], access: ['application'] },
    ],
    guides: ['app-credential'],
    link: certificatePage,
    scenarios: ['aadsts-700027-certificate-not-registered', 'aadsts-50012-assertion-signature'],
  },
  {
    id: 'clock-skew-or-expired-assertion',
    when: [
      { weight: 97, aadsts: [700024, 500133] },
      { weight: 96, aadsts: [50012, 50013, 700027], marks: ['time range', 'valid time'] },
      { weight: 86, protocol: ['entra'], clock: ['wrong'], access: ['application'] },
      { weight: 84, aadsts: [50013] },
      {
        weight: 80,
        protocol: ['entra'],
        words: [
          near(
            'assertion|アサーション|断言',
            'time range|zeitbereich|zeitraum|plage|intervalo|intervallo|時間|时间|geldig',
          ),
          /assertion valid from/,
        ],
      },
      { weight: 60, aadsts: [1000502] },
      { weight: 57, protocol: ['entra'], clock: ['wrong'] },
      { weight: 55, aadsts: [700027] },
      { weight: 50, aadsts: [50012], access: ['application'] },
      { weight: 40, oauth: ['invalid_client'], flow: ['certificate'] },
      { weight: 24, stage: ['token'], flow: ['certificate'] },
    ],
    guides: ['app-credential'],
    link: certificatePage,
    scenarios: ['aadsts-700024-assertion-out-of-time'],
  },
  {
    id: 'pkce-mismatch',
    when: [
      { weight: 97, aadsts: [501481, 50147, 501491, 50148, 50149] },
      {
        weight: 94,
        protocol: ['entra'],
        marks: [
          'code_verifier',
          'code_challenge',
          'code verifier',
          'code challenge',
          'codechallenge',
        ],
        not: { aadsts: [900144, 9002325] },
      },
      { weight: 50, aadsts: [9002325] },
      { weight: 45, aadsts: [70000], grant: ['authorization_code'] },
      { weight: 34, oauth: ['invalid_grant'], grant: ['authorization_code'] },
      { weight: 16, stage: ['token'], grant: ['authorization_code'] },
    ],
    link: 'https://learn.microsoft.com/entra/identity-platform/v2-oauth2-auth-code-flow',
    scenarios: [
      'aadsts-501481-verifier-does-not-match',
      'aadsts-50148-verifier-does-not-match',
      'aadsts-50147-challenge-size',
      'aadsts-501491-challenge-size',
    ],
  },
];
