import type { Mailbox, MailFolder } from './directory.ts';

/** A message of a practice mailbox. */
export interface PracticeMessage {
  /** The same at every start: mail programs know by it what they have seen. */
  uid: number;
  seen: boolean;
  received: Date;
  /** The message of RFC 5322, ASCII, with CRLF after each line. */
  text: string;
}

/** The first message of every folder; each one after it is a day later. */
const firstDay = Date.UTC(2026, 0, 5, 8, 30);
const dayMs = 86_400_000;

/**
 * The messages of a folder, oldest first, as many as it says. All are made up; each holds a line that
 * begins with a dot, which POP has to double.
 */
export function messagesIn(mailbox: Mailbox, folder: MailFolder): PracticeMessage[] {
  return Array.from({ length: folder.messages }, (_, index) => {
    const uid = index + 1;
    const received = new Date(firstDay + index * dayMs);
    return {
      uid,
      seen: uid <= folder.messages - folder.unseen,
      received,
      text: messageText(mailbox.address, uid, received),
    };
  });
}

/** What POP knows of a mailbox: the messages of its INBOX. */
export function inboxMessages(mailbox: Mailbox): PracticeMessage[] {
  const inbox = mailbox.folders.find((folder) => folder.name === 'INBOX');
  return inbox ? messagesIn(mailbox, inbox) : [];
}

/** The e-mail date of RFC 5322 section 3.3, in UTC. */
export function emailDate(date: Date): string {
  return date.toUTCString().replace('GMT', '+0000');
}

function messageText(to: string, uid: number, received: Date): string {
  const lines = [
    'From: Copier <copier@contoso.example>',
    `To: <${to}>`,
    `Subject: Scan ${uid}`,
    `Date: ${emailDate(received)}`,
    `Message-ID: <scan-${uid}-${to}>`,
    'MIME-Version: 1.0',
    'Content-Type: text/plain; charset=us-ascii',
    '',
    `This is practice message ${uid}. Nobody sent it.`,
    '',
    '.. and it ends here.',
  ];
  return lines.map((line) => `${line}\r\n`).join('');
}
