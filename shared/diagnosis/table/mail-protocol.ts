import type { Row } from '../row.ts';
import { mail, pages } from './mail-signs.ts';

/** POP's words for a line that it cannot take (github.com/getmail6/getmail6 issue 256). */
const popProtocolError = { protocol: ['pop'], words: [/protocol error/] } as const;
/** What POP and SMTP say of a line that is longer than they take. */
const tooLong = /line (?:is |was )?too long/;

/** What a program says that the other side does not understand, or the other way round. */
export const mailProtocolRows: readonly Row[] = [
  {
    id: 'auth-mechanism-not-offered',
    when: [
      { weight: 94, protocol: ['smtp'], smtp: [504], enhanced: ['5.7.4'] },
      { weight: 92, protocol: ['smtp'], enhanced: ['5.7.4'] },
      { weight: 91, protocol: ['smtp'], smtp: [504] },
      { weight: 92, protocol: mail, words: [/unrecogni[sz]ed authentication type/] },
      { weight: 91, code: ['auth/not-offered'] },
      { weight: 88, protocol: mail, xoauth2: ['not-offered'], stage: ['auth', 'capability'] },
      {
        ...{ weight: 85, protocol: mail },
        words: [
          /(?:unsupported|unknown|unrecogni[sz]ed|no acceptable|no (?:supported|suitable|common)|not supported).{0,24}(?:sasl|auth\w*)? ?mechanism/,
          /mechanism\w* .{0,40}(?:not|n't) (?:supported|offered|available|advertised)/,
          /auth extension not supported/,
        ],
      },
      {
        ...{ weight: 60, protocol: mail, stage: ['auth', 'capability'] },
        words: [
          /(?:not|n't|no) (?:support|offer|advertis)\w*.{0,30}(?:auth|xoauth2|sasl)/,
          /(?:auth\w*|xoauth2|oauthbearer|sasl)\b.{0,40}(?:not|n't) (?:support|offer|advertis|available)/,
        ],
      },
      { weight: 27, stage: ['capability'], protocol: mail },
    ],
    link: pages.oauth,
    scenarios: ['imap-no-xoauth2', 'pop-no-xoauth2', 'smtp-no-xoauth2', 'smtp-mechanism-unknown'],
  },
  {
    id: 'client-capability-parse-bug',
    when: [
      {
        // The list of the server stands there, with the mechanism in it.
        ...{ weight: 93, protocol: mail, xoauth2: ['offered'] },
        words: [
          /no (?:known|supported|suitable|acceptable|common) .{0,20}(?:auth|mechanism)/,
          /xoauth2.{0,40}(?:not|n't) (?:support|offer|advertis|available)/,
          /(?:not|n't) (?:support|offer|advertis)\w*.{0,40}xoauth2/,
        ],
        not: { words: [/cram-md5|digest-md5|ntlm|gssapi/] },
      },
      {
        ...{ weight: 87, protocol: ['imap', 'pop'] },
        words: [
          /(?:not|n't) (?:support|offer|advertis)\w*.{0,40}(?:xoauth2|sasl|oauth)/,
          /xoauth2.{0,40}(?:not|n't) (?:support|offer|advertis|available)/,
          /no known authentication mechanism/,
        ],
        not: { words: [/unsupported authentication mechanism/] },
      },
      {
        ...{ weight: 66, protocol: ['smtp'] },
        words: [/xoauth2.{0,40}(?:not|n't) (?:support|offer|advertis|available)/],
      },
      { weight: 13, stage: ['capability'], protocol: mail },
    ],
    link: 'https://www.rfc-editor.org/rfc/rfc2449',
    scenarios: {
      none: 'it is a fault of another program; this one reads the list as the RFCs say',
    },
  },
  {
    id: 'pop-two-step-required',
    when: [
      { weight: 95, ...popProtocolError, onOneLine: ['yes'], not: { tokenLength: ['over-4096'] } },
      { weight: 90, protocol: ['pop'], words: [/two[ -]?(?:line|step)/] },
      { weight: 65, ...popProtocolError },
      { weight: 55, stage: ['auth'], protocol: ['pop'], onOneLine: ['yes'] },
    ],
    link: pages.oauth,
    scenarios: ['pop-token-on-one-line'],
  },
  {
    id: 'token-too-long',
    when: [
      { weight: 95, ...popProtocolError, tokenLength: ['over-4096'] },
      { weight: 70, stage: ['auth'], protocol: ['pop'], tokenLength: ['over-4096'] },
      { weight: 70, ...popProtocolError, onOneLine: ['no'], not: { tokenLength: ['usual'] } },
      { weight: 60, ...popProtocolError, not: { tokenLength: ['usual'] } },
      { weight: 80, protocol: ['pop'], words: [tooLong] },
    ],
    link: 'https://github.com/jstedfast/MailKit/issues/1948',
    scenarios: ['pop-token-too-long'],
  },
  {
    id: 'smtp-two-step-required',
    when: [
      { weight: 93, protocol: ['smtp'], words: [tooLong] },
      {
        weight: 92,
        stage: ['auth'],
        protocol: ['smtp'],
        onOneLine: ['yes'],
        smtp: [500, 501, 555],
      },
      { weight: 88, protocol: ['smtp'], smtp: [500, 555], enhanced: ['5.5.2'] },
      { weight: 70, stage: ['auth'], protocol: ['smtp'], smtp: [500, 555] },
    ],
    link: 'https://www.rfc-editor.org/rfc/rfc4954',
    scenarios: ['smtp-line-too-long', 'smtp-syntax-error'],
  },
  {
    id: 'command-too-long',
    when: [
      { weight: 75, protocol: ['imap'], words: [/command error\. ?1\d\b/] },
      { weight: 85, protocol: ['imap'], words: [/command (?:is |was |line )?too long/, tooLong] },
    ],
    link: 'https://github.com/nextcloud/mail/issues/6038',
    scenarios: ['imap-command-too-long'],
  },
  {
    id: 'challenge-not-answered',
    when: [
      { weight: 94, protocol: mail, words: [/empty response expected/] },
      { weight: 88, stage: ['auth'], protocol: mail, challenge: ['unanswered'] },
    ],
    link: 'https://developers.google.com/workspace/gmail/imap/xoauth2-protocol',
    scenarios: {
      none: 'it is a fault of another program; this one answers the challenge and reads the refusal that follows',
    },
  },
];
