import type { Endpoint } from '../../shared/connection.ts';
import type { Protocol } from '../../shared/stages.ts';
import { withFreePorts } from './daemon.ts';
import { startDovecot, type DovecotOptions, type ServerCertificate } from './dovecot.ts';
import { startExim } from './exim.ts';
import { freePorts, loopbackAddresses } from './free-ports.ts';
import type { MailPrograms } from './require-mail-servers.ts';

/** Each way in. SMTP is Exim's, the others are Dovecot's, whose submission relays to Exim. */
export type ServerName =
  | 'imaps'
  | 'imapStarttls'
  | 'pop3s'
  | 'pop3Starttls'
  | 'smtpStarttls'
  | 'submissions'
  | 'submissionStarttls';

/** What each of them speaks. */
export const serverProtocols: Readonly<Record<ServerName, Protocol>> = {
  imaps: 'imap',
  imapStarttls: 'imap',
  pop3s: 'pop',
  pop3Starttls: 'pop',
  smtpStarttls: 'smtp',
  submissions: 'smtp',
  submissionStarttls: 'smtp',
};

/** What a pair of mail servers needs from outside. */
export interface MailServersOptions {
  programs: MailPrograms;
  /** Where logins are judged; see `exchange-authority.ts`. */
  authorityUrl: string;
  /** PEM of the authority that signed both `certificate` and that of `authorityUrl`. */
  ca: string;
  certificate: ServerCertificate;
  /** Every mailbox, and how many messages lie in its inbox. */
  messages: Readonly<Record<string, number>>;
  /** Who may send as an address besides its owner; only Exim asks, not Dovecot's submission. */
  sendAs?: Readonly<Record<string, readonly string[]>>;
}

export interface MailServers {
  /** All on `localhost`; IPv6 has the same ports, where this computer has it. */
  endpoints: Readonly<Record<ServerName, Endpoint>>;
  hasIpv6: boolean;
  /** What the two have logged so far. */
  log(): Promise<{ dovecot: string; exim: string }>;
  /** The IDs of the messages that Exim has taken and not delivered yet. */
  queue(): Promise<string[]>;
  /** The text of every message in the inbox of an address. */
  inbox(address: string): Promise<string[]>;
  /** Ends both and removes all of their files. */
  stop(): Promise<void>;
}

/**
 * Starts a real Dovecot and a real Exim on free ports of loopback, with the same mailboxes and the
 * same judge of logins, and waits until both greet.
 *
 * @throws with output and log of the one that does not come up; nothing is left running then
 */
export function startMailServers(options: MailServersOptions): Promise<MailServers> {
  return withFreePorts(() => startOnce(options));
}

async function startOnce(options: MailServersOptions): Promise<MailServers> {
  const { programs, messages, certificate } = options;
  const addresses = await loopbackAddresses();
  const [
    imap = 0,
    imaps = 0,
    pop3 = 0,
    pop3s = 0,
    submission = 0,
    submissions = 0,
    smtp = 0,
    relay = 0,
  ] = await freePorts(8);
  const common = { addresses, certificate, relayPort: relay };
  const services: DovecotOptions['services'] = [
    {
      protocol: 'imap',
      login: 'imap-login',
      listeners: [
        { name: 'imap', port: imap, tls: false },
        { name: 'imaps', port: imaps, tls: true },
      ],
    },
    {
      protocol: 'pop3',
      login: 'pop3-login',
      listeners: [
        { name: 'pop3', port: pop3, tls: false },
        { name: 'pop3s', port: pop3s, tls: true },
      ],
    },
    {
      protocol: 'submission',
      login: 'submission-login',
      listeners: [
        { name: 'submission', port: submission, tls: false },
        { name: 'submissions', port: submissions, tls: true },
      ],
    },
  ];
  const { authorityUrl, ca } = options;
  const dovecot = await startDovecot({
    ...common,
    ...{ path: programs.dovecot, services, authorityUrl, ca, messages },
  });
  const exim = await startExim({
    ...common,
    ...{ path: programs.exim, smtpPort: smtp, authSocket: dovecot.authSocket, mail: dovecot.mail },
    mailboxes: Object.keys(messages),
    sendAs: options.sendAs ?? {},
  }).catch(async (error: unknown) => {
    await dovecot.stop();
    throw error;
  });
  const on = (port: number, security: Endpoint['security']): Endpoint => ({
    ...{ host: 'localhost', port, security },
  });
  return {
    endpoints: {
      imaps: on(imaps, 'tls'),
      imapStarttls: on(imap, 'starttls'),
      pop3s: on(pop3s, 'tls'),
      pop3Starttls: on(pop3, 'starttls'),
      smtpStarttls: on(smtp, 'starttls'),
      submissions: on(submissions, 'tls'),
      submissionStarttls: on(submission, 'starttls'),
    },
    hasIpv6: addresses.includes('::1'),
    async log() {
      return { dovecot: await dovecot.log(), exim: await exim.log() };
    },
    queue: () => exim.queue(),
    inbox: (address) => dovecot.inbox(address),
    async stop() {
      await Promise.all([dovecot.stop(), exim.stop()]);
    },
  };
}
