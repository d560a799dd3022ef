import { tenant } from '../../directory.ts';
import { sayer } from './say.ts';
import type { AuthorityScenario } from './types.ts';

const onPage = sayer('sign-in-page');

/** What is said of the account, on a page after its password. */
export const signInScenarios = {
  'aadsts-50020-personal-account': onPage(
    15,
    50020,
    'interaction_required',
    'the account is a personal one, or another tenant’s',
    `User account from identity provider 'live.com' does not exist in tenant '${tenant.displayName}' and cannot access the application '${tenant.clientId}'(${tenant.clientName}) in that tenant. The account needs to be added as an external user in the tenant first. Sign out and sign in again with a different Azure Active Directory user account.`,
  ),
  'aadsts-16000-account-not-in-tenant': onPage(
    15,
    16000,
    'interaction_required',
    'the browser’s account is not one of this tenant',
    `User account does not exist in tenant '${tenant.displayName}' and cannot access the application '${tenant.clientId}' in that tenant. The account needs to be added as an external user in the tenant first. Please use a different account.`,
  ),
  'aadsts-500208-domain-not-for-accounts': onPage(
    15,
    500208,
    'invalid_request',
    'the address is not of a domain for this kind of account',
    'The domain is not a valid login domain for the account type.',
  ),
  'aadsts-90072-external-account': onPage(
    15,
    90072,
    'interaction_required',
    'the account is another tenant’s and was not invited',
    `User account from identity provider 'https://sts.windows.net/' does not exist in tenant '${tenant.displayName}' and cannot access the application '${tenant.clientId}'(${tenant.clientName}) in that tenant. The account needs to be added as an external user in the tenant first. Sign out and sign in again with a different Azure Active Directory user account.`,
  ),
  'aadsts-50105-not-assigned': onPage(
    32,
    50105,
    'interaction_required',
    'the app wants people assigned, and this one is not',
    `Your administrator has configured the application ${tenant.clientName} ('${tenant.clientId}') to block users unless they are specifically granted ('assigned') access to the application. The signed-in user is blocked because they are not a direct member of a group with access, nor had access directly assigned by an administrator. Please contact your administrator to assign access to this application.`,
  ),
  'aadsts-50105-japanese': onPage(
    32,
    50105,
    'interaction_required',
    'the app wants people assigned, and this one is not, in Japanese',
    `管理者は、明示的にアクセス権が付与 (割り当て) されていないユーザーをブロックするように、アプリケーション ${tenant.clientName} ('${tenant.clientId}') を構成しています。サインインしたユーザーは、アクセス権を持つグループの直接のメンバーではなく、管理者によってアクセス権が直接割り当てられてもいないため、ブロックされました。このアプリケーションへのアクセス権の割り当てについては、管理者にお問い合わせください。`,
    { language: 'ja' },
  ),
  'aadsts-50053-account-locked': onPage(
    39,
    50053,
    'invalid_grant',
    'the account is locked after too many wrong passwords',
    'The account is locked, you’ve tried to sign in too many times with an incorrect user ID or password.',
  ),
  'aadsts-50053-german': onPage(
    39,
    50053,
    'invalid_grant',
    'the account is locked after too many wrong passwords, in German',
    'Das Konto ist gesperrt. Sie haben zu oft versucht, sich mit einer falschen Benutzer-ID oder einem falschen Kennwort anzumelden.',
    { language: 'de' },
  ),
  'aadsts-50055-password-expired': onPage(
    39,
    50055,
    'invalid_grant',
    'the password has expired',
    'The password is expired.',
    { suberror: 'user_password_expired' },
  ),
  'aadsts-50057-account-disabled': onPage(
    39,
    50057,
    'invalid_grant',
    'the account is disabled',
    'The user account is disabled.',
  ),
  'aadsts-50144-directory-password-expired': onPage(
    39,
    50144,
    'invalid_grant',
    'the password of the local Active Directory has expired',
    "User's Active Directory password has expired. Generate a new password for the user or have the user use the self-service reset tool to reset their password.",
  ),
  'aadsts-500021-tenant-restricted': onPage(
    46,
    500021,
    'access_denied',
    'a proxy adds a list of tenants, and this one is not on it',
    `Access to '${tenant.displayName}' tenant is denied.`,
  ),
  'aadsts-500022-tenant-restrictions': onPage(
    46,
    500022,
    'access_denied',
    'the tenant restriction that a proxy adds names nothing that is known',
    'Access is denied because of the tenant restriction settings of the network.',
  ),
  'aadsts-50034-no-such-account': onPage(
    15,
    50034,
    'invalid_grant',
    'there is no such account in the tenant',
    `The user account {EmailHidden} does not exist in the ${tenant.domain} directory. To sign into this application, the account must be added to the directory.`,
  ),
  'aadsts-500201-personal-account-at-v1': onPage(
    15,
    500201,
    'invalid_request',
    'a personal account signs in at the v1 endpoint',
    'We are unable to issue tokens from this API version for a Microsoft account. Please contact the application vendor as they need to use version 2.0 of the protocol to support this.',
  ),
  'aadsts-50126-wrong-password': onPage(
    39,
    50126,
    'invalid_grant',
    'the user name or the password is wrong',
    'Error validating credentials due to invalid username or password.',
  ),
  'aadsts-50002-restricted-proxy': onPage(
    46,
    50002,
    'access_denied',
    'a proxy lets nobody sign in to this tenant',
    'Sign-in failed because of a restricted proxy access on the tenant. If it is your own tenant policy, you can change your restricted tenant settings to fix this issue.',
  ),
  'aadsts-50072-enroll-second-factor': onPage(
    33,
    50072,
    'interaction_required',
    'the person has to set up a second factor first',
    "Due to a configuration change made by your administrator, or because you moved to a new location, you must enroll in multi-factor authentication to access '00000002-0000-0ff1-ce00-000000000000'.",
    { suberror: 'basic_action' },
  ),
} satisfies Record<string, AuthorityScenario>;
