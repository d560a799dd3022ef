import type { Security } from '../../../shared/stages.ts';
import type { IssuedCertificate } from '../certificate-authority.ts';
import { startLineServer, type ServerTimeouts } from '../line-server.ts';
import type { LoopbackListener } from '../loopback-listener.ts';
import type { ScriptedReply } from '../scenarios/types.ts';
import type { Decide } from '../sign-in.ts';
import { exchangeBehaviour, replies, type ImapBehaviour } from './behaviour.ts';
import { serveImap } from './session.ts';

export interface ImapServerOptions {
  certificate: IssuedCertificate;
  /** Judges a token for IMAP. */
  decide: Decide;
  /** Default: `tls`, as Exchange Online's port 993. */
  security?: Security;
  /** Default: Exchange Online's. */
  behaviour?: Partial<ImapBehaviour>;
  /** What a scenario has it say. */
  scripted?: ScriptedReply | undefined;
  timeouts?: ServerTimeouts;
}

/** Starts an IMAP server on a free loopback port. */
export function startImapServer(options: ImapServerOptions): Promise<LoopbackListener> {
  const { certificate, decide, security = 'tls', timeouts } = options;
  const behaviour = { ...exchangeBehaviour, ...options.behaviour };
  return startLineServer({
    certificate,
    security,
    timeouts,
    timedOut: replies.timedOut,
    serve: (connection) => serveImap(connection, { decide, behaviour, scripted: options.scripted }),
  });
}
