import type { Protocol } from '../../protocols.ts';
import type { Condition } from '../condition.ts';
import type { Sign } from '../row.ts';

/** Pages that rows link to. */
export const pages = {
  oauth:
    'https://learn.microsoft.com/exchange/client-developer/legacy-protocols/how-to-authenticate-an-imap-pop-smtp-application-by-using-oauth',
  smtpAuth:
    'https://learn.microsoft.com/exchange/clients-and-mobile-in-exchange-online/authenticated-client-smtp-submission',
  smtpLimits:
    'https://learn.microsoft.com/exchange/troubleshoot/send-emails/smtp-submission-improvements',
  smtpBasicAuth:
    'https://techcommunity.microsoft.com/blog/exchange/updated-exchange-online-smtp-auth-basic-authentication-deprecation-timeline/4489835',
  hosts:
    'https://support.microsoft.com/office/pop-imap-and-smtp-settings-8361e398-8af4-4e97-b147-6c6c4ac95353',
} as const;

export const mail = ['imap', 'pop', 'smtp'] as const;

/** Stages at which a server may judge who is asking. */
export const judged = ['auth', 'mailbox', 'send'] as const;

/** A password was sent, as far as is known. */
export const byPassword = { credential: ['password'] } as const satisfies Condition;

/** What is known leaves no doubt that the token is for Exchange Online. */
export const rightAudience: readonly Condition[] = [
  { audience: ['exchange'] },
  { scope: ['exchange'] },
];

/** What servers and libraries say to a sign-in where they give no reason, by protocol. */
const refusals: readonly (Condition & { protocol: readonly [Protocol] })[] = [
  {
    ...{ stage: ['auth'], protocol: ['imap'] },
    words: [/authenticate failed/, /authentication fail/],
  },
  { stage: ['auth'], protocol: ['pop'], words: [/authentication fail/] },
  { stage: ['auth', 'send'], protocol: ['smtp'], enhanced: ['5.7.3'] },
];

/**
 * A sign-in that was refused without a reason: with the weight where the words are known, and where
 * not even those are, in the same order, as what is usual there.
 */
export function refused(weight: number, { protocol = mail, ...condition }: Condition): Sign[] {
  return [
    ...refusals
      .filter((refusal) => protocol.includes(refusal.protocol[0]))
      .map((refusal): Sign => ({ weight, ...refusal, ...condition })),
    { weight: usual(weight), stage: ['auth'], protocol, ...condition },
  ];
}

/** What a weight is worth where nothing was recognised: less than 30, in the same order. */
function usual(weight: number): number {
  return 29 * (weight / 100);
}

/**
 * IMAP took the token and opens no mailbox; the goodbye that follows the second time is part of it
 * (github.com/simonrob/email-oauth2-proxy issue 74). Where the mailbox is refused in other words, in
 * the same order, as what is usual there.
 */
export function notConnected(weight: number, condition: Condition): Sign[] {
  const words = [/authenticated but not\b/, /connection closed\. 14\b/];
  return [
    { weight, protocol: ['imap'], words, ...condition },
    { weight: usual(weight), stage: ['mailbox'], ...condition },
  ];
}
