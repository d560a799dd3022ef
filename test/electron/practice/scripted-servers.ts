import { afterAll } from 'vitest';
import {
  createCertificateAuthority,
  type IssuedCertificate,
} from '../../../electron/practice/certificate-authority.ts';
import { startImapServer } from '../../../electron/practice/imap/server.ts';
import type { LoopbackListener } from '../../../electron/practice/loopback-listener.ts';
import { startPopServer } from '../../../electron/practice/pop/server.ts';
import type { ScriptedReply } from '../../../electron/practice/scenarios/types.ts';
import { startSmtpServer } from '../../../electron/practice/smtp/server.ts';
import type { Endpoint } from '../../../shared/connection.ts';
import type { Protocol, Security } from '../../../shared/stages.ts';

const start = { imap: startImapServer, pop: startPopServer, smtp: startSmtpServer };

/** The security of Exchange Online's servers. */
const usual: Record<Protocol, Security> = { imap: 'tls', pop: 'tls', smtp: 'starttls' };

export interface MailServerOptions {
  security?: Security;
  scripted?: ScriptedReply;
  timeouts?: { handshake?: number; signIn?: number; idle?: number };
}

/**
 * Starts mail servers without a tenant, which every token lets in: hundreds of them cost less than
 * a few tenants, whose keys take long to make. They are closed after the tests of the file.
 */
export function mailServers(): {
  ca: () => Promise<string>;
  start: (protocol: Protocol, options?: MailServerOptions) => Promise<Endpoint>;
} {
  const running: LoopbackListener[] = [];
  let made: Promise<{ ca: string; certificate: IssuedCertificate }> | undefined;
  const certificates = () =>
    (made ??= (async () => {
      const authority = await createCertificateAuthority();
      return { ca: authority.certPem, certificate: await authority.issue() };
    })());
  afterAll(() => Promise.all(running.map((server) => server.close())));
  return {
    ca: async () => (await certificates()).ca,
    async start(protocol, options = {}) {
      const security = options.security ?? usual[protocol];
      const server = await start[protocol]({
        certificate: (await certificates()).certificate,
        decide: () => Promise.resolve({ ok: true }),
        ...(options.timeouts === undefined ? {} : { timeouts: options.timeouts }),
        scenario: () => ({ scripted: options.scripted }),
        security,
      });
      running.push(server);
      return { host: 'localhost', port: server.port, security };
    },
  };
}
