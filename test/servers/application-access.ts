import { summariseToken } from '../../shared/token-claims.ts';
import { sameAddress } from '../../electron/practice/directory.ts';
import type { Decide } from './exchange-authority.ts';

/**
 * Lets an application open other mailboxes than those that the practice tenant grants it, as a
 * service principal with other permissions does in Exchange Online. What the tenant thinks of a
 * token's signature, dates, issuer, audience and roles is left to it.
 *
 * @param mailboxes the addresses that the application may open, each over every service for which
 *   its token has the role
 */
export function withServicePrincipal(decide: Decide, mailboxes: readonly string[]): Decide {
  return async (token, user, service) => {
    const decision = await decide(token, user, service);
    // A token that is wrong in itself stays wrong; only the mailbox is decided here.
    if (!decision.ok && decision.reason !== 'not-permitted') return decision;
    if (summariseToken(token, '').roles.length === 0) return decision;
    return mailboxes.some((mailbox) => sameAddress(mailbox, user))
      ? { ok: true }
      : { ok: false, reason: 'application' };
  };
}
