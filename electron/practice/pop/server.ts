import type { Security } from '../../../shared/stages.ts';
import type { IssuedCertificate } from '../certificate-authority.ts';
import { startLineServer, type LineServerOptions, type ServerTimeouts } from '../line-server.ts';
import type { LoopbackListener } from '../loopback-listener.ts';
import type { ScriptedReply } from '../scenarios/types.ts';
import type { Decide } from '../sign-in.ts';
import { exchangeBehaviour, replies, type PopBehaviour } from './behaviour.ts';
import { servePop } from './session.ts';

/** How a scenario changes a server. */
export interface PopScenario {
  /** What it says in place of its own reply. */
  scripted?: ScriptedReply | undefined;
  behaviour?: Partial<PopBehaviour> | undefined;
}

export interface PopServerOptions {
  certificate: IssuedCertificate;
  /** Judges a token for POP. */
  decide: Decide;
  /** Default: `tls`, as Exchange Online's port 995. */
  security?: Security;
  /** Default: Exchange Online's. */
  behaviour?: Partial<PopBehaviour>;
  /** What a scenario makes of it; asked anew for each connection. */
  scenario?: () => PopScenario;
  /** See {@link LineServerOptions}. */
  tls?: LineServerOptions['tls'];
  timeouts?: ServerTimeouts;
}

/** Starts a POP3 server on a free loopback port. */
export function startPopServer(options: PopServerOptions): Promise<LoopbackListener> {
  const { certificate, decide, security = 'tls', timeouts } = options;
  return startLineServer({
    certificate,
    security,
    timeouts,
    tls: options.tls,
    timedOut: replies.timedOut,
    serve: (connection) => {
      const { scripted, behaviour } = options.scenario?.() ?? {};
      return servePop(connection, {
        decide,
        behaviour: { ...exchangeBehaviour, ...options.behaviour, ...behaviour },
        scripted,
      });
    },
  });
}
