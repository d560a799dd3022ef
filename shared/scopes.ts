import { clouds } from './clouds.ts';
import type { Connection } from './connection.ts';
import type { Protocol } from './protocols.ts';

/**
 * The delegated permission of each protocol, as the portal lists it under Microsoft Graph.
 * Source: Microsoft, "Authenticate an IMAP, POP or SMTP connection using OAuth".
 */
export const delegatedPermissions = {
  imap: 'IMAP.AccessAsUser.All',
  pop: 'POP.AccessAsUser.All',
  smtp: 'SMTP.Send',
} as const satisfies Record<Protocol, string>;

/**
 * The application permission of each protocol, as the portal lists it under Office 365 Exchange
 * Online. Source: as above.
 */
export const applicationPermissions = {
  imap: 'IMAP.AccessAsApp',
  pop: 'POP.AccessAsApp',
  smtp: 'SMTP.SendAsApp',
} as const satisfies Record<Protocol, string>;

/** What of a connection decides its scopes. */
export type ScopeSettings = Pick<
  Connection,
  'cloud' | 'access' | 'protocols' | 'offlineAccess' | 'resource'
>;

/** The resource that tokens are asked for, slash included: the cloud's, or what was typed instead. */
export function resourceOf({
  cloud,
  access,
  resource,
}: Pick<ScopeSettings, 'cloud' | 'access' | 'resource'>): string {
  const { delegatedResource, applicationResource = delegatedResource } = clouds[cloud];
  return resource ?? (access === 'application' ? applicationResource : delegatedResource).value;
}

/** The scope as it is requested: the full Outlook name, never the bare one (that goes to Graph). */
export function delegatedScope(resource: string, protocol: Protocol): string {
  return resource + delegatedPermissions[protocol];
}

/**
 * The scopes of one token request. Delegated: one resource's permissions, and `offline_access` where
 * the sign-in is to be renewed without a person. Application: the resource's `.default`, which
 * stands for all application permissions that were consented to.
 */
export function scopesOf(settings: ScopeSettings): string[] {
  const resource = resourceOf(settings);
  if (settings.access === 'application') return [`${resource}.default`];
  const scopes = settings.protocols.map((protocol) => delegatedScope(resource, protocol));
  return settings.offlineAccess ? [...scopes, 'offline_access'] : scopes;
}

/** Scopes of OpenID Connect: they go with any resource. Source: Microsoft, "Scopes and permissions". */
const openIdScopes: ReadonlySet<string> = new Set(['openid', 'profile', 'email', 'offline_access']);

/** What a scope without a resource is of. Source: as above. */
const graphResource = 'https://graph.microsoft.com';

/**
 * The resources that scopes belong to, each once: without a slash at the end, and in lower case,
 * because Entra ID compares them so. A bare permission belongs to Microsoft Graph; the scopes of
 * OpenID Connect belong to none. The resource is what stands before the last slash, so
 * `https://resource//.default`, which stands for a resource whose own name ends in a slash, gives
 * the same one as `https://resource/.default`.
 */
export function resourcesIn(scopes: readonly string[]): string[] {
  const resources = scopes
    .map((scope) => scope.trim().toLowerCase())
    .filter((scope) => scope !== '' && !openIdScopes.has(scope))
    .map(resourceIn);
  return [...new Set(resources)];
}

function resourceIn(scope: string): string {
  const slash = scope.lastIndexOf('/');
  if (slash < 0) return graphResource;
  return scope.slice(0, slash).replace(/\/+$/, '');
}

/**
 * True where one token request would name more than one resource: Entra ID refuses that with
 * AADSTS700022, so it is never sent.
 */
export function hasMixedResources(scopes: readonly string[]): boolean {
  return resourcesIn(scopes).length > 1;
}
