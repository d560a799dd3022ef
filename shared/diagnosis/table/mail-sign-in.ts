import type { Row } from '../row.ts';
import { byPassword, judged, mail, pages, refused, rightAudience } from './mail-signs.ts';
import { near } from './wording.ts';

/** What is wrong with the token, or with signing in by something else. */
export const mailSignInRows: readonly Row[] = [
  {
    id: 'wrong-token-audience',
    when: [
      { weight: 97, stage: judged, protocol: mail, audience: ['graph', 'other', 'own-app'] },
      { weight: 92, stage: judged, protocol: mail, scope: ['graph', 'bare'], not: byPassword },
      { weight: 80, stage: judged, protocol: mail, audience: ['other-cloud'] },
      { weight: 70, stage: ['auth'], protocol: mail, scope: ['openid-only', 'mixed'] },
      ...refused(56, { access: ['delegated'], not: [byPassword, ...rightAudience] }),
      ...refused(50, { not: [byPassword, ...rightAudience] }),
    ],
    guides: ['permissions'],
    link: pages.oauth,
    scenarios: ['imap-token-for-graph', 'pop-token-for-graph', 'smtp-wrong-audience'],
  },
  {
    id: 'protocol-permission-missing',
    when: [
      { weight: 95, stage: judged, protocol: mail, permission: ['missing'] },
      {
        ...{ weight: 90, stage: judged, protocol: mail },
        ...{ access: ['delegated'], permission: ['none-at-all'] },
      },
    ],
    scripts: ['app-registration'],
    guides: ['permissions', 'consent'],
    link: pages.oauth,
    scenarios: ['imap-scope-missing', 'pop-scope-missing', 'smtp-scope-missing'],
  },
  {
    id: 'access-token-expired',
    when: [
      { weight: 98, protocol: mail, marks: ['AccessTok'] },
      { weight: 96, stage: judged, protocol: mail, tokenOver: ['yes'] },
      { weight: 88, protocol: mail, words: [/session invalidated/] },
      { weight: 10, stage: ['auth', 'mailbox'], protocol: mail, not: { tokenOver: ['no'] } },
      {
        ...{ weight: 86, stage: judged, protocol: mail },
        words: [
          /token (?:has|is|was)? ?expired/,
          /expired (?:access )?token/,
          /lifetime validation/,
        ],
      },
      { weight: 8, stage: ['logout'], protocol: mail },
    ],
    link: pages.oauth,
    scenarios: ['imap-token-expired', 'imap-session-token-expired'],
  },
  {
    id: 'basic-auth-retired',
    when: [
      { weight: 98, protocol: mail, enhanced: ['5.7.30'] },
      { weight: 97, protocol: mail, marks: ['BasicAuthBlocked'] },
      {
        ...{ weight: 96, protocol: mail },
        words: [
          /basic auth(?:entication)? (?:is |has been |was )?(?:disabled|dis\b|blocked|not supported|retired|turned off)/,
          /auth(?:entication)? unsuccessful, basic auth/,
        ],
      },
      // What servers say to a password; to a token they say AUTHENTICATE and "Authentication".
      { weight: 92, protocol: ['imap'], words: [/\bno \[?[\w ]*\]? ?login failed/] },
      { weight: 90, protocol: ['pop'], words: [/logon failure/] },
      { weight: 93, stage: ['auth'], protocol: ['imap', 'pop'], ...byPassword },
      { weight: 88, protocol: mail, words: [/user credentials were incorrect/] },
      { weight: 91, stage: ['auth'], protocol: ['smtp'], account: ['personal'], ...byPassword },
      {
        ...{ weight: 76, stage: ['auth'], protocol: ['smtp'], ...byPassword },
        not: [{ enhanced: ['5.7.57', '5.7.139'] }, { smtpAuth: ['on', 'off'] }],
      },
      { weight: 61, stage: ['auth'], protocol: ['smtp'], ...byPassword },
      {
        ...{
          weight: 75,
          protocol: ['imap', 'pop'],
          words: [/\blogin failed/, /password command failed/],
        },
        not: { credential: ['token'] },
      },
      {
        ...{ weight: 82, protocol: ['smtp'], enhanced: ['5.7.139'], account: ['personal'] },
        not: { credential: ['token'] },
      },
      {
        ...{ weight: 60, protocol: ['smtp'], enhanced: ['5.7.139'] },
        not: { credential: ['token'] },
      },
      { weight: 47, protocol: ['smtp'], enhanced: ['5.7.57'], not: { credential: ['token'] } },
      ...refused(52, {
        not: [
          { access: ['delegated', 'application'] },
          { credential: ['token'] },
          ...rightAudience,
          { audience: ['graph', 'other', 'own-app'] },
        ],
      }),
    ],
    link: pages.smtpBasicAuth,
    scenarios: [
      ...['imap-basic-auth-blocked', 'imap-basic-auth-disabled', 'imap-login-failed'],
      ...['pop-logon-failure', 'smtp-basic-auth-disabled', 'smtp-basic-auth-retired'],
    ],
  },
  {
    id: 'account-blocked-verify',
    when: [
      {
        ...{ weight: 99, protocol: mail },
        words: [
          /account (?:is|has been|was) (?:temporarily )?(?:blocked|suspended)/,
          near('account', 'locked|blocked', 'browser|navigateur|navegador|ブラウザ|浏览器|瀏覽器'),
        ],
      },
      {
        weight: 90,
        protocol: mail,
        words: [/(?:via|in|with) a web browser/, /verify your identity/],
      },
    ],
    scenarios: ['imap-account-blocked'],
  },
  {
    id: 'legacy-auth-blocked',
    when: [
      {
        ...{ weight: 95 },
        words: [
          /legacy auth/,
          /client app: other clients/,
          /basic auth[a-z]* (?:by|with) .*policy/,
        ],
      },
      { weight: 93, aadsts: [53003, 53005], protocol: mail },
      { weight: 90, aadsts: [53003, 53005], ...byPassword },
      {
        ...{ weight: 92, protocol: mail, smtpAuth: ['on'] },
        words: [/did not meet the criteria/],
      },
      { weight: 80, protocol: mail, words: [/did not meet the criteria/] },
      { weight: 54, stage: ['auth'], protocol: ['smtp'], enhanced: ['5.7.57'] },
      { weight: 50, protocol: ['smtp'], enhanced: ['5.7.57'] },
      { weight: 52, protocol: ['smtp'], enhanced: ['5.7.139'] },
    ],
    guides: ['sign-in-log'],
    link: 'https://learn.microsoft.com/entra/identity/conditional-access/policy-block-legacy-authentication',
    scenarios: ['smtp-criteria-not-met'],
  },
  {
    id: 'security-defaults-block',
    when: [
      { weight: 97, words: [/security defaults/] },
      { weight: 95, aadsts: [530035] },
      { weight: 45, protocol: mail, words: [/did not meet the criteria/] },
    ],
    guides: ['sign-in-log'],
    link: 'https://learn.microsoft.com/entra/fundamentals/security-defaults',
    scenarios: ['smtp-security-defaults'],
  },
  {
    id: 'user-address-malformed',
    when: [
      { weight: 96, protocol: ['smtp'], enhanced: ['5.5.124'], userForm: ['no-address'] },
      { weight: 60, protocol: ['smtp'], enhanced: ['5.5.124'] },
      { weight: 60, stage: ['auth'], protocol: mail, userForm: ['no-address'], not: byPassword },
    ],
    link: pages.oauth,
    scenarios: {
      none: 'the program takes only whole addresses as the name of a mailbox, so nothing else can be sent',
    },
  },
  {
    id: 'delegate-backslash-syntax',
    when: [
      { weight: 94, stage: judged, protocol: mail, userForm: ['backslash'] },
      { weight: 90, stage: judged, protocol: mail, words: [/@[\w.-]+\\{1,2}[\w.@-]+/] },
    ],
    guides: ['mailbox-delegation'],
    link: pages.oauth,
    scenarios: {
      none: 'the program takes only addresses as the name of a mailbox, so this form cannot be sent',
    },
  },
];
