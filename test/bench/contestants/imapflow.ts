import { ImapFlow } from 'imapflow';
import type { Contestant } from './contestant.ts';

/**
 * imapflow: sign-in, INBOX opened, LOGOUT answered. What it would do for a long session (compress,
 * enable extensions, IDLE) is turned off, since a check does none of that.
 */
export const imapflow: Contestant = {
  name: 'imapflow',
  measures: 'everything, until LOGOUT is answered',
  signIn: async ({ host, port, ca, user, token }) => {
    const startedAt = performance.now();
    const client = new ImapFlow({
      host,
      port,
      secure: true,
      auth: { user, accessToken: token },
      tls: { ca, minVersion: 'TLSv1.2' },
      logger: false,
      disableCompression: true,
      disableAutoEnable: true,
      disableAutoIdle: true,
    });
    await client.connect();
    await client.mailboxOpen('INBOX');
    const sameWork = performance.now() - startedAt;
    await client.logout();
    return { total: performance.now() - startedAt, sameWork };
  },
};
