import { encodedFrontEnd } from '../front-end.ts';

/** What a server offers and how it refuses; the defaults are Exchange Online's. */
export interface ImapBehaviour {
  /** Without the leading `CAPABILITY`. Commands of a capability that is not offered are unknown. */
  capabilities: readonly string[];
  /** Answer a refused token with a challenge first, as Gmail and Dovecot do, not with NO at once. */
  challengeOnFailure: boolean;
}

/** As Exchange Online sent it (github.com/jstedfast/MailKit issue 1494). */
export const exchangeBehaviour: ImapBehaviour = {
  capabilities: [
    'IMAP4',
    'IMAP4rev1',
    'AUTH=PLAIN',
    'AUTH=XOAUTH2',
    'SASL-IR',
    'UIDPLUS',
    'ID',
    'UNSELECT',
    'CHILDREN',
    'IDLE',
    'NAMESPACE',
    'LITERAL+',
  ],
  challengeOnFailure: false,
};

/**
 * The words of the replies: those of Exchange Online where they are known (Microsoft's page on
 * XOAUTH2 for CAPABILITY and AUTHENTICATE, transcripts in public issues for the rest).
 */
export const replies = {
  accepted: 'OK AUTHENTICATE completed.',
  refused: 'NO AUTHENTICATE failed.',
  startTls: 'OK Begin TLS negotiation now.',
  literalGoAhead: '+ Ready for additional command text.',
  unknownCommand: 'BAD Command Error. 12',
  tooLong: 'BAD Command Error. 10',
  wrongArguments: 'BAD Command Argument Error. 11',
  invalidState: 'BAD Command received in Invalid state.',
  notConnected: 'BAD User is authenticated but not connected.',
  closed: '* BYE Connection closed. 14',
  timedOut: '* BYE Connection is closed. 13',
  goodbye: '* BYE Microsoft Exchange Server IMAP4 server signing off.',
} as const;

/** The greeting; its name says that this is a practice server. */
export const greeting = `* OK The Microsoft Exchange IMAP4 service is ready. [${encodedFrontEnd}]`;

/**
 * What is offered before TLS: nothing that carries a secret, and no LOGIN (RFC 3501 sections 6.2.1
 * and 6.2.3).
 */
export function capabilitiesBeforeTls(capabilities: readonly string[]): string[] {
  const harmless = capabilities.filter((name) => !name.startsWith('AUTH=') && name !== 'SASL-IR');
  return [...harmless, 'STARTTLS', 'LOGINDISABLED'];
}
