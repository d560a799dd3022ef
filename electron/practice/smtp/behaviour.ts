import { emailDate } from '../messages.ts';
import { frontEnd } from '../front-end.ts';

/** What an SMTP server offers and how it refuses; the default is Exchange Online's. */
export interface SmtpBehaviour {
  /** SASL mechanisms that EHLO names under TLS. */
  mechanisms: readonly string[];
  /** Answer a refused token with a challenge first, as Gmail does. */
  challengeOnFailure: boolean;
  /** What SIZE says (RFC 1870), in octets. */
  maxMessageBytes: number;
  /** How it calls itself in the greeting and in answer to EHLO. */
  host: string;
  /** What EHLO says where STARTTLS belongs. */
  startTls: string;
}

export const exchangeBehaviour: SmtpBehaviour = {
  mechanisms: ['LOGIN', 'XOAUTH2'],
  challengeOnFailure: false,
  maxMessageBytes: 157_286_400,
  host: frontEnd,
  startTls: 'STARTTLS',
};

/** The longest line of a command or of a sign-in: RFC 4954 section 4. */
export const maxLineBytes = 12_288;

/**
 * The longest line of a message. RFC 5321 section 4.5.3.1.6 allows 1,000 octets; programs that wrap
 * nothing send more, and nothing is kept of it here.
 */
export const maxMessageLineBytes = 65_536;

/** As many recipients as Exchange Online lets a message have at most. */
export const maxRecipients = 1_000;

/** As Exchange Online greets (github.com/jstedfast/MailKit issue 1770). */
export function greeting(now: number, host: string): string {
  return `220 ${host} Microsoft ESMTP MAIL Service ready at ${emailDate(new Date(now))}`;
}

/**
 * The reply to EHLO, as in the same issue: STARTTLS is offered before TLS, AUTH in its place after
 * it (RFC 3207 section 4.2, RFC 4954 section 4).
 */
export function ehloReply(behaviour: SmtpBehaviour, client: string, secure: boolean): string[] {
  const lines = [
    `${behaviour.host} Hello [${client}]`,
    `SIZE ${behaviour.maxMessageBytes}`,
    'PIPELINING',
    'DSN',
    'ENHANCEDSTATUSCODES',
    ...(secure ? authLines(behaviour) : [behaviour.startTls]),
    '8BITMIME',
    'BINARYMIME',
    'CHUNKING',
    'SMTPUTF8',
  ];
  return lines.map((line, index) => `250${index === lines.length - 1 ? ' ' : '-'}${line}`);
}

/** What EHLO says of AUTH: nothing where there is no mechanism. */
function authLines({ mechanisms }: SmtpBehaviour): string[] {
  return mechanisms.length === 0 ? [] : [`AUTH ${mechanisms.join(' ')}`];
}

/** Replies that say that all is well: they carry no mark. */
export const replies = {
  startTls: '220 2.0.0 SMTP server ready',
  goodbye: '221 2.0.0 Service closing transmission channel',
  accepted: '235 2.7.0 Authentication successful',
  ok: '250 2.0.0 OK',
  reset: '250 2.0.0 Resetting',
  senderOk: '250 2.1.0 Sender OK',
  recipientOk: '250 2.1.5 Recipient OK',
  cannotVerify: '252 2.1.5 Cannot VRFY user',
  startMail: '354 Start mail input; end with <CRLF>.<CRLF>',
} as const;

/**
 * Replies that say that something is wrong; the session's mark is put behind them. The words are
 * those of Exchange where they are known: the table of errors for 451 5.7.3, 500 5.5.2, 530, 535 and
 * 550, public transcripts for 500 5.3.3 and 503 5.5.2 (github.com/benmerckx/smtpmailer issue 23,
 * github.com/simonrob/email-oauth2-proxy issue 232).
 */
export const refusals = {
  tooManyFaults: '421 4.7.0 Too many errors on this connection, closing transmission channel',
  timedOut: '451 4.7.0 Timeout waiting for client input',
  tlsFirst: '451 5.7.3 Must issue a STARTTLS command first',
  tooManyRecipients: '452 4.5.3 Too many recipients',
  unknownCommand: "500 5.3.3 Unrecognized command 'unknown'",
  lineTooLong: '500 5.5.2 Line too long',
  wrongArguments: '501 5.5.4 Invalid arguments',
  wrongDomain: '501 5.5.4 Invalid domain name',
  wrongSender: '501 5.1.7 Invalid address',
  wrongRecipient: '501 5.1.3 Invalid address',
  undecodable: '501 5.5.2 Cannot decode response',
  cancelled: '501 5.7.0 Authentication cancelled',
  helloFirst: '503 5.5.2 Send hello first',
  senderFirst: '503 5.5.2 Need mail command',
  recipientFirst: '503 5.5.2 Need rcpt command',
  badSequence: '503 5.5.1 Bad sequence of commands',
  unknownMechanism: '504 5.7.4 Unrecognized authentication type',
  notAuthenticated: '530 5.7.57 Client not authenticated to send mail.',
  refused: '535 5.7.3 Authentication unsuccessful',
  noPasswords: '535 5.7.139 Authentication unsuccessful, basic authentication is disabled.',
  mayNotSendAs: '550 5.7.60 SMTP; Client does not have permissions to send as this sender',
  messageTooLarge: '552 5.3.4 Message size exceeds fixed maximum message size',
} as const;
