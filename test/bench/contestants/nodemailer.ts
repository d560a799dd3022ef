import { once } from 'node:events';
import SMTPConnection from 'nodemailer/lib/smtp-connection';
import XOAuth2 from 'nodemailer/lib/xoauth2';
import type { Contestant } from './contestant.ts';

/**
 * nodemailer: what `verify()` of its transport does (connect, STARTTLS, sign in, quit), with the
 * connection that it does it with, because `verify()` does not wait for the goodbye.
 */
export const nodemailer: Contestant = {
  name: 'nodemailer',
  measures: 'everything, until QUIT is answered; no dry run',
  signIn: async ({ host, port, ca, user, token }) => {
    const startedAt = performance.now();
    const connection = new SMTPConnection({
      host,
      port,
      secure: false,
      requireTLS: true,
      tls: { ca, minVersion: 'TLSv1.2' },
    });
    // Rejects where the connection fails: its `error` event comes first then.
    const ended = once(connection, 'end');
    const oauth2 = new XOAuth2({ user, accessToken: token });
    const work = (async () => {
      await called((done) => {
        connection.connect(done);
      });
      await called((done) => {
        connection.login({ oauth2 }, done);
      });
    })();
    await Promise.race([work, ended]);
    const sameWork = performance.now() - startedAt;
    connection.quit();
    await ended;
    return { total: performance.now() - startedAt, sameWork };
  },
};

/** A function that takes a Node callback, as a promise. */
function called(start: (done: (error?: Error | null) => void) => void): Promise<void> {
  return new Promise((resolve, reject) => {
    start((error) => {
      if (error) reject(error);
      else resolve();
    });
  });
}
