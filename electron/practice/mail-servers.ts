import type { Protocol } from '../../shared/protocols.ts';
import type { AccessDecision, MailService } from './access.ts';
import type { IssuedCertificate } from './certificate-authority.ts';
import { startImapServer, type ImapServerOptions } from './imap/server.ts';
import type { LineServerOptions } from './line-server.ts';
import type { LoopbackListener } from './loopback-listener.ts';
import { startPopServer, type PopServerOptions } from './pop/server.ts';
import type { ScenarioStage } from './scenario-stage.ts';
import type { SmtpBehaviour } from './smtp/behaviour.ts';
import { startSmtpServer, type SmtpServerOptions } from './smtp/server.ts';
import type { Clock } from './tokens.ts';

/** How one start of a mail server differs from the usual one. */
export interface ServerChanges extends Partial<Pick<LineServerOptions, 'certificate' | 'tls'>> {
  /** SMTP only. */
  behaviour?: Partial<SmtpBehaviour>;
}

/** Starts one more server of a protocol, with the tenant's tokens, permissions and scenario. */
export type StartMailServer = (changes: ServerChanges) => Promise<LoopbackListener>;

export interface MailServersOptions {
  certificate: IssuedCertificate;
  now: Clock;
  decide: (token: string, user: string, service: MailService) => Promise<AccessDecision>;
  /** What goes wrong at the moment; asked anew for each connection. */
  stage: () => ScenarioStage;
  /** What tests change. */
  options: {
    imap?: Partial<ImapServerOptions>;
    pop?: Partial<PopServerOptions>;
    smtp?: Partial<SmtpServerOptions>;
  };
}

/** How a tenant's mail servers are started. */
export function mailServers(given: MailServersOptions): Record<Protocol, StartMailServer> {
  const { certificate, now, decide, stage, options } = given;
  const judge = (service: MailService) => ({
    decide: (token: string, user: string) => decide(token, user, service),
  });
  const common = ({ certificate: other = certificate, tls }: ServerChanges) => ({
    certificate: other,
    tls,
  });
  return {
    imap: (changes) =>
      startImapServer({
        ...{ ...common(changes), ...judge('imap'), ...options.imap },
        scenario: () => ({
          scripted: stage().scripted('imap'),
          behaviour: stage().state().servers?.imap,
        }),
      }),
    pop: (changes) =>
      startPopServer({
        ...{ ...common(changes), ...judge('pop3'), ...options.pop },
        scenario: () => ({
          scripted: stage().scripted('pop'),
          behaviour: stage().state().servers?.pop,
        }),
      }),
    smtp: (changes) =>
      startSmtpServer({
        ...{ ...common(changes), ...judge('smtp'), now, ...options.smtp },
        scenario: () => ({
          scripted: stage().scripted('smtp'),
          behaviour: { ...stage().state().servers?.smtp, ...changes.behaviour },
          withoutSendAs: stage().state().withoutSendAs,
        }),
      }),
  };
}
