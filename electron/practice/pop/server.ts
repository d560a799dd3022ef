import type { Security } from '../../../shared/stages.ts';
import type { IssuedCertificate } from '../certificate-authority.ts';
import { startLineServer, type ServerTimeouts } from '../line-server.ts';
import type { LoopbackListener } from '../loopback-listener.ts';
import type { ScriptedReply } from '../scenarios/types.ts';
import type { Decide } from '../sign-in.ts';
import { exchangeBehaviour, replies, type PopBehaviour } from './behaviour.ts';
import { servePop } from './session.ts';

export interface PopServerOptions {
  certificate: IssuedCertificate;
  /** Judges a token for POP. */
  decide: Decide;
  /** Default: `tls`, as Exchange Online's port 995. */
  security?: Security;
  /** Default: Exchange Online's. */
  behaviour?: Partial<PopBehaviour>;
  /** What a scenario has it say. */
  scripted?: ScriptedReply | undefined;
  timeouts?: ServerTimeouts;
}

/** Starts a POP3 server on a free loopback port. */
export function startPopServer(options: PopServerOptions): Promise<LoopbackListener> {
  const { certificate, decide, security = 'tls', timeouts } = options;
  const behaviour = { ...exchangeBehaviour, ...options.behaviour };
  return startLineServer({
    certificate,
    security,
    timeouts,
    timedOut: replies.timedOut,
    serve: (connection) => servePop(connection, { decide, behaviour, scripted: options.scripted }),
  });
}
