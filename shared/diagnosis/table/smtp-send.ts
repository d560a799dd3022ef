import type { Row } from '../row.ts';
import { pages } from './mail-signs.ts';

const smtp = ['smtp'] as const;
const relay = { words: [/\brelay/] } as const;

/** What keeps a message from being taken once the sign-in is done. */
export const smtpSendRows: readonly Row[] = [
  {
    id: 'send-as-denied',
    when: [
      { weight: 97, protocol: smtp, marks: ['SendAsDenied'] },
      { weight: 96, protocol: smtp, enhanced: ['5.7.60', '5.2.252'] },
      {
        ...{ weight: 95, protocol: smtp },
        words: [/send as this sender/, /not allowed to send as/, /permissions? to send as/],
      },
      {
        ...{ weight: 88, code: ['send/sender-refused'] },
        not: { enhanced: ['5.1.8', '5.7.705', '5.7.708', '5.7.750', '5.7.57'] },
      },
      { weight: 70, protocol: smtp, stage: ['send'], enhanced: ['5.7.1'], not: relay },
      {
        ...{ weight: 62, protocol: smtp, stage: ['send'], sender: ['other'] },
        not: [{ smtp: [421, 432, 451, 452] }, { enhanced: ['5.7.57', '5.2.2'] }],
      },
      { weight: 28, protocol: smtp, stage: ['send'] },
    ],
    scripts: ['send-as'],
    guides: ['mailbox-delegation'],
    link: pages.oauth,
    waitMinutes: 120,
    scenarios: ['smtp-no-send-as', 'smtp-send-as-denied', 'smtp-send-as-denied-older'],
  },
  {
    id: 'sender-restricted',
    when: [
      { weight: 97, protocol: smtp, enhanced: ['5.1.8'] },
      {
        weight: 95,
        protocol: smtp,
        words: [
          /bad outbound sender/,
          /restricted (?:sender|user|entit)/,
          /suspected of sending spam/,
        ],
      },
      {
        ...{ weight: 94, protocol: smtp },
        enhanced: ['5.7.705', '5.7.708', '5.7.750', '5.7.501', '5.7.502', '5.7.503'],
      },
      { weight: 90, protocol: smtp, words: [/tenant has exceeded threshold/, /as\(4200\d\)/] },
      { weight: 24, protocol: smtp, stage: ['send'] },
    ],
    guides: ['restricted-sender'],
    link: 'https://learn.microsoft.com/defender-office-365/outbound-spam-restore-restricted-users',
    scenarios: ['smtp-access-denied-outbound-sender', 'smtp-bad-outbound-sender'],
  },
  {
    id: 'outbound-spam-block',
    when: [
      {
        ...{ weight: 98, protocol: smtp },
        marks: ['OutboundSpam', 'WASCL', 'RefuseQuota', 'ShowTierUpgrade', 'HipSend'],
      },
      { weight: 40, protocol: smtp, stage: ['send'], account: ['personal'], enhanced: ['5.2.0'] },
      { weight: 26, protocol: smtp, stage: ['send'], account: ['personal'] },
    ],
    scenarios: ['smtp-outbound-spam'],
  },
  {
    id: 'mailbox-full',
    when: [
      { weight: 94, protocol: smtp, enhanced: ['5.2.2', '4.2.2'] },
      {
        ...{ weight: 90, words: [/mailbox (?:is )?full/, /over ?quota/] },
        protocol: ['smtp', 'imap'],
      },
      {
        ...{ weight: 88, protocol: smtp, marks: ['QuotaExceeded'] },
        not: { marks: ['SubmissionQuotaExceeded'] },
      },
    ],
    link: pages.smtpLimits,
    scenarios: ['smtp-mailbox-full'],
  },
  {
    id: 'recipient-limit',
    when: [
      { weight: 92, protocol: smtp, marks: ['RecipientLimit'] },
      { weight: 80, protocol: smtp, marks: ['SubmissionQuotaExceeded'] },
      { weight: 92, protocol: smtp, enhanced: ['5.1.90', '4.5.3', '5.5.3'] },
      {
        ...{ weight: 88, protocol: smtp },
        words: [/daily (?:limit|quota|recipient)/, /too many recipients/, /recipients? limit/],
      },
      {
        ...{ weight: 20, protocol: smtp, stage: ['send'], enhanced: ['5.2.0'] },
        marks: ['STOREDRV'],
      },
    ],
    link: pages.smtpLimits,
    waitMinutes: 1440,
    scenarios: {
      none: 'the practice tenant counts no recipients; what Exchange Online says of a day’s limit it puts down to throttling',
    },
  },
  {
    id: 'recipient-refused',
    when: [
      {
        ...{ weight: 90, protocol: smtp },
        enhanced: ['5.1.1', '5.1.2', '5.1.3', '5.1.6', '5.1.10', '5.4.1', '5.7.54', '5.7.133'],
      },
      {
        weight: 86,
        protocol: smtp,
        stage: ['send'],
        words: [/unable to relay/, /relay (?:access )?denied/],
      },
      { weight: 85, code: ['send/recipient-refused'] },
      { weight: 20, protocol: smtp, stage: ['send'] },
    ],
    scenarios: ['smtp-recipient-refused'],
  },
];
