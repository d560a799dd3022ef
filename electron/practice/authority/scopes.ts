import { clouds } from '../../../shared/clouds.ts';
import { applicationPermissions, delegatedPermissions } from '../../../shared/scopes.ts';
import { aadsts, type AadstsError } from './aadsts.ts';
import { credentialRefusals } from './aadsts-grants.ts';

/** Scopes of OpenID Connect and OAuth itself; they belong to no resource. */
const protocolScopes = ['openid', 'profile', 'email', 'offline_access'];

/** The permissions of the app itself, under Exchange Online. */
const exchangeRoles: readonly string[] = Object.values(applicationPermissions);

/** What bare names and `https://graph.microsoft.com/` lead to. */
const graph = {
  audience: 'https://graph.microsoft.com',
  appId: '00000003-0000-0000-c000-000000000000',
};

const exchangeAudiences = Object.values(clouds).flatMap(({ audiences }) => audiences.value);

const exchangePermissions: readonly string[] = Object.values(delegatedPermissions);

/** What the app registration lists. The portal keeps the mail permissions under Microsoft Graph. */
const graphPermissions: readonly string[] = [...exchangePermissions, 'User.Read'];

/** The scopes of one request, understood. */
export interface GrantedScopes {
  audience: string;
  /** Bare permission names, for `scp`. */
  permissions: string[];
  /** As the token response lists them: with the resource in front. */
  full: string[];
  openid: boolean;
  offlineAccess: boolean;
}

export type ScopeReading = { ok: true; scopes: GrantedScopes } | { ok: false; error: AadstsError };

/**
 * Understands the `scope` parameter as Entra ID does. A name without a resource means Microsoft
 * Graph, which is why a bare `IMAP.AccessAsUser.All` gives a token that Exchange Online refuses.
 * Consent has been given for everything the app registration lists.
 */
export function readScopes(text: string): ScopeReading {
  const requested = [...new Set(text.split(' ').filter((scope) => scope !== ''))];
  const permissions: string[] = [];
  const full: string[] = [];
  let audience: string | undefined;

  for (const scope of requested) {
    if (protocolScopes.includes(scope)) continue;
    const split = splitScope(scope);
    if (!split) return { ok: false, error: aadsts.invalidScope(scope) };
    if (audience !== undefined && audience !== split.audience) {
      return { ok: false, error: aadsts.severalResources() };
    }
    audience = split.audience;
    const known = split.audience === graph.audience ? graphPermissions : exchangePermissions;
    const names =
      split.permission === '.default'
        ? known
        : known.filter((name) => name.toLowerCase() === split.permission.toLowerCase());
    if (names.length === 0) {
      const resource = split.audience === graph.audience ? graph.appId : split.audience;
      return { ok: false, error: aadsts.unknownPermission(split.permission, resource) };
    }
    for (const name of names) {
      if (!permissions.includes(name)) permissions.push(name);
      full.push(`${split.audience}/${name}`);
    }
  }

  if (requested.length === 0) return { ok: false, error: aadsts.missingParameter('scope') };
  return {
    ok: true,
    scopes: {
      audience: audience ?? graph.audience,
      permissions,
      full,
      openid: requested.includes('openid'),
      offlineAccess: requested.includes('offline_access'),
    },
  };
}

/** What an application asked for as itself. */
export interface ApplicationScope {
  audience: string;
  /** The roles that were consented to. */
  roles: readonly string[];
}

/**
 * Understands the `scope` parameter of an application: `.default` of one resource. Microsoft Graph
 * has a token too, as for any app, but one without roles: consent was given for mail alone.
 * Source: Microsoft, "OAuth 2.0 client credentials flow".
 */
export function readApplicationScope(
  text: string,
): { ok: true; scope: ApplicationScope } | { ok: false; error: AadstsError } {
  const [scope = '', ...more] = text.split(' ').filter((part) => part !== '');
  if (scope === '') return { ok: false, error: credentialRefusals.noScope() };
  const named = text.slice(0, 256);
  if (more.length > 0) return { ok: false, error: aadsts.invalidScope(named) };
  if (!/^\S+\/\.default$/.test(scope)) {
    return { ok: false, error: credentialRefusals.notDefaultScope(named) };
  }
  const split = splitScope(scope);
  if (!split) {
    const resource = scope.slice(0, -'/.default'.length).slice(0, 256);
    return { ok: false, error: credentialRefusals.unknownResource(resource) };
  }
  const { audience } = split;
  return {
    ok: true,
    scope: { audience, roles: audience === graph.audience ? [] : exchangeRoles },
  };
}

/** Resource and permission of one scope; `undefined` if it is not well-formed or not known. */
function splitScope(scope: string): { audience: string; permission: string } | undefined {
  if (/^[\w.]+$/.test(scope)) return { audience: graph.audience, permission: scope };
  const slash = scope.lastIndexOf('/');
  // `https://resource//.default`, with two slashes, names a resource that ends in one.
  const resource = scope.slice(0, slash).replace(/\/$/, '').toLowerCase();
  const permission = scope.slice(slash + 1);
  if (!/^[\w.]+$/.test(permission)) return undefined;
  const audiences: readonly string[] = [...exchangeAudiences, graph.audience];
  return audiences.includes(resource) ? { audience: resource, permission } : undefined;
}
