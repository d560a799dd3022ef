import { delegatedPermissions } from '../../shared/scopes.ts';
import { findMailbox, findPerson, mayOpen, sameAddress } from './directory.ts';
import type { TokenFault, TokenService } from './tokens.ts';

/** The mail services, by the names that Dovecot and Exim give them. */
export type MailService = 'imap' | 'pop3' | 'smtp' | 'submission';

/** Why access is refused. For tests; what the client is told says none of it. */
export type AccessFault =
  TokenFault | 'application' | 'scope' | 'unknown-person' | 'unknown-mailbox' | 'not-permitted';

export type AccessDecision = { ok: true } | { ok: false; reason: AccessFault };

const requiredScope: Record<MailService, string> = {
  imap: delegatedPermissions.imap,
  pop3: delegatedPermissions.pop,
  smtp: delegatedPermissions.smtp,
  submission: delegatedPermissions.smtp,
};

/**
 * Decides as Exchange Online does whether the bearer of a token may use a mail service as a mailbox.
 *
 * @param user what the client sent as `user=`: the mailbox it wants to open
 * @returns `not-permitted` only if everything about the token is right
 */
export async function decideAccess(
  tokens: TokenService,
  token: string,
  user: string,
  service: MailService,
): Promise<AccessDecision> {
  const verdict = await tokens.verifyAccessToken(token);
  if (!verdict.ok) return verdict;
  const { claims } = verdict;

  // Application permissions come with a service principal in Exchange Online; there is none here.
  if (claims['scp'] === undefined) return { ok: false, reason: 'application' };
  const scopes = typeof claims['scp'] === 'string' ? claims['scp'].split(' ') : [];
  if (!scopes.includes(requiredScope[service])) return { ok: false, reason: 'scope' };

  const person = typeof claims['upn'] === 'string' ? findPerson(claims['upn']) : undefined;
  if (!person || claims['oid'] !== person.objectId) return { ok: false, reason: 'unknown-person' };
  const mailbox = findMailbox(user);
  if (!mailbox) return { ok: false, reason: 'unknown-mailbox' };

  // A delegate's token opens a shared mailbox over IMAP and POP. SMTP takes only the person's own
  // address; the shared one belongs into MAIL FROM (github.com/nextcloud/mail issue 13667).
  const allowed =
    service === 'imap' || service === 'pop3'
      ? mayOpen(person, mailbox)
      : sameAddress(person.address, mailbox.address);
  return allowed ? { ok: true } : { ok: false, reason: 'not-permitted' };
}
