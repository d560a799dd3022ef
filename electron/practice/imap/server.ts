import type { Security } from '../../../shared/stages.ts';
import type { IssuedCertificate } from '../certificate-authority.ts';
import { startLineServer, type LineServerOptions, type ServerTimeouts } from '../line-server.ts';
import type { LoopbackListener } from '../loopback-listener.ts';
import type { ScriptedReply } from '../scenarios/types.ts';
import type { Decide } from '../sign-in.ts';
import { exchangeBehaviour, replies, type ImapBehaviour } from './behaviour.ts';
import { serveImap } from './session.ts';

/** How a scenario changes a server. */
export interface ImapScenario {
  /** What it says in place of its own reply. */
  scripted?: ScriptedReply | undefined;
  behaviour?: Partial<ImapBehaviour> | undefined;
}

export interface ImapServerOptions {
  certificate: IssuedCertificate;
  /** Judges a token for IMAP. */
  decide: Decide;
  /** Default: `tls`, as Exchange Online's port 993. */
  security?: Security;
  /** Default: Exchange Online's. */
  behaviour?: Partial<ImapBehaviour>;
  /** What a scenario makes of it; asked anew for each connection. */
  scenario?: () => ImapScenario;
  /** See {@link LineServerOptions}. */
  tls?: LineServerOptions['tls'];
  timeouts?: ServerTimeouts;
}

/** Starts an IMAP server on a free loopback port. */
export function startImapServer(options: ImapServerOptions): Promise<LoopbackListener> {
  const { certificate, decide, security = 'tls', timeouts } = options;
  return startLineServer({
    certificate,
    security,
    timeouts,
    tls: options.tls,
    timedOut: replies.timedOut,
    serve: (connection) => {
      const { scripted, behaviour } = options.scenario?.() ?? {};
      return serveImap(connection, {
        decide,
        behaviour: { ...exchangeBehaviour, ...options.behaviour, ...behaviour },
        scripted,
      });
    },
  });
}
