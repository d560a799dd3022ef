import { mailboxes } from '../../electron/practice/directory.ts';
import { startPractice, type PracticeOptions } from '../../electron/practice/practice-tenant.ts';
import { type ExchangeAuthority, startExchangeAuthority } from './exchange-authority.ts';
import { type MailServers, type MailServersOptions, startMailServers } from './mail-servers.ts';
import type { MailPrograms } from './require-mail-servers.ts';

export type Practice = Awaited<ReturnType<typeof startPractice>>;

/** A practice tenant, and real mail servers with the same mailboxes that let the tenant decide. */
export interface MailBench {
  practice: Practice;
  /** What the real servers asked, and what the tenant answered. */
  authority: ExchangeAuthority;
  servers: MailServers;
  /** One more pair of servers with the same mailboxes; whoever starts it stops it. */
  startAnother(options?: Partial<MailServersOptions>): Promise<MailServers>;
  stop(): Promise<void>;
}

/** How many messages lie in the inbox of each mailbox, on all servers. */
export const inboxCounts: Readonly<Record<string, number>> = Object.fromEntries(
  mailboxes.map((box) => [
    box.address,
    box.folders.find(({ name }) => name === 'INBOX')?.messages ?? 0,
  ]),
);

/** Who may send as each mailbox besides its owner. */
const sendAs = Object.fromEntries(mailboxes.map((box) => [box.address, box.sendAs]));

/**
 * Starts a practice tenant, Dovecot and Exim: half a second on a quiet machine.
 *
 * @param options what is different in the practice tenant
 * @throws if a server does not come up; nothing is left running then
 */
export async function startMailBench(
  programs: MailPrograms,
  options: PracticeOptions = {},
): Promise<MailBench> {
  const practice = await startPractice(options);
  const { serverCertificate: certificate, ca } = practice;
  const authority = await startExchangeAuthority(
    (token, user, service) => practice.decide(token, user, service),
    certificate,
  );
  const common = { programs, ca, certificate, authorityUrl: authority.url, sendAs };
  const start = (more: Partial<MailServersOptions> = {}): Promise<MailServers> =>
    startMailServers({ ...common, messages: inboxCounts, ...more });
  const servers = await start().catch(async (error: unknown) => {
    await Promise.all([authority.stop(), practice.stop()]);
    throw error;
  });
  return {
    practice,
    authority,
    servers,
    startAnother: start,
    async stop() {
      await servers.stop();
      await Promise.all([authority.stop(), practice.stop()]);
    },
  };
}
