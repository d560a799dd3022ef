import type { Row } from '../row.ts';
import { judged, mail, notConnected, pages, refused, byPassword } from './mail-signs.ts';

const delegated = { access: ['delegated'] } as const;
const application = { access: ['application'] } as const;
const accountRight = { tokenUser: ['same'] } as const;
const wrongAudience = { audience: ['graph', 'other', 'own-app'] } as const;

/** What keeps the right token out of a mailbox. */
export const mailMailboxRows: readonly Row[] = [
  {
    id: 'token-user-mismatch',
    when: [
      { weight: 95, stage: judged, protocol: ['imap', 'pop'], tokenUser: ['other'] },
      {
        ...{ weight: 92, stage: judged, protocol: ['smtp'], tokenUser: ['other'] },
        not: [{ userName: ['other-name'] }, { mailbox: ['shared'] }],
      },
      { weight: 80, stage: judged, protocol: ['smtp'], tokenUser: ['other'] },
      {
        weight: 94,
        stage: judged,
        protocol: ['imap', 'pop'],
        fullAccess: ['not-granted'],
        ...delegated,
      },
      ...notConnected(87, { mailbox: ['shared'], not: application }),
      ...refused(80, {
        protocol: ['imap', 'pop'],
        mailbox: ['shared'],
        not: [application, byPassword],
      }),
      ...notConnected(60, { ...delegated, not: accountRight }),
      ...notConnected(58, { not: [application, accountRight] }),
      ...notConnected(40, { ...delegated, ...accountRight }),
      ...refused(50, { protocol: ['imap', 'smtp'], ...delegated, not: [byPassword, accountRight] }),
      ...refused(58, { protocol: ['pop'], ...delegated, not: [byPassword, accountRight] }),
      ...refused(40, { protocol: ['imap', 'pop'], not: [application, byPassword] }),
    ],
    scripts: ['full-access'],
    guides: ['mailbox-delegation'],
    link: pages.oauth,
    scenarios: ['imap-no-full-access', 'imap-other-account', 'pop-no-full-access'],
  },
  {
    id: 'imap-disabled-for-mailbox',
    when: [
      {
        ...{ weight: 95, protocol: ['imap'] },
        words: [
          /imap4?\S* (?:access |protocol )?(?:is |has been |was )?(?:disabled|not enabled|turned off)/,
          /imapenabled\W{1,4}(?:\$?false|no|0)\b/,
        ],
      },
      // What another protocol opened can be opened: only the switch is left.
      ...notConnected(92, { worksOver: ['pop'] }),
      ...refused(72, { protocol: ['imap'], worksOver: ['pop'] }),
      ...notConnected(88, { mailbox: ['own'], ...accountRight }),
      ...notConnected(80, { mailbox: ['own'], audience: ['exchange'] }),
      ...notConnected(62, { mailbox: ['own'] }),
      ...notConnected(55, { not: application }),
      ...notConnected(45, {}),
      ...refused(45, { protocol: ['imap'], ...delegated, audience: ['exchange'] }),
      ...refused(42, { protocol: ['imap'], not: [application, byPassword] }),
    ],
    scripts: ['mailbox-protocols'],
    guides: ['mailbox-protocols'],
    waitMinutes: 30,
    scenarios: ['imap-disabled'],
  },
  {
    id: 'pop-disabled-for-mailbox',
    when: [
      {
        ...{ weight: 95, protocol: ['pop'] },
        words: [
          /pop3?\S* (?:access |protocol )?(?:is |has been |was )?(?:disabled|not enabled|turned off)/,
          /popenabled\W{1,4}(?:\$?false|no|0)\b/,
        ],
      },
      ...refused(90, { protocol: ['pop'], worksOver: ['imap'] }),
      ...refused(78, {
        protocol: ['pop'],
        mailbox: ['own'],
        audience: ['exchange'],
        ...accountRight,
      }),
      ...refused(57, { protocol: ['pop'], ...delegated, audience: ['exchange'] }),
      ...refused(48, { protocol: ['pop'], not: [application, byPassword] }),
      ...refused(40, { protocol: ['pop'], ...application }),
      { weight: 25, stage: ['mailbox'], protocol: ['pop'] },
    ],
    scripts: ['mailbox-protocols'],
    guides: ['mailbox-protocols'],
    waitMinutes: 30,
    scenarios: ['pop-disabled'],
  },
  {
    id: 'app-no-mailbox-permission',
    when: [
      { weight: 93, protocol: mail, marks: ['LogonDenied-None-OAuthLog'], not: delegated },
      { weight: 60, protocol: mail, marks: ['LogonDenied-None-OAuthLog'] },
      {
        ...{ weight: 95, protocol: ['smtp'], ...application },
        marks: ['MapiExceptionLogonFailed', 'mailbox logon failure'],
      },
      {
        ...{ weight: 75, protocol: ['smtp'] },
        marks: ['MapiExceptionLogonFailed', 'mailbox logon failure'],
      },
      { weight: 95, stage: ['send'], code: ['mailbox/not-connected'], ...application },
      ...notConnected(92, application),
      ...refused(84, { ...application, audience: ['exchange'], permission: ['there'] }),
      ...refused(82, { ...application, fullAccess: ['granted', 'not-granted'] }),
      ...refused(66, { ...application, not: wrongAudience }),
      ...refused(40, application),
    ],
    scripts: ['app-access', 'app-smtp-role'],
    guides: ['enterprise-object-id', 'mailbox-delegation'],
    link: pages.oauth,
    scenarios: [
      ...['imap-exchange-side-missing', 'imap-app-no-mailbox-permission'],
      ...['pop-app-no-mailbox-permission', 'smtp-app-no-mailbox-permission'],
      'smtp-mailbox-logon-failure',
    ],
  },
  {
    id: 'service-principal-object-id-wrong',
    when: [
      { weight: 96, stage: judged, protocol: mail, ...application, objectId: ['other'] },
      { weight: 92, objectId: ['other'], protocol: mail },
      {
        ...{ weight: 90, protocol: ['powershell'] },
        words: [
          /object ?id\b.*app(?:lication)? registration/,
          /app(?:lication)? registration\S* object ?id/,
        ],
      },
      { weight: 80, protocol: mail, marks: ['LogonDenied-None-OAuthLog'], ...application },
      ...refused(80, {
        ...{ ...application, audience: ['exchange'], permission: ['there'] },
        not: { objectId: ['same'] },
      }),
      ...refused(60, { ...application, not: { objectId: ['same'] } }),
    ],
    scripts: ['app-access'],
    guides: ['enterprise-object-id'],
    link: pages.oauth,
    scenarios: ['imap-wrong-object-id', 'pop-wrong-object-id', 'smtp-wrong-object-id'],
  },
  {
    id: 'ipv6-connection-outlook-com',
    when: [
      ...notConnected(78, { account: ['personal'], ipFamily: ['ipv6'] }),
      ...notConnected(64, { account: ['personal'], not: { ipFamily: ['ipv4'] } }),
      ...notConnected(62, { ipFamily: ['ipv6'] }),
      { weight: 60, protocol: mail, words: [/\bipv6\b/] },
      { weight: 35, stage: judged, protocol: mail, account: ['personal'], ipFamily: ['ipv6'] },
    ],
    scenarios: {
      none: 'the fault is in how Outlook.com reaches the mailbox of a connection over IPv6; what it says is what it says to other faults',
    },
  },
  {
    id: 'throttled',
    when: [
      { weight: 97, code: ['server/throttled'] },
      { weight: 96, words: [/\bthrottl/, /suggested backoff/] },
      { weight: 95, protocol: ['smtp'], smtp: [432] },
      { weight: 94, enhanced: ['4.3.2', '4.7.500'] },
      {
        weight: 93,
        words: [
          /too many (?:simultaneous |concurrent |open )?(?:connections|requests|sessions)/,
          /(?:concurrent|thread|simultaneous)[\w ]* (?:limit|exceeded)/,
          /exceeded (?:the|a|its|your)? ?(?:maximum|limit|configured limit)/,
          /rate limit/,
        ],
      },
      { weight: 90, aadsts: [90055] },
      { weight: 93, protocol: ['smtp'], marks: ['SubmissionQuotaExceeded'] },
      // Seen where a program asked for more than the server gives at a time.
      { weight: 66, protocol: ['imap'], words: [/server unavailable\. \d/] },
      { weight: 88, protocol: ['entra', 'powershell'], words: [/\b429\b.*too many requests/] },
      {
        ...{ weight: 75, stage: ['mailbox'] },
        words: [/many connections/, /after a (?:pause|while)/, /intermittent|sporadic|sometimes/],
      },
      ...notConnected(70, { program: ['monitor'], not: [application] }),
      ...notConnected(52, { not: [delegated, application] }),
      {
        ...{ weight: 64, protocol: ['imap'], words: [/connection closed\. 14\b/] },
        not: [{ words: [/authenticated but not\b/] }, { mailbox: ['shared'] }],
      },
      ...notConnected(45, {}),
      { weight: 45, stage: ['greeting'], code: ['imap/bye', 'smtp/closing', 'greeting/refused'] },
      { weight: 40, protocol: ['imap'], words: [/connection is closed\. 1\d/] },
      { weight: 14, stage: ['greeting', 'capability'], protocol: mail },
      { weight: 8, stage: ['auth', 'mailbox'], protocol: mail },
      { weight: 12, stage: ['logout'], protocol: mail },
    ],
    link: pages.smtpLimits,
    scenarios: [
      ...['imap-throttled', 'imap-throttled-no', 'imap-throttled-at-sign-in'],
      ...['smtp-too-many-connections', 'smtp-sender-thread-limit', 'smtp-daily-limit'],
      'aadsts-90055-throttled',
    ],
  },
];
