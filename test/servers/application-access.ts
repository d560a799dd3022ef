import { summariseToken } from '../../shared/token-claims.ts';
import { sameAddress } from '../../electron/practice/directory.ts';
import type { Decide, MailService } from './exchange-authority.ts';

/** The application permissions of Exchange Online, by service. */
const requiredRole: Record<MailService, string> = {
  imap: 'IMAP.AccessAsApp',
  pop3: 'POP.AccessAsApp',
  smtp: 'SMTP.SendAsApp',
  submission: 'SMTP.SendAsApp',
};

/**
 * Lets an application open certain mailboxes, as a service principal with permissions on them does
 * in Exchange Online. The practice tenant has no service principal and refuses every application;
 * what it thinks of a token's signature, dates, issuer and audience is left to it.
 *
 * @param mailboxes the addresses that the application may open, each over every service for which
 *   its token has the role
 */
export function withServicePrincipal(decide: Decide, mailboxes: readonly string[]): Decide {
  return async (token, user, service) => {
    const decision = await decide(token, user, service);
    // Said of a token only when all else about it is right.
    if (decision.ok || decision.reason !== 'application') return decision;
    const { roles } = summariseToken(token, '');
    if (!roles.includes(requiredRole[service])) return { ok: false, reason: 'role' };
    return mailboxes.some((mailbox) => sameAddress(mailbox, user)) ? { ok: true } : decision;
  };
}
