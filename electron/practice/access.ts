import type { JWTPayload } from 'jose';
import { applicationPermissions, delegatedPermissions } from '../../shared/scopes.ts';
import {
  applicationMayUse,
  findMailbox,
  findPerson,
  mayOpen,
  sameAddress,
  tenant,
} from './directory.ts';
import type { TokenFault, TokenService } from './tokens.ts';

/** The mail services, by the names that Dovecot and Exim give them. */
export type MailService = 'imap' | 'pop3' | 'smtp' | 'submission';

/** Why access is refused. For tests; what the client is told says none of it. */
export type AccessFault =
  | TokenFault
  | 'scope'
  | 'role'
  | 'unknown-person'
  | 'unknown-application'
  | 'unknown-mailbox'
  | 'not-permitted';

export type AccessDecision = { ok: true } | { ok: false; reason: AccessFault };

const requiredScope: Record<MailService, string> = {
  imap: delegatedPermissions.imap,
  pop3: delegatedPermissions.pop,
  smtp: delegatedPermissions.smtp,
  submission: delegatedPermissions.smtp,
};

const requiredRole: Record<MailService, string> = {
  imap: applicationPermissions.imap,
  pop3: applicationPermissions.pop,
  smtp: applicationPermissions.smtp,
  submission: applicationPermissions.smtp,
};

/** How the tenant lets applications in. */
export interface ApplicationRules {
  /**
   * SMTP is granted by RBAC for Applications in Exchange Online: then no role is in the token.
   * Source: Microsoft, "SMTP: RBAC for Applications" (smtp-app-rbac-onboarding).
   */
  smtpByRbac: boolean;
}

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
  rules: ApplicationRules = { smtpByRbac: false },
): Promise<AccessDecision> {
  const verdict = await tokens.verifyAccessToken(token);
  if (!verdict.ok) return verdict;
  return verdict.claims['scp'] === undefined
    ? decideForApplication(verdict.claims, user, service, rules)
    : decideForPerson(verdict.claims, user, service);
}

function decideForPerson(claims: JWTPayload, user: string, service: MailService): AccessDecision {
  const scopes = typeof claims['scp'] === 'string' ? claims['scp'].split(' ') : [];
  if (!scopes.includes(requiredScope[service])) return refused('scope');
  const person = typeof claims['upn'] === 'string' ? findPerson(claims['upn']) : undefined;
  if (!person || claims['oid'] !== person.objectId) return refused('unknown-person');
  const mailbox = findMailbox(user);
  if (!mailbox) return refused('unknown-mailbox');
  // A delegate's token opens a shared mailbox over IMAP and POP. SMTP takes only the person's own
  // address; the shared one belongs into MAIL FROM (github.com/nextcloud/mail issue 13667).
  const allowed =
    service === 'imap' || service === 'pop3'
      ? mayOpen(person, mailbox)
      : sameAddress(person.address, mailbox.address);
  return allowed ? { ok: true } : refused('not-permitted');
}

/** The role lets the application use a protocol; its service principal's permissions a mailbox. */
function decideForApplication(
  claims: JWTPayload,
  user: string,
  service: MailService,
  { smtpByRbac }: ApplicationRules,
): AccessDecision {
  const roles: unknown[] = Array.isArray(claims['roles']) ? claims['roles'] : [];
  const byRbac = smtpByRbac && (service === 'smtp' || service === 'submission');
  if (!byRbac && !roles.includes(requiredRole[service])) return refused('role');
  if (claims['oid'] !== tenant.servicePrincipalId) return refused('unknown-application');
  const mailbox = findMailbox(user);
  if (!mailbox) return refused('unknown-mailbox');
  return applicationMayUse(mailbox) ? { ok: true } : refused('not-permitted');
}

function refused(reason: AccessFault): AccessDecision {
  return { ok: false, reason };
}
