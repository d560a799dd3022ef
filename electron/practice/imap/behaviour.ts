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

/**
 * The greeting. Exchange Online puts the name of its front end into it, as base64 of UTF-16LE;
 * this one's says that it is a practice server.
 */
export const greeting = `* OK The Microsoft Exchange IMAP4 service is ready. [${Buffer.from(
  'PRACTICE.contoso.example',
  'utf16le',
).toString('base64')}]`;
