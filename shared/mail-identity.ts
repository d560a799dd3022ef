import type { Connection } from './connection.ts';
import type { Protocol } from './stages.ts';

/** As whom a protocol is used. */
export interface MailIdentity {
  /** What goes into `user=`. */
  user: string;
  /** What goes into MAIL FROM; SMTP only. */
  sender?: string;
}

/**
 * The mailbox a connection opens: the shared one if there is one, else the person's own. It stands
 * apart from the schema because the page uses it too: schemas are compiled when they are loaded,
 * which the page's policy refuses.
 */
export function targetMailbox(connection: Connection): string {
  return connection.sharedMailbox ?? connection.user;
}

/**
 * Whose name a connection uses with a protocol. An application opens the mailbox by its own address
 * everywhere. For a person: over IMAP and POP `user=` is the mailbox, the shared
 * one too. SMTP refuses a delegate's token with `user=` a shared mailbox: there the delegate signs
 * in, and the shared address is the sender, which needs Send As
 * (github.com/nextcloud/mail issue 13667).
 */
export function mailIdentity(connection: Connection, protocol: Protocol): MailIdentity {
  if (protocol !== 'smtp') return { user: targetMailbox(connection) };
  return { user: connection.user, sender: connection.sender ?? targetMailbox(connection) };
}
