import type { Row } from '../row.ts';
import { near } from './wording.ts';

const errorCodesPage = 'https://learn.microsoft.com/entra/identity-platform/reference-error-codes';
const passwordPage =
  'https://learn.microsoft.com/entra/fundamentals/users-reset-password-azure-portal';

/** The account that signs in. */
export const signInAccountRows: readonly Row[] = [
  {
    id: 'account-not-in-tenant',
    when: [
      {
        weight: 97,
        aadsts: [50020, 50034, 16000, 16001, 16002, 16003, 51004, 90072, 500208],
      },
      {
        weight: 82,
        protocol: ['entra'],
        words: [
          near('account', 'missingObject', 'tenant'),
          near('user', 'missingObject', 'tenant'),
          near(
            'account',
            'tenant',
            'external user|externer benutzer|utilisateur externe|usuario externo|usuário externo|外部',
          ),
        ],
        // What is said of an app or a service that is not there ends in advice that names people.
        not: { words: [near('resource', 'missingObject'), /by any user in the tenant/] },
      },
      { weight: 66, aadsts: [500212, 500213, 50177, 50178, 500207] },
      { weight: 64, aadsts: [50058, 50128] },
      { weight: 34, aadsts: [700016], access: ['delegated'] },
      { weight: 29, family: ['account'], stage: ['authorize'] },
      { weight: 27, family: ['account'], access: ['delegated'] },
      { weight: 18, stage: ['authorize'] },
    ],
    link: 'https://learn.microsoft.com/troubleshoot/entra/entra-id/app-integration/error-code-aadsts50020-user-account-identity-provider-does-not-exist',
    scenarios: [
      'aadsts-50020-personal-account',
      'aadsts-16000-account-not-in-tenant',
      'aadsts-500208-domain-not-for-accounts',
      'aadsts-90072-external-account',
      'aadsts-50034-no-such-account',
      'aadsts-50034-account-deleted',
    ],
  },
  {
    id: 'wrong-password',
    when: [
      { weight: 97, aadsts: [50126, 50056, 50064] },
      {
        weight: 76,
        protocol: ['entra'],
        words: [
          near(
            'password',
            'invalid|incorrect|wrong|ungültig|falsch|non valid|incorrecta?|inválid|正しくありません|不正确|无效',
          ),
        ],
        not: { words: [near('account', 'locked')] },
      },
      { weight: 50, aadsts: [50034, 50053] },
      { weight: 49, aadsts: [50012], grant: ['password'] },
      { weight: 45, oauth: ['invalid_grant'], grant: ['password'] },
      { weight: 26, family: ['account'], grant: ['password'] },
      { weight: 24, grant: ['password'], protocol: ['entra'] },
      { weight: 15, family: ['account'] },
    ],
    link: passwordPage,
    scenarios: ['aadsts-50126-wrong-password'],
  },
  {
    id: 'account-locked',
    when: [
      { weight: 97, aadsts: [50053] },
      {
        weight: 80,
        protocol: ['entra'],
        words: [near('account', 'locked', 'user|password|many|oft|sign')],
      },
      { weight: 40, aadsts: [50126] },
      { weight: 14, family: ['account'] },
    ],
    guides: ['sign-in-log'],
    link: 'https://learn.microsoft.com/entra/identity/authentication/howto-password-smart-lockout',
    scenarios: ['aadsts-50053-account-locked', 'aadsts-50053-german'],
  },
  {
    id: 'account-disabled',
    when: [
      { weight: 97, aadsts: [50057] },
      { weight: 79, protocol: ['entra'], words: [near('user', 'account', 'disabled')] },
      { weight: 13, family: ['account'] },
    ],
    link: errorCodesPage,
    scenarios: ['aadsts-50057-account-disabled'],
  },
  {
    id: 'password-expired',
    when: [
      { weight: 97, aadsts: [50055, 50144] },
      { weight: 88, aadsts: [50142, 50135, 50125] },
      { weight: 90, protocol: ['entra'], oauth: ['user_password_expired'] },
      {
        weight: 80,
        protocol: ['entra'],
        words: [near('password', 'expired')],
        not: [
          { aadsts: [50133, 50132, 50173] },
          { words: [near('session'), near('refreshToken')] },
        ],
      },
      { weight: 40, aadsts: [50133] },
    ],
    link: passwordPage,
    scenarios: ['aadsts-50055-password-expired', 'aadsts-50144-directory-password-expired'],
  },
];
