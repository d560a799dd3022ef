import type { Row } from '../row.ts';
import { near } from './wording.ts';

const codeFlowPage = 'https://learn.microsoft.com/entra/identity-platform/v2-oauth2-auth-code-flow';

/** What was handed back to the token endpoint: authorization codes and device codes. */
export const signInTokenRows: readonly Row[] = [
  {
    id: 'authorization-code-malformed',
    when: [
      { weight: 95, aadsts: [9002313, 90023], grant: ['authorization_code'] },
      {
        weight: 95,
        aadsts: [70000],
        words: [
          near(
            'authori[sz]ation code|autorisierungscode|code d.autorisation|código de autorización|código de autorização|codice di autorizzazione|認証コード|承認コード|授权代码|授权码',
            'malformed',
          ),
          /'code' parameter|parameter 'code'/,
        ],
      },
      {
        weight: 79,
        aadsts: [70000],
        grant: ['authorization_code'],
        not: { marks: ['code_verifier'] },
      },
      {
        weight: 84,
        protocol: ['entra'],
        words: [/['"‘“]code['"’”] (?:parameter|input parameter)|parameter ['"‘“]code['"’”]/],
        not: { marks: ['code_verifier', 'code_challenge'] },
      },
      {
        weight: 78,
        protocol: ['entra'],
        words: [
          near(
            'authori[sz]ation code|autorisierungscode|code d.autorisation|código de autorización|código de autorização|codice di autorizzazione|認証コード|承認コード|授权代码|授权码',
            'malformed',
          ),
        ],
        not: { words: [near('redeemed'), near('scope')] },
      },
      {
        weight: 77,
        protocol: ['entra'],
        grant: ['authorization_code'],
        words: [
          near(
            'request|anforderung|demande|requête|solicitud|solicitação|richiesta|要求|请求',
            'malformed',
          ),
        ],
        not: { words: [near('scope|parameter')] },
      },
      { weight: 55, aadsts: [9002313, 70000, 90023] },
      { weight: 40, oauth: ['invalid_grant', 'invalid_request'], grant: ['authorization_code'] },
      { weight: 18, stage: ['token'], grant: ['authorization_code'] },
    ],
    link: codeFlowPage,
    scenarios: ['aadsts-70000-code-not-valid', 'aadsts-9002313-malformed-request'],
  },
  {
    id: 'authorization-code-reused',
    when: [
      { weight: 97, aadsts: [54005] },
      { weight: 94, aadsts: [70008], grant: ['authorization_code'] },
      { weight: 88, code: ['signin/code-used'] },
      { weight: 82, protocol: ['entra'], words: [near('redeemed')] },
      { weight: 76, aadsts: [70008] },
      { weight: 50, aadsts: [70000], grant: ['authorization_code'] },
      { weight: 46, code: ['signin/code-expired'], not: { grant: ['device_code'] } },
      { weight: 43, oauth: ['invalid_grant'], grant: ['authorization_code'] },
      { weight: 28, family: ['grant'], grant: ['authorization_code'] },
      { weight: 20, stage: ['token'], grant: ['authorization_code'] },
    ],
    link: codeFlowPage,
    scenarios: ['aadsts-54005-code-reused', 'aadsts-70008-code-expired'],
  },
  {
    id: 'device-code-pending',
    when: [
      { weight: 97, aadsts: [70016] },
      { weight: 96, protocol: ['entra'], oauth: ['authorization_pending'] },
      { weight: 92, protocol: ['entra'], oauth: ['slow_down'] },
      {
        weight: 80,
        protocol: ['entra'],
        words: [
          near('authori[sz]ation', 'pending'),
          /continue polling/,
          near('autoris', 'attente'),
          near('autoriz', 'pendient|pendent'),
        ],
      },
    ],
    link: 'https://learn.microsoft.com/entra/identity-platform/v2-oauth2-device-code',
    scenarios: {
      none: 'It is the usual answer until the code is entered: this program goes on asking, so nothing fails.',
    },
  },
  {
    id: 'device-code-expired',
    when: [
      { weight: 97, aadsts: [70018, 70019, 70020, 90119, 50134] },
      { weight: 92, protocol: ['entra'], oauth: ['expired_token', 'bad_verification_code'] },
      {
        weight: 90,
        protocol: ['entra'],
        oauth: ['code_expired', 'device_code_expired', 'user_timeout_reached'],
      },
      { weight: 88, code: ['signin/code-expired'], grant: ['device_code'] },
      { weight: 80, stage: ['device'], words: [near('code', 'expired')] },
      {
        weight: 79,
        protocol: ['entra'],
        words: [
          near(
            'device[ _]?code|verification code|gerätecode|prüfcode|確認コード|验证码|设备代码',
            'expired',
          ),
        ],
      },
      { weight: 42, stage: ['device'], oauth: ['invalid_grant'] },
      { weight: 29, stage: ['device'], family: ['grant'] },
      { weight: 22, stage: ['device'] },
    ],
    link: 'https://learn.microsoft.com/entra/identity-platform/v2-oauth2-device-code',
    scenarios: [
      'aadsts-70019-device-code-expired',
      'aadsts-70020-device-code-no-longer-valid',
      'aadsts-70018-device-wrong-code',
      'aadsts-90119-device-user-code-empty',
      'aadsts-50134-device-wrong-data-centre',
    ],
  },
];
