import { makeSecret } from '../../../../electron/auth/make-secret.ts';
import { seedToken, seedUser } from '../helpers/run-check.ts';
import { tlsStep } from '../helpers/scripted-server.ts';

/** The base64 of Microsoft's example exchange, without the line breaks of the page. */
export const seedBase64 =
  'dXNlcj1zb21ldXNlckBleGFtcGxlLmNvbQFhdXRoPUJlYXJlciB5YTI5LnZGOWRmdDRxbVRjMk52YjNSbGNrQmhkSFJoZG1semRHRXVZMjl0Q2cBAQ==';
const { fingerprint } = makeSecret(seedToken);
const hidden = `user=${seedUser} · access token hidden, ${seedToken.length} characters, sha256 ${fingerprint}`;

export const greeting = 'S: +OK The Microsoft Exchange POP3 service is ready.';
export const capabilities = [
  'C: CAPA',
  'S: +OK',
  'S: TOP',
  'S: UIDL',
  'S: SASL PLAIN XOAUTH2',
  'S: USER',
  'S: .',
];
export const clearCapabilities = ['C: CAPA', 'S: +OK', 'S: TOP', 'S: STLS', 'S: UIDL', 'S: .'];
export const start = ['C: AUTH XOAUTH2', 'S: + ', `C: ${seedBase64}`];
export const signIn = [...start, 'S: +OK User successfully authenticated.'];
export const mailbox = ['C: STAT', 'S: +OK 12 34567'];
export const goodbye = ['C: QUIT', 'S: +OK Microsoft Exchange Server POP3 server signing off.'];
export const challenge = '+ eyJzdGF0dXMiOiI0MDEiLCJzY2hlbWVzIjoiYmVhcmVyIiwic2NvcGUiOiJtYWlsIn0=';

export const startTls = [...clearCapabilities, 'C: STLS', 'S: +OK Begin TLS negotiation.', tlsStep];
export const pop = { protocol: 'pop' } as const;
export const starttls = { protocol: 'pop', security: 'starttls' } as const;

/** An exchange as the transcript shows it. */
export function shown(steps: readonly string[]): string[] {
  return steps.filter((step) => step !== tlsStep).map((step) => step.replace(seedBase64, hidden));
}
