import { makeSecret } from '../../../../electron/auth/make-secret.ts';
import { seedToken, seedUser } from '../helpers/run-check.ts';

/** The base64 of Microsoft's example exchange, copied as it is printed. */
export const seedBase64 =
  'dXNlcj1zb21ldXNlckBleGFtcGxlLmNvbQFhdXRoPUJlYXJlciB5YTI5LnZGOWRmdDRxbVRjMk52YjNSbGNrQmhkSFJoZG1semRHRXVZMjl0Q2cBAQ==';
const { fingerprint } = makeSecret(seedToken);
/** What the transcript shows in its place. */
const hidden = `user=${seedUser} · access token hidden, ${seedToken.length} characters, sha256 ${fingerprint}`;

export const greeting = 'S: * OK The Microsoft Exchange IMAP4 service is ready.';
export const capabilities = [
  'C: C01 CAPABILITY',
  'S: * CAPABILITY IMAP4 IMAP4rev1 AUTH=PLAIN SASL-IR UIDPLUS AUTH=XOAUTH2',
  'S: C01 OK Completed',
];
export const signIn = [
  `C: A01 AUTHENTICATE XOAUTH2 ${seedBase64}`,
  'S: A01 OK AUTHENTICATE completed.',
];
export const select = [
  'C: S01 SELECT INBOX',
  'S: * 3 EXISTS',
  'S: * 0 RECENT',
  'S: * FLAGS (\\Seen \\Answered)',
  'S: S01 OK [READ-WRITE] SELECT completed.',
];
export const examine = ['C: E01 EXAMINE INBOX', 'S: E01 OK [READ-ONLY] EXAMINE completed.'];
/** The goodbye where no mailbox is open. */
export const goodbye = [
  'C: L01 LOGOUT',
  'S: * BYE Microsoft Exchange Server IMAP4 server signing off.',
  'S: L01 OK LOGOUT completed.',
];
/** The goodbye where INBOX is open: CLOSE and LOGOUT are one write. */
export const closing = [
  'C: C02 CLOSE',
  goodbye[0] ?? '',
  'S: C02 OK CLOSE completed.',
  ...goodbye.slice(1),
];
/** All that follows a sign-in. */
export const rest = [...select, ...examine, ...closing];

/** An exchange as the transcript shows it. */
export function shown(steps: readonly string[]): string[] {
  return steps.map((step) => step.replace(seedBase64, hidden));
}
