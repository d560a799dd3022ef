import type { JWTPayload } from 'jose';
import type { Protocol } from '../../shared/protocols.ts';
import { applicationPermissions, delegatedPermissions } from '../../shared/scopes.ts';
import {
  applicationMayUse,
  findMailbox,
  findPerson,
  mayOpen,
  sameAddress,
  tenant,
  type Mailbox,
} from './directory.ts';
import type { TenantState } from './tenant-state.ts';
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

const protocolOf: Record<MailService, Protocol> = {
  imap: 'imap',
  pop3: 'pop',
  smtp: 'smtp',
  submission: 'smtp',
};

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

/** What of a tenant decides who gets in; see {@link TenantState}. */
export type AccessState = Pick<TenantState, 'servicePrincipalId' | 'closedMailboxes' | 'off'>;

/**
 * Decides as Exchange Online does whether the bearer of a token may use a mail service as a mailbox.
 *
 * @param user what the client sent as `user=`: the mailbox it wants to open
 * @param state what is wrong with the tenant
 * @returns `not-permitted` only if everything about the token is right
 */
export async function decideAccess(
  tokens: TokenService,
  token: string,
  user: string,
  service: MailService,
  rules: ApplicationRules = { smtpByRbac: false },
  state: AccessState = {},
): Promise<AccessDecision> {
  const verdict = await tokens.verifyAccessToken(token);
  if (!verdict.ok) return verdict;
  const decision =
    verdict.claims['scp'] === undefined
      ? decideForApplication(verdict.claims, user, service, rules, state)
      : decideForPerson(verdict.claims, user, service, state);
  return decision.ok && state.off?.includes(protocolOf[service]) === true
    ? refused('not-permitted')
    : decision;
}

function decideForPerson(
  claims: JWTPayload,
  user: string,
  service: MailService,
  state: AccessState,
): AccessDecision {
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
      ? mayOpen(person, mailbox) &&
        (sameAddress(person.address, mailbox.address) || !isClosed(mailbox, state))
      : sameAddress(person.address, mailbox.address);
  return allowed ? { ok: true } : refused('not-permitted');
}

/** The role lets the application use a protocol; its service principal's permissions a mailbox. */
function decideForApplication(
  claims: JWTPayload,
  user: string,
  service: MailService,
  { smtpByRbac }: ApplicationRules,
  state: AccessState,
): AccessDecision {
  const roles: unknown[] = Array.isArray(claims['roles']) ? claims['roles'] : [];
  const byRbac = smtpByRbac && (service === 'smtp' || service === 'submission');
  if (!byRbac && !roles.includes(requiredRole[service])) return refused('role');
  if (claims['oid'] !== (state.servicePrincipalId ?? tenant.servicePrincipalId))
    return refused('unknown-application');
  const mailbox = findMailbox(user);
  if (!mailbox) return refused('unknown-mailbox');
  return applicationMayUse(mailbox) && !isClosed(mailbox, state)
    ? { ok: true }
    : refused('not-permitted');
}

/** True where nobody but its owner may open a mailbox. */
function isClosed({ address }: Mailbox, { closedMailboxes = [] }: AccessState): boolean {
  return closedMailboxes.some((closed) => sameAddress(closed, address));
}

function refused(reason: AccessFault): AccessDecision {
  return { ok: false, reason };
}
