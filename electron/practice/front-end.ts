import { randomBytes } from 'node:crypto';

/** The server's name in greetings and replies, where Exchange Online names its front end. */
export const frontEnd = 'PRACTICE.contoso.example';

/** How Exchange Online writes the front end into the greetings of IMAP and POP. */
export const encodedFrontEnd = Buffer.from(frontEnd, 'utf16le').toString('base64');

/**
 * The mark at the end of Exchange Online's SMTP replies, by which its support finds the session:
 * `[host time id]` (github.com/jstedfast/MailKit issue 1770).
 */
export function sessionMark(now: number, sessionId: string): string {
  return `[${frontEnd} ${new Date(now).toISOString()} ${sessionId}]`;
}

/** A session ID of the form that Exchange Online uses: 16 hexadecimal digits. */
export function createSessionId(): string {
  return `08DC${randomBytes(6).toString('hex').toUpperCase()}`;
}
