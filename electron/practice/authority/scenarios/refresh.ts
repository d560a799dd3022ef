import { tenant } from '../../directory.ts';
import { sayer } from './say.ts';
import type { AuthorityScenario } from './types.ts';

const atRefresh = sayer('refresh');

const issuedAt = '2026-01-30T13:18:01.5631952Z';

/** What is said when a sign-in that worked is renewed. */
export const refreshScenarios = {
  'aadsts-50173-revoked': atRefresh(
    40,
    50173,
    'invalid_grant',
    'the sign-in was revoked, as a new password does',
    `The provided grant has expired due to it being revoked, a fresh auth token is needed. The user might have changed or reset their password. The grant was issued on '${issuedAt}' and the TokensValidFrom date (before which tokens are not valid) for this user is '2026-02-03T08:00:00.0000000Z'.`,
    { suberror: 'bad_token' },
  ),
  'aadsts-50133-password-changed': atRefresh(
    40,
    50133,
    'invalid_grant',
    'the password expired or was changed',
    'Session is invalid due to expiration or recent password change.',
    { suberror: 'bad_token' },
  ),
  'aadsts-700082-unused-for-90-days': atRefresh(
    40,
    700082,
    'invalid_grant',
    'the refresh token was not used for 90 days',
    `The refresh token has expired due to inactivity. The token was issued on ${issuedAt} and was inactive for 90.00:00:00.`,
  ),
  'aadsts-700082-german': atRefresh(
    40,
    700082,
    'invalid_grant',
    'the refresh token was not used for 90 days, in German',
    `Das Aktualisierungstoken ist aufgrund von Inaktivität abgelaufen. Das Token wurde am ${issuedAt} ausgestellt und war 90.00:00:00 lang inaktiv.`,
    { language: 'de' },
  ),
  'aadsts-70043-sign-in-frequency': atRefresh(
    40,
    70043,
    'invalid_grant',
    'Conditional Access wants a new sign-in from time to time',
    `The refresh token has expired or is invalid due to sign-in frequency checks by conditional access. The token was issued on ${issuedAt} and the maximum allowed lifetime for this request is 2592000.`,
    { suberror: 'bad_token' },
  ),
  'aadsts-70043-japanese': atRefresh(
    40,
    70043,
    'invalid_grant',
    'Conditional Access wants a new sign-in from time to time, in Japanese',
    `条件付きアクセスによるサインインの頻度の確認により、更新トークンの有効期限が切れているか、無効です。トークンは ${issuedAt} に発行され、この要求で許可される最大有効期間は 2592000 です。`,
    { language: 'ja', suberror: 'bad_token' },
  ),
  'aadsts-70000-scopes-no-longer-granted': atRefresh(
    20,
    70000,
    'invalid_grant',
    'what was consented to is no longer',
    'The request was denied because one or more scopes requested are unauthorized or expired. The user must first sign in and grant the client application access to the requested scope.',
  ),
  'aadsts-50078-second-factor-expired': atRefresh(
    33,
    50078,
    'interaction_required',
    'the second factor was given too long ago',
    "Presented multi-factor authentication has expired due to policies configured by your administrator, you must refresh your multi-factor authentication to access '00000002-0000-0ff1-ce00-000000000000'.",
    { suberror: 'basic_action' },
  ),
  'aadsts-50034-account-deleted': atRefresh(
    15,
    50034,
    'invalid_grant',
    'the account was deleted since',
    `The user account {EmailHidden} does not exist in the ${tenant.domain} directory. To sign into this application, the account must be added to the directory.`,
  ),
  'aadsts-50033-try-again': atRefresh(
    42,
    50033,
    'temporarily_unavailable',
    'the service failed for the moment',
    'A transient error has occurred. Please try again.',
    { status: 503 },
  ),
  'aadsts-9002313-malformed-refresh-token': atRefresh(
    25,
    9002313,
    'invalid_grant',
    'what was sent as refresh token is none',
    'Invalid request. Request is malformed or invalid.',
  ),
} satisfies Record<string, AuthorityScenario>;
