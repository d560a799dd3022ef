import { randomUUID } from 'node:crypto';
import MailComposer from 'nodemailer/lib/mail-composer';
import type { LanguageId } from '../../../shared/language-ids.ts';
import { testMessage as english } from '../../../shared/messages/test-message.en.ts';
import { testMessage as japanese } from '../../../shared/messages/test-message.ja.ts';
import { makeVisible } from '../../../shared/text/visible.ts';
import { withDeadline } from '../deadline.ts';
import type { CheckRun } from '../check-run.ts';
import { composeLine, type WireLine } from '../wire-line.ts';
import { domainOf, mailPath } from './address.ts';
import { recipientRefusal, senderRefusal } from './dry-run.ts';
import { messageRefusal } from './refusal.ts';
import { queueId } from './reply.ts';
import type { SmtpReply, SmtpSession } from './session.ts';

const texts: Readonly<Record<LanguageId, typeof english>> = { en: english, ja: japanese };

export interface TestMessageOptions {
  sender: string;
  recipient: string;
  language: LanguageId;
}

/**
 * Sends one real message. Each command waits for its reply: with a refused recipient a pipelined
 * DATA could send an empty message (RFC 2920 section 3.1).
 *
 * @returns the server's name for the message
 * @throws {MailFailure} `send/sender-refused`, `send/recipient-refused`, `send/message-refused`,
 *   `mailbox/not-connected`, `server/throttled`, `server/unavailable`, with the server's words
 */
export async function sendTestMessage(
  run: CheckRun,
  session: SmtpSession,
  { sender, recipient, language }: TestMessageOptions,
): Promise<string> {
  const { deadlines, signal, request } = run;
  const command = async (lines: WireLine | readonly WireLine[]): Promise<SmtpReply> =>
    withDeadline(deadlines.command, signal, (stop) => session.command(lines, stop));
  const { host, port } = request.endpoint;
  const server = `${host} port ${port}`;
  const user = makeVisible(request.user);
  const message = await composeMessage({ sender, recipient, language, user, server });

  const refused =
    senderRefusal(await command(composeLine(`MAIL FROM:${mailPath(sender)}`))) ??
    recipientRefusal(await command(composeLine(`RCPT TO:${mailPath(recipient)}`)));
  if (refused) throw refused;
  const goAhead = await command(composeLine('DATA'));
  if (goAhead.code !== 354) throw messageRefusal(goAhead);
  const taken = await command(dataLines(message));
  if (taken.code !== 250) throw messageRefusal(taken);
  return queueId(taken.texts.join(' '));
}

export interface ComposeOptions extends TestMessageOptions {
  /** Who signs in. */
  user: string;
  server: string;
}

/**
 * The message, with CRLF at the end of each line, in ASCII: what is not is encoded. Its ID
 * has the sender's domain and not the name of this computer, and its date is in UTC.
 */
export async function composeMessage(options: ComposeOptions): Promise<string> {
  const { sender, recipient, language, user, server } = options;
  const { subject, text } = texts[language];
  const composer = new MailComposer({
    from: { name: '', address: sender },
    to: { name: '', address: recipient },
    subject,
    text: text({ user, sender, server }),
    date: new Date(),
    messageId: `<${randomUUID()}@${domainOf(sender)}>`,
    // RFC 3834 section 5: nobody's absence note should answer it.
    headers: { 'Auto-Submitted': 'auto-generated' },
    newline: '\r\n',
    // The texts are ours, but what could open files or fetch pages for a message must not.
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  return (await composer.compile().build()).toString('latin1');
}

/**
 * The lines of DATA: those of the message, with a dot put before any that begins with one, and the
 * dot alone that ends it (RFC 5321 section 4.5.2).
 */
export function dataLines(message: string): WireLine[] {
  const lines = message.replace(/\r\n$/, '').split('\r\n');
  const stuffed = lines.map((line) => (line.startsWith('.') ? `.${line}` : line));
  return [...stuffed, '.'].map((line) => composeLine(line));
}
