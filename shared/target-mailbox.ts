import type { Connection } from './connection.ts';

/**
 * The mailbox a connection opens: the shared one if there is one, else the person's own. It stands
 * apart from the schema because the page uses it too: schemas are compiled when they are loaded,
 * which the page's policy refuses.
 */
export function targetMailbox(connection: Connection): string {
  return connection.sharedMailbox ?? connection.user;
}
