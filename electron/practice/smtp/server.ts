import type { Security } from '../../../shared/stages.ts';
import type { IssuedCertificate } from '../certificate-authority.ts';
import { startLineServer, type ServerTimeouts } from '../line-server.ts';
import type { LoopbackListener } from '../loopback-listener.ts';
import type { ScriptedReply } from '../scenarios/types.ts';
import type { Decide } from '../sign-in.ts';
import type { Clock } from '../tokens.ts';
import { exchangeBehaviour, refusals, type SmtpBehaviour } from './behaviour.ts';
import { serveSmtp } from './session.ts';

export interface SmtpServerOptions {
  certificate: IssuedCertificate;
  /** Judges a token for SMTP. */
  decide: Decide;
  /** Default: `starttls`, as Exchange Online's port 587. */
  security?: Security;
  /** Default: Exchange Online's. */
  behaviour?: Partial<SmtpBehaviour>;
  /** What a scenario has it say. */
  scripted?: ScriptedReply | undefined;
  timeouts?: ServerTimeouts;
  /** The time in greetings and replies; default: the system's. */
  now?: Clock;
}

/** Starts an SMTP submission server (RFC 6409) on a free loopback port. It delivers nothing. */
export function startSmtpServer(options: SmtpServerOptions): Promise<LoopbackListener> {
  const { certificate, decide, scripted, security = 'starttls', timeouts } = options;
  const behaviour = { ...exchangeBehaviour, ...options.behaviour };
  const now = options.now ?? Date.now;
  return startLineServer({
    certificate,
    security,
    timeouts,
    timedOut: refusals.timedOut,
    serve: (connection) => serveSmtp(connection, { decide, behaviour, scripted, now }),
  });
}
