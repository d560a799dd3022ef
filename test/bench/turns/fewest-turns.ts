import type { Protocol } from '../../../shared/stages.ts';

/**
 * The fewest turns in which a client can do what our check shows, with the servers of this
 * benchmark. Stages stay apart, because each has its own time and outcome; within a stage, what need
 * not wait for a reply goes together where the protocol allows that.
 */
export const fewestTurns: Readonly<Record<Protocol, readonly string[]>> = {
  // Dovecot's greeting has the capabilities (RFC 9051 section 7.1). The token goes with the command
  // (RFC 4959). LOGOUT need not wait for CLOSE (section 5.5), but CLOSE must wait for EXAMINE: in a
  // mailbox that is open for writing it would remove messages. EXAMINE must wait for SELECT: where
  // Exchange Online refuses to open the mailbox, it closes at the second command that asks for it,
  // and the goodbye would be lost (github.com/simonrob/email-oauth2-proxy issue 74).
  imap: ['AUTHENTICATE+token', 'SELECT', 'EXAMINE', 'CLOSE+LOGOUT'],
  // Exchange Online takes the token in the two-line form only (Microsoft, "Authenticate an IMAP, POP
  // or SMTP connection using OAuth").
  pop: ['CAPA', 'AUTH', '(answer)', 'STAT', 'QUIT'],
  // AUTH in two steps always fits into a line; the dry run is one group (PIPELINING, RFC 2920).
  smtp: ['EHLO', 'STARTTLS', 'EHLO', 'AUTH', '(answer)', 'MAIL+RCPT+RSET', 'QUIT'],
};
