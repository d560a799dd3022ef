import type { Security } from '../../../shared/stages.ts';
import type { IssuedCertificate } from '../certificate-authority.ts';
import { startLineServer, type LineServerOptions, type ServerTimeouts } from '../line-server.ts';
import type { LoopbackListener } from '../loopback-listener.ts';
import type { ScriptedReply } from '../scenarios/types.ts';
import type { Decide } from '../sign-in.ts';
import type { Clock } from '../tokens.ts';
import { exchangeBehaviour, refusals, type SmtpBehaviour } from './behaviour.ts';
import { serveSmtp } from './session.ts';

/** How a scenario changes a server. */
export interface SmtpScenario {
  /** What it says in place of its own reply. */
  scripted?: ScriptedReply | undefined;
  behaviour?: Partial<SmtpBehaviour> | undefined;
  /** Addresses of mailboxes that nobody but their owner may send as. */
  withoutSendAs?: readonly string[] | undefined;
}

export interface SmtpServerOptions {
  certificate: IssuedCertificate;
  /** Judges a token for SMTP. */
  decide: Decide;
  /** Default: `starttls`, as Exchange Online's port 587. */
  security?: Security;
  /** Default: Exchange Online's. */
  behaviour?: Partial<SmtpBehaviour>;
  /** What a scenario makes of it; asked anew for each connection. */
  scenario?: () => SmtpScenario;
  /** See {@link LineServerOptions}. */
  tls?: LineServerOptions['tls'];
  timeouts?: ServerTimeouts;
  /** The time in greetings and replies; default: the system's. */
  now?: Clock;
}

/** Starts an SMTP submission server (RFC 6409) on a free loopback port. It delivers nothing. */
export function startSmtpServer(options: SmtpServerOptions): Promise<LoopbackListener> {
  const { certificate, decide, security = 'starttls', timeouts } = options;
  const now = options.now ?? Date.now;
  return startLineServer({
    certificate,
    security,
    timeouts,
    tls: options.tls,
    timedOut: refusals.timedOut,
    serve: (connection) => {
      const { scripted, behaviour, withoutSendAs = [] } = options.scenario?.() ?? {};
      return serveSmtp(connection, {
        decide,
        behaviour: { ...exchangeBehaviour, ...options.behaviour, ...behaviour },
        scripted,
        withoutSendAs,
        now,
      });
    },
  });
}
