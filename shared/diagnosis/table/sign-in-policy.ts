import type { Row } from '../row.ts';
import { near } from './wording.ts';

const signInLogPage =
  'https://learn.microsoft.com/entra/identity/conditional-access/troubleshoot-conditional-access';
const flowPolicyPage =
  'https://learn.microsoft.com/entra/identity/conditional-access/policy-block-authentication-flows';

/** Numbers for "only from a device that is managed or known". */
const ofDevice = [
  ...[50097, 50129, 50155, 50156, 50187, 53000, 53001],
  ...[530001, 530002, 530003, 530004, 700003],
];

/** What the policies of the tenant ask for. */
export const signInPolicyRows: readonly Row[] = [
  {
    id: 'conditional-access-block',
    when: [
      { weight: 97, aadsts: [50005, 53002, 53004, 53009, 53010, 53011, 530032, 530034, 530035] },
      {
        weight: 95,
        aadsts: [53003, 53005],
        not: [{ grant: ['device_code'] }, { credential: ['password'] }],
      },
      { weight: 88, aadsts: [53003, 53005, 50131] },
      // The page that refuses is followed by a request that makes no sense.
      { weight: 98, aadsts: [900561], words: [/can ?not access this right now/] },
      { weight: 86, protocol: ['entra'], oauth: ['protection_policy_required'] },
      {
        weight: 80,
        protocol: ['entra'],
        words: [
          near('conditionalAccess', 'blocked'),
          near('security defaults', 'blocked'),
          near('security policy', 'blocked'),
          /does not meet the criteria to access this resource/,
        ],
        not: { aadsts: [70043, 70044, 70046] },
      },
      { weight: 72, code: ['signin/blocked-by-policy'] },
      {
        weight: 68,
        protocol: ['entra'],
        words: [near('conditionalAccess')],
        not: { aadsts: [70043, 70044] },
      },
      { weight: 60, aadsts: [500212, 500213] },
      { weight: 55, aadsts: ofDevice },
      { weight: 48, protocol: ['entra'], oauth: ['message_only'] },
      { weight: 44, protocol: ['entra'], oauth: ['interaction_required'] },
      { weight: 40, protocol: ['entra'], oauth: ['access_denied'] },
      { weight: 29, family: ['policy'] },
      { weight: 20, stage: ['refresh', 'device'] },
      { weight: 17, stage: ['authorize', 'token'], access: ['delegated'] },
    ],
    guides: ['sign-in-log'],
    link: signInLogPage,
    scenarios: [
      'aadsts-53003-conditional-access',
      'aadsts-53003-german',
      'aadsts-53003-application-blocked',
      'aadsts-530035-security-defaults',
      'aadsts-530032-security-policy',
      'aadsts-50005-platform-not-supported',
      'aadsts-53002-app-not-approved',
    ],
  },
  {
    id: 'device-code-flow-blocked',
    when: [
      { weight: 97, aadsts: [53003, 53005], grant: ['device_code'] },
      { weight: 96, aadsts: [53003, 53005], flow: ['device-code'] },
      { weight: 96, aadsts: [53003, 53005], words: [/authentication flow that is restricted/] },
      { weight: 90, code: ['signin/device-code-blocked'], not: { aadsts: ofDevice } },
      {
        weight: 82,
        protocol: ['entra'],
        grant: ['device_code'],
        words: [
          near('conditionalAccess'),
          near('blocked', 'admin|policy|richtlinie|policies'),
          near('restricted|eingeschränkt|restreint|restringid|limitat|beperkt|制限|限制', 'admin'),
          /does not meet the criteria/,
        ],
        not: [{ aadsts: [50105, 50053] }, { marks: ['device state: unregistered'] }],
      },
      {
        weight: 81,
        protocol: ['entra'],
        words: [/authentication flow that is restricted/, near('device code', 'blocked')],
      },
      { weight: 48, aadsts: ofDevice, grant: ['device_code'] },
      { weight: 45, oauth: ['access_denied', 'interaction_required'], grant: ['device_code'] },
      { weight: 28, family: ['policy'], grant: ['device_code'] },
      { weight: 24, stage: ['device'] },
    ],
    guides: ['sign-in-log'],
    link: flowPolicyPage,
    scenarios: ['aadsts-53003-device-code-blocked', 'aadsts-53003-device-code-japanese'],
  },
  {
    id: 'device-compliance-required',
    when: [
      { weight: 97, aadsts: ofDevice },
      { weight: 88, protocol: ['entra'], oauth: ['device_authentication_failed'] },
      { weight: 86, protocol: ['entra'], marks: ['domain_joined', 'device state: unregistered'] },
      { weight: 86, aadsts: [50131] },
      {
        weight: 81,
        protocol: ['entra'],
        words: [
          near('device', 'complian|konform|conform|compat[ií]b|cumple|準拠|合规|符合'),
          near(
            'device',
            'managed|verwaltet|gér|administrad|gerenciad|gestit|beheerd|管理されて|受管理|托管',
          ),
          near('device', 'joined|beigetreten|joint|unid|ingressad|aggiunt|参加|加入'),
        ],
        not: { aadsts: [53003] },
      },
      { weight: 60, code: ['signin/needs-browser'] },
      { weight: 52, aadsts: [53003] },
      { weight: 47, protocol: ['entra'], oauth: ['additional_action'] },
      { weight: 28, family: ['policy'] },
    ],
    guides: ['sign-in-log'],
    link: 'https://learn.microsoft.com/entra/identity/conditional-access/policy-all-users-device-compliance',
    scenarios: [
      'aadsts-53000-device-not-compliant',
      'aadsts-53001-device-not-joined',
      'aadsts-50097-device-authentication',
      'aadsts-50129-device-not-joined-to-workplace',
      'aadsts-53000-device-code-needs-device',
      'aadsts-530003-device-not-managed',
    ],
  },
  {
    id: 'mfa-required',
    when: [
      { weight: 97, aadsts: [50072, 50074, 50076, 50078, 50079, 50158, 500121] },
      {
        weight: 81,
        protocol: ['entra'],
        words: [
          near('multiFactor'),
          near('strong authentication'),
          /second factor|two-factor|\b2fa\b|\bmfa\b|additional authentication challenges/,
          near(
            'moved to a new location|neuen standort|nouvel emplacement|nueva ubicación|novo local|nuova posizione|新しい場所|新位置',
          ),
        ],
        not: { aadsts: [53003, 50173] },
      },
      { weight: 60, aadsts: [53010] },
      { weight: 58, protocol: ['entra'], oauth: ['basic_action'] },
      { weight: 49, protocol: ['entra'], oauth: ['interaction_required'] },
      { weight: 46, oauth: ['invalid_grant'], grant: ['password'] },
      { weight: 28, family: ['account'] },
      { weight: 27, family: ['policy'] },
      { weight: 26, grant: ['password'], protocol: ['entra'] },
      { weight: 21, stage: ['refresh'] },
    ],
    link: 'https://learn.microsoft.com/entra/identity/authentication/concept-mfa-howitworks',
    scenarios: [
      'aadsts-50076-second-factor',
      'aadsts-50076-german',
      'aadsts-50079-register-second-factor',
      'aadsts-50074-strong-authentication',
      'aadsts-50072-enroll-second-factor',
      'aadsts-50078-second-factor-expired',
    ],
  },
  {
    id: 'sign-in-frequency',
    when: [
      { weight: 97, aadsts: [70043, 70044, 70046] },
      { weight: 86, protocol: ['entra'], marks: ['maximum allowed lifetime for this request'] },
      {
        weight: 83,
        protocol: ['entra'],
        words: [near('signInFrequency'), near('reauthentication check')],
      },
      { weight: 50, aadsts: [700082, 50173, 70008] },
      { weight: 42, oauth: ['invalid_grant'], grant: ['refresh_token'] },
      { weight: 19, stage: ['refresh'] },
    ],
    link: 'https://learn.microsoft.com/entra/identity/conditional-access/concept-session-lifetime',
    scenarios: ['aadsts-70043-sign-in-frequency', 'aadsts-70043-japanese'],
  },
  {
    id: 'sign-in-confirmation',
    when: [
      { weight: 97, aadsts: [50199] },
      {
        weight: 76,
        protocol: ['entra'],
        words: [near('user confirmation'), near('security reasons', 'confirm')],
      },
    ],
    link: 'https://learn.microsoft.com/entra/identity-platform/reference-error-codes',
    scenarios: ['aadsts-50199-confirmation'],
  },
];
