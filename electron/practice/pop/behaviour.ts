import { encodedFrontEnd } from '../front-end.ts';

/** How a POP server refuses; the default is Exchange Online's. */
export interface PopBehaviour {
  /** SASL mechanisms that CAPA names. */
  mechanisms: readonly string[];
  /** Answer a refused token with a challenge first, as Gmail and Dovecot do. */
  challengeOnFailure: boolean;
  /** Take the token behind `AUTH XOAUTH2` (RFC 5034), which Exchange Online does not. */
  initialResponse: boolean;
}

export const exchangeBehaviour: PopBehaviour = {
  mechanisms: ['PLAIN', 'XOAUTH2'],
  challengeOnFailure: false,
  initialResponse: false,
};

/**
 * The longest line. RFC 2449 section 4 allows 255 octets, RFC 5034 section 4 base64 without a limit;
 * Exchange Online takes no token of more than 4,096 characters (github.com/jstedfast/MailKit issue
 * 1948), whose response in base64 is a third longer.
 */
export const maxLineBytes = 8_192;

/** As Exchange Online greets and answers CAPA (github.com/kisli/vmime issue 267). */
export const greeting = `+OK The Microsoft Exchange POP3 service is ready. [${encodedFrontEnd}]`;

/**
 * What CAPA answers (RFC 2449). Before TLS there is STLS in place of what would carry a secret
 * (RFC 2595 section 4).
 */
export function capabilityList({ mechanisms }: PopBehaviour, secure: boolean): string[] {
  if (!secure) return ['TOP', 'UIDL', 'STLS'];
  return ['TOP', 'UIDL', `SASL ${mechanisms.join(' ')}`, 'USER'];
}

/**
 * The words of the replies: those of Exchange where they are known (Microsoft's page on XOAUTH2,
 * transcripts in public issues: github.com/jstedfast/MailKit issue 391, github.com/getmail6/getmail6
 * issue 256, github.com/nicm/fdm issue 123).
 */
export const replies = {
  ok: '+OK',
  startTls: '+OK Begin TLS negotiation.',
  accepted: '+OK User successfully authenticated.',
  refused: '-ERR Authentication failure: unknown user name or bad password.',
  noPasswords: '-ERR Logon failure: unknown user name or bad password.',
  invalidState: '-ERR Command is not valid in this state.',
  unknownCommand: '-ERR Protocol error.',
  protocolError: '-ERR Protocol error. Connection is closed. 10',
  noSuchMessage: '-ERR The specified message is out of range.',
  timedOut: '-ERR Connection is closed. 13',
  goodbye: '+OK Microsoft Exchange Server POP3 server signing off.',
} as const;
