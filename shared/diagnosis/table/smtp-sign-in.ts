import type { Row } from '../row.ts';
import { byPassword, judged, pages, refused } from './mail-signs.ts';

const smtp = ['smtp'] as const;
const delegated = { access: ['delegated'] } as const;
const application = { access: ['application'] } as const;
const wrongAudience = { audience: ['graph', 'other', 'own-app'] } as const;
/** A token that IMAP or POP took is right; what is left is SMTP's own. */
const worksElsewhere = { protocol: smtp, worksOver: ['imap', 'pop'] } as const;
const signedInElsewhere = { protocol: smtp, signedInOver: ['imap', 'pop'] } as const;
/** The message names neither tenant nor mailbox: it was cut or translated. */
const clientAuthentication = ['SmtpClientAuth', 'smtp_auth_disabled'];
const ofMailbox =
  /mailb|postfach|bo[iî]te aux lettres|buz[oó]n|casella|caixa de correio|postvak|邮箱|メールボックス/;
const ofTenant = /tenan|mandant|locataire|inquilino|organi[sz]ation|租户|テナント/;

/** What SMTP alone has against a sign-in that is right elsewhere. */
export const smtpSignInRows: readonly Row[] = [
  {
    id: 'smtp-auth-disabled-tenant',
    when: [
      { weight: 98, protocol: smtp, marks: ['SmtpClientAuth'], words: [ofTenant] },
      {
        ...{ weight: 90, protocol: smtp, marks: clientAuthentication },
        not: { words: [ofMailbox] },
      },
      { weight: 89, protocol: smtp, smtpAuth: ['off'], enhanced: ['5.7.57'] },
      { weight: 72, protocol: smtp, stage: judged, smtpAuth: ['off'] },
      ...refused(72, worksElsewhere),
      ...refused(68, signedInElsewhere),
      ...refused(62, { protocol: smtp, ...byPassword }),
      { weight: 58, protocol: smtp, enhanced: ['5.7.139'] },
      { weight: 52, stage: ['send'], protocol: smtp, enhanced: ['5.7.57'] },
      { weight: 48, protocol: smtp, enhanced: ['5.7.57'] },
      ...refused(56, {
        protocol: smtp,
        ...delegated,
        audience: ['exchange'],
        permission: ['there'],
      }),
      ...refused(45, { protocol: smtp, ...application }),
      ...refused(44, { protocol: smtp, not: application }),
    ],
    scripts: ['smtp-organization', 'mailbox-protocols'],
    guides: ['smtp-auth'],
    link: pages.smtpAuth,
    waitMinutes: 15,
    scenarios: ['smtp-disabled-for-tenant'],
  },
  {
    id: 'smtp-auth-disabled-mailbox',
    when: [
      { weight: 98, protocol: smtp, marks: clientAuthentication, words: [ofMailbox] },
      { weight: 88, protocol: smtp, marks: clientAuthentication, not: { words: [ofTenant] } },
      {
        weight: 91,
        protocol: smtp,
        stage: judged,
        smtpAuth: ['off'],
        not: { marks: clientAuthentication },
      },
      {
        ...{ weight: 58, protocol: smtp, words: [/did not meet the criteria/] },
        not: { smtpAuth: ['on'] },
      },
      ...refused(75, worksElsewhere),
      ...refused(70, signedInElsewhere),
      { weight: 65, stage: ['auth'], protocol: smtp, smtp: [535], enhanced: ['5.7.57'] },
      ...refused(63, { protocol: smtp, ...byPassword }),
      { weight: 54, stage: ['send'], protocol: smtp, enhanced: ['5.7.57'] },
      {
        ...{ weight: 56, protocol: smtp, enhanced: ['5.7.57'] },
        words: [/requires a secure connection/],
      },
      { weight: 52, protocol: smtp, enhanced: ['5.7.57'] },
      ...refused(59, {
        protocol: smtp,
        ...delegated,
        audience: ['exchange'],
        permission: ['there'],
      }),
      ...refused(46, { protocol: smtp, not: application }),
      ...refused(44, { protocol: smtp, ...application }),
    ],
    scripts: ['mailbox-protocols'],
    guides: ['smtp-auth', 'mailbox-protocols'],
    link: pages.smtpAuth,
    waitMinutes: 15,
    scenarios: ['smtp-disabled-for-mailbox'],
  },
  {
    id: 'shared-mailbox-as-smtp-user',
    when: [
      // The same token opens that mailbox elsewhere, so its owner's account is not what is missing.
      { weight: 94, stage: ['auth'], ...worksElsewhere, tokenUser: ['other'] },
      {
        ...{ weight: 93, stage: ['auth'], protocol: smtp, mailbox: ['shared'] },
        not: [application, byPassword, wrongAudience, { scope: ['graph', 'bare'] }],
      },
      {
        weight: 72,
        stage: ['auth'],
        protocol: smtp,
        tokenUser: ['other'],
        not: { userName: ['other-name'] },
      },
      ...refused(47, { protocol: smtp, ...delegated, not: [byPassword, { mailbox: ['own'] }] }),
      ...refused(36, { protocol: smtp, not: [application, byPassword, { mailbox: ['own'] }] }),
    ],
    scripts: ['send-as'],
    guides: ['mailbox-delegation'],
    link: 'https://github.com/nextcloud/mail/issues/13667',
    waitMinutes: 120,
    scenarios: ['smtp-shared-mailbox'],
  },
  {
    id: 'smtp-user-not-upn',
    when: [
      {
        ...{ weight: 94, stage: ['auth'], protocol: smtp, userName: ['other-name'] },
        not: [byPassword, wrongAudience],
      },
      { weight: 92, protocol: smtp, enhanced: ['5.5.124'] },
      { weight: 90, protocol: smtp, words: [/user address provided is not valid/] },
      ...refused(58, {
        ...{ protocol: smtp, account: ['personal'], credential: ['token'] },
        not: { userName: ['sign-in-name'] },
      }),
      ...refused(55, {
        ...{ protocol: smtp, account: ['personal'], ...delegated },
        not: [byPassword, { userName: ['sign-in-name'] }],
      }),
      ...refused(48, {
        ...{ ...worksElsewhere, not: [application, { userName: ['sign-in-name'] }] },
      }),
      ...refused(42, {
        ...{ protocol: smtp, ...delegated, ...{ audience: ['exchange'] } },
        not: { userName: ['sign-in-name'] },
      }),
    ],
    link: 'https://github.com/thunderbird/thunderbird-android/issues/8024',
    scenarios: ['smtp-invalid-user'],
  },
  {
    id: 'wrong-smtp-endpoint',
    when: [
      {
        ...{ weight: 95, protocol: smtp, host: ['mx'] },
        stage: ['auth', 'capability', 'greeting', 'starttls', 'send'],
      },
      {
        ...{ weight: 97, stage: ['auth', 'capability'], protocol: smtp },
        words: [
          /\.mail\.protection\.(?:outlook|office365|partner)/,
          /\beop-[\w.-]+protection\.outlook/,
          /\.mx\.microsoft\b/,
        ],
      },
      {
        ...{ weight: 86, stage: ['auth', 'capability'], protocol: smtp, portUse: ['relay'] },
        not: { words: [/535|5\.7\.(?:3|139|30)\b/] },
      },
      {
        ...{ weight: 80, stage: ['send'], protocol: smtp },
        words: [
          /\.mail\.protection\.(?:outlook|office365|partner).*relay/s,
          /relay.*\.mail\.protection\./s,
        ],
      },
    ],
    link: pages.hosts,
    scenarios: ['smtp-direct-send-host'],
  },
  {
    id: 'starttls-missing',
    when: [
      { weight: 96, protocol: smtp, words: [/must (?:first )?issue (?:a )?starttls/] },
      { weight: 90, protocol: smtp, smtp: [451], enhanced: ['5.7.3'] },
      { weight: 85, protocol: smtp, smtp: [530], words: [/starttls/] },
      {
        ...{ weight: 62, stage: ['auth', 'capability'], protocol: smtp },
        words: [/before starttls/, /auth extension not supported/],
        not: { host: ['mx'] },
      },
      { weight: 40, protocol: smtp, words: [/requires a secure connection/] },
    ],
    link: 'https://docs.microsoft.com/exchange/troubleshoot/email-delivery/send-receive-emails-socketerror',
    scenarios: ['smtp-tls-required'],
  },
];
