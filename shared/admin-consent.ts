import { clouds } from './clouds.ts';
import type { Connection } from './connection.ts';
import { resourceOf, scopesOf } from './scopes.ts';

/** What every sign-in of a person asks for besides its permissions, whatever the app wants. */
const signInScopes = ['openid', 'profile', 'offline_access'];

/**
 * What the consent page of the global cloud is asked for so that an app may use IMAP and POP
 * itself. With `.default` the page lists every permission of the registration, those of SMTP too,
 * so one resource is enough where several protocols are chosen.
 * Source: Microsoft, "Authenticate an IMAP, POP or SMTP connection using OAuth" and "Admin consent
 * on the Microsoft identity platform".
 */
const globalImapPopScope = 'https://ps.outlook.com/.default';

/**
 * The scopes that an administrator consents to for the whole tenant. Delegated access: what the
 * sign-in will ask for. Application access: the `.default` of the resource.
 */
export function consentScopes(connection: Connection): string[] {
  if (connection.access === 'delegated') {
    return [...new Set([...signInScopes, ...scopesOf(connection)])];
  }
  const { cloud, protocols, resource } = connection;
  const isOfMailbox = protocols.includes('imap') || protocols.includes('pop');
  return cloud === 'global' && resource === undefined && isOfMailbox
    ? [globalImapPopScope]
    : [`${resourceOf(connection)}.default`];
}

/** Where consent is asked for, and what the answer has to come back with. */
export interface ConsentPage {
  /** The authority with the tenant. */
  authority: string;
  redirectUri: string;
  /** Comes back with the answer; left out of a link that somebody else opens. */
  state?: string;
}

/**
 * The address of the admin-consent page. Personal accounts cannot consent for a tenant, so `common`
 * becomes `organizations`.
 * Source: Microsoft, "Admin consent on the Microsoft identity platform".
 */
export function consentUrl(
  connection: Connection,
  { authority, redirectUri, state }: ConsentPage,
): string {
  const parameters = [
    ['client_id', connection.clientId],
    ['scope', consentScopes(connection).join(' ')],
    ['redirect_uri', redirectUri],
    ...(state === undefined ? [] : [['state', state] as const]),
  ] as const;
  const query = parameters.map(([name, value]) => `${name}=${encodeURIComponent(value)}`);
  const base = authority.replace(/\/common$/i, '/organizations');
  return `${base}/v2.0/adminconsent?${query.join('&')}`;
}

/**
 * The link that an administrator can open in any browser. It ends on an empty page; how it was
 * answered is seen under Enterprise applications > Permissions.
 */
export function consentLink(connection: Connection): string {
  const cloud = clouds[connection.cloud];
  const origin = connection.authority ?? cloud.authority.value;
  return consentUrl(connection, {
    authority: `${origin}/${encodeURIComponent(connection.tenant)}`,
    redirectUri: cloud.nativeClientRedirectUri.value,
  });
}
