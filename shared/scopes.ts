import { clouds, type CloudId } from './clouds.ts';
import type { Protocol } from './stages.ts';

/**
 * The delegated permission of each protocol, as the portal lists it under Microsoft Graph.
 * Source: Microsoft, "Authenticate an IMAP, POP or SMTP connection using OAuth".
 */
export const delegatedPermissions = {
  imap: 'IMAP.AccessAsUser.All',
  pop: 'POP.AccessAsUser.All',
  smtp: 'SMTP.Send',
} as const satisfies Record<Protocol, string>;

/** The scope as it is requested: the full Outlook name, never the bare one (that goes to Graph). */
export function delegatedScope(cloud: CloudId, protocol: Protocol): string {
  return clouds[cloud].scopeResource + delegatedPermissions[protocol];
}

/**
 * The scopes of one delegated token request: one resource's permissions, and `offline_access` where
 * the sign-in is to be renewed without a person.
 */
export function delegatedScopes(
  cloud: CloudId,
  protocols: readonly Protocol[],
  offlineAccess: boolean,
): string[] {
  const scopes = protocols.map((protocol) => delegatedScope(cloud, protocol));
  return offlineAccess ? [...scopes, 'offline_access'] : scopes;
}
