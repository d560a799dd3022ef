import { makeSecret } from '../../../../electron/auth/make-secret.ts';
import { seedToken, seedUser } from '../helpers/run-check.ts';
import { tlsStep } from '../helpers/scripted-server.ts';

/** The base64 of Microsoft's example exchange, without the line breaks of the page. */
export const seedBase64 =
  'dXNlcj1zb21ldXNlckBleGFtcGxlLmNvbQFhdXRoPUJlYXJlciB5YTI5LnZGOWRmdDRxbVRjMk52YjNSbGNrQmhkSFJoZG1semRHRXVZMjl0Q2cBAQ==';
const { fingerprint } = makeSecret(seedToken);
const hidden = `user=${seedUser} · access token hidden, ${seedToken.length} characters, sha256 ${fingerprint}`;

export const smtp = { protocol: 'smtp' } as const;
export const smtpStartTls = { protocol: 'smtp', security: 'starttls' } as const;

export const ehlo = 'C: EHLO [127.0.0.1]';
export const greeting = 'S: 220 mail.example.com Microsoft ESMTP MAIL Service ready';
export const clearList = [
  ehlo,
  'S: 250-mail.example.com Hello [127.0.0.1]',
  'S: 250-PIPELINING',
  'S: 250-STARTTLS',
  'S: 250 SMTPUTF8',
];
export const startTls = [...clearList, 'C: STARTTLS', 'S: 220 2.0.0 SMTP server ready', tlsStep];
export const capabilities = [
  ehlo,
  'S: 250-mail.example.com Hello [127.0.0.1]',
  'S: 250-SIZE 157286400',
  'S: 250-PIPELINING',
  'S: 250-ENHANCEDSTATUSCODES',
  'S: 250-AUTH LOGIN XOAUTH2',
  'S: 250 SMTPUTF8',
];
export const start = ['C: AUTH XOAUTH2', 'S: 334', `C: ${seedBase64}`];
export const signIn = [...start, 'S: 235 2.7.0 Authentication successful'];
export const pipelined = [
  `C: MAIL FROM:<${seedUser}>`,
  `C: RCPT TO:<${seedUser}>`,
  'C: RSET',
  'S: 250 2.1.0 Sender OK',
  'S: 250 2.1.5 Recipient OK',
  'S: 250 2.0.0 Resetting',
];
export const goodbye = ['C: QUIT', 'S: 221 2.0.0 Service closing transmission channel'];
/** Up to the sign-in, with TLS from the start. */
export const signedIn = [greeting, ...capabilities, ...signIn];
export const challenge = '334 eyJzdGF0dXMiOiI0MDEiLCJzY2hlbWVzIjoiYmVhcmVyIiwic2NvcGUiOiJtYWlsIn0=';

/** An exchange as the transcript shows it. */
export function shown(steps: readonly string[]): string[] {
  return steps.filter((step) => step !== tlsStep).map((step) => step.replace(seedBase64, hidden));
}
