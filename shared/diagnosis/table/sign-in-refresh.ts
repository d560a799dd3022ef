import type { Row } from '../row.ts';
import { near } from './wording.ts';

const refreshPage = 'https://learn.microsoft.com/entra/identity-platform/refresh-tokens';
const scopesPage = 'https://learn.microsoft.com/entra/identity-platform/scopes-oidc';

/** What keeps a sign-in from being renewed without anyone signing in again. */
export const signInRefreshRows: readonly Row[] = [
  {
    id: 'refresh-token-expired',
    when: [
      { weight: 97, aadsts: [700082, 700084, 700081] },
      { weight: 95, aadsts: [70008], grant: ['refresh_token'] },
      { weight: 90, aadsts: [70000], words: [near('grant', 'expired', 'sign in again')] },
      {
        weight: 84,
        aadsts: [70008],
        not: { grant: ['authorization_code'] },
      },
      {
        weight: 82,
        protocol: ['entra'],
        words: [
          near('refreshToken', 'expired'),
          near('refreshToken', 'inactiv|inaktiv|非アクティブ|不活动|处于非活动'),
          /was inactive for|due to inactivity/,
        ],
        not: [
          { aadsts: [70043, 70044, 50173, 50133] },
          {
            words: [
              near('signInFrequency'),
              near('refreshToken', 'revoked'),
              near('tokensvalidfrom'),
            ],
          },
        ],
      },
      { weight: 70, code: ['signin/renewal-refused'], oauth: ['invalid_grant'] },
      { weight: 66, aadsts: [50085] },
      {
        weight: 58,
        protocol: ['entra'],
        oauth: ['refresh_token_expired', 'token_expired', 'bad_token'],
      },
      { weight: 52, aadsts: [70000, 9002313], grant: ['refresh_token'] },
      { weight: 50, aadsts: [50173, 50133, 50132, 70043] },
      { weight: 47, oauth: ['invalid_grant'], grant: ['refresh_token'] },
      {
        weight: 42,
        protocol: ['entra'],
        oauth: ['invalid_grant'],
        not: { grant: ['authorization_code', 'password'] },
      },
      { weight: 40, protocol: ['entra'], oauth: ['interaction_required', 'login_required'] },
      { weight: 29, stage: ['token'], family: ['grant'], grant: ['refresh_token'] },
      { weight: 25, grant: ['refresh_token'], protocol: ['entra'] },
      { weight: 25, stage: ['refresh'] },
      { weight: 16, stage: ['token'], access: ['delegated'] },
    ],
    link: refreshPage,
    scenarios: ['aadsts-700082-unused-for-90-days', 'aadsts-700082-german'],
  },
  {
    id: 'refresh-token-revoked',
    when: [
      { weight: 97, aadsts: [50173, 50133, 50132] },
      { weight: 86, protocol: ['entra'], marks: ['tokensvalidfrom'] },
      {
        weight: 83,
        protocol: ['entra'],
        words: [
          near('revoked'),
          near('fresh auth token'),
          near('session', 'password', 'changed?|geändert|modifi|cambi|alter|変更|更改'),
        ],
        not: [{ aadsts: [70008, 700082] }, { marks: ['certificate'] }],
      },
      { weight: 56, aadsts: [700082, 70008], grant: ['refresh_token'] },
      { weight: 46, oauth: ['invalid_grant'], grant: ['refresh_token'] },
      {
        weight: 41,
        protocol: ['entra'],
        oauth: ['invalid_grant'],
        not: { grant: ['authorization_code', 'password'] },
      },
      { weight: 24, grant: ['refresh_token'], protocol: ['entra'] },
      { weight: 24, stage: ['refresh'] },
    ],
    link: refreshPage,
    scenarios: ['aadsts-50173-revoked', 'aadsts-50133-password-changed'],
  },
  {
    id: 'refresh-token-malformed',
    when: [
      { weight: 95, aadsts: [9002313, 90023], grant: ['refresh_token'] },
      {
        weight: 94,
        aadsts: [70000],
        words: [
          near('refreshToken', 'malformed'),
          /'refresh_token' or 'assertion'/,
          near('refreshToken', 'invalid|not valid|ungültig|non valid'),
        ],
      },
      {
        weight: 87,
        aadsts: [9002313],
        stage: ['token', 'refresh'],
        not: { grant: ['authorization_code'] },
      },
      {
        weight: 78,
        protocol: ['entra'],
        words: [near('refreshToken', 'malformed')],
        not: [
          { words: [near('refreshToken', 'expired'), near('signInFrequency')] },
          { family: ['account'] },
        ],
      },
      { weight: 70, aadsts: [70000], grant: ['refresh_token'] },
      { weight: 60, aadsts: [70000], not: { grant: ['authorization_code'] } },
      {
        weight: 77,
        protocol: ['entra'],
        grant: ['refresh_token'],
        words: [
          near(
            'request|anforderung|demande|requête|solicitud|solicitação|richiesta|要求|请求',
            'malformed',
          ),
        ],
        not: { words: [near('scope|parameter')] },
      },
      { weight: 57, protocol: ['entra'], oauth: ['client_mismatch', 'bad_token'] },
      { weight: 39, oauth: ['invalid_grant'], grant: ['refresh_token'] },
      { weight: 38, oauth: ['invalid_request'], grant: ['refresh_token'] },
    ],
    link: refreshPage,
    scenarios: ['aadsts-9002313-malformed-refresh-token'],
  },
  {
    id: 'refresh-scope-not-consented',
    when: [
      { weight: 94, aadsts: [65001, 70000], consented: ['not-all'], grant: ['refresh_token'] },
      {
        weight: 92,
        aadsts: [70000],
        words: [/scopes? requested|scope requested/, near('scope', 'expired')],
      },
      { weight: 90, aadsts: [65001], consented: ['not-all'] },
      {
        weight: 80,
        protocol: ['entra'],
        consented: ['not-all'],
        words: [near('consent')],
      },
      { weight: 50, protocol: ['entra'], consented: ['not-all'], grant: ['refresh_token'] },
      {
        weight: 82,
        aadsts: [70000],
        not: [
          { grant: ['authorization_code'] },
          { words: [near('malformed', 'token'), /'refresh_token'/, near('grant', 'expired')] },
          { marks: ['code_verifier'] },
        ],
      },
      {
        weight: 79,
        protocol: ['entra'],
        words: [near('scope', 'expired', 'authori|autoris|autoriz|承認|授权|erlaubt|berechtigt')],
      },
      { weight: 58, aadsts: [65001], grant: ['refresh_token'] },
      { weight: 55, aadsts: [65001], stage: ['token', 'refresh'] },
      { weight: 43, oauth: ['invalid_grant'], consented: ['not-all'] },
      { weight: 36, oauth: ['invalid_grant', 'invalid_scope'], grant: ['refresh_token'] },
    ],
    guides: ['consent'],
    link: refreshPage,
    scenarios: ['aadsts-70000-scopes-no-longer-granted'],
  },
  {
    id: 'token-cache-empty',
    when: [
      {
        weight: 92,
        protocol: ['entra'],
        oauth: ['no_tokens_found', 'no_account_found', 'no_account_in_silent_request', 'user_null'],
      },
      {
        weight: 70,
        protocol: ['entra'],
        marks: ['acquiretokensilent'],
        not: { family: ['account', 'policy', 'consent', 'grant', 'client', 'request'] },
      },
      {
        weight: 81,
        protocol: ['entra'],
        words: [
          near('token|account', 'cache', 'missingObject|empty|no |none|null|leer|vide'),
          /no account(?:s| or login hint)? (?:was |were |is )?(?:passed|found|present)/,
        ],
        not: { family: ['account', 'policy', 'consent', 'grant', 'client', 'request'] },
      },
      { weight: 66, aadsts: [50058] },
      { weight: 48, code: ['signin/renewal-refused'] },
      { weight: 44, protocol: ['entra'], oauth: ['login_required'] },
    ],
    link: 'https://learn.microsoft.com/entra/msal/javascript/node/caching',
    scenarios: {
      none: 'This program keeps and loads the cache itself; other programs forget to, before anything is sent.',
    },
  },
  {
    id: 'offline-access-missing',
    when: [
      {
        weight: 92,
        protocol: ['entra'],
        stage: ['token', 'refresh'],
        offlineAccess: ['not-asked'],
        marks: ['refresh_token', 'refresh token', 'no_tokens_found'],
        not: { family: ['account', 'policy', 'consent', 'grant', 'client', 'request'] },
      },
      { weight: 88, code: ['signin/not-renewable'], offlineAccess: ['not-asked'] },
      {
        // A token response (RFC 6749 section 5.1) without what renews it.
        ...{ weight: 86, protocol: ['entra'], stage: ['token'], offlineAccess: ['not-asked'] },
        ...{ marks: ['access_token'], not: { marks: ['refresh_token', 'aadsts'] } },
      },
      {
        weight: 80,
        protocol: ['entra'],
        words: [
          /(?:keyerror|undefined|missing|absent|no|nothing|null|none|index|key|property|attribute|without)\b.{0,40}refresh[_ ]?token/,
          /refresh[_ ]?token\W{0,3} .{0,30}(?:missing|absent|undefined|null|none|not (?:present|returned|found|set|issued|received|available))/,
        ],
        not: [
          { family: ['account', 'policy', 'consent', 'grant', 'client', 'request'] },
          { oauth: ['no_tokens_found'] },
        ],
      },
      {
        weight: 64,
        stage: ['auth'],
        protocol: ['imap', 'pop', 'smtp'],
        offlineAccess: ['not-asked'],
        tokenOver: ['yes'],
      },
      { weight: 60, code: ['signin/not-renewable'] },
      { weight: 59, oauth: ['no_tokens_found'] },
      { weight: 35, stage: ['refresh'], offlineAccess: ['not-asked'] },
      { weight: 30, stage: ['done'], access: ['delegated'], offlineAccess: ['not-asked'] },
    ],
    guides: ['permissions'],
    link: scopesPage,
    scenarios: {
      none: 'The connection decides it, not the tenant: without offline_access a run ends well, with this as a note.',
    },
  },
];
