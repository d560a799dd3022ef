import { clouds } from '../clouds.ts';
import type { Protocol } from '../protocols.ts';
import { applicationPermissions, delegatedPermissions, resourceOf, scopesOf } from '../scopes.ts';
import type { Facts } from './facts/facts.ts';
import type { Failure } from './facts/failures.ts';
import { given } from './facts/given.ts';
import type { PartialRun } from './partial-run.ts';

/**
 * What the words of a finding can name of this connection and this failure. What is not known is
 * absent; each text says in general words what it then means.
 */
export interface FindingValues {
  protocol?: Protocol;
  /** Who signs in; with application access the mailbox that is opened. */
  user?: string;
  /** What stands in `user=`: the mailbox over IMAP and POP. */
  mailbox?: string;
  /** The address in MAIL FROM. */
  sender?: string;
  /** Whom the token was issued for. */
  tokenUser?: string;
  audience?: string;
  tenant?: string;
  clientId?: string;
  /** The object ID of the enterprise application, as an app's token names it. */
  objectId?: string;
  /** The permission's name, as it stands in the token: `IMAP.AccessAsUser.All`. */
  permission?: string;
  /** The scope that is to be asked for, in full. */
  scope?: string;
  /** All scopes of the connection, in full. */
  scopes?: readonly string[];
  redirectUri?: string;
  /** Host of the cloud's Entra admin center. */
  portal?: string;
  host?: string;
  port?: number;
  /** AADSTS numbers, the first the one that was named first. */
  numbers?: readonly number[];
  /** How long the server asked to be left alone, in milliseconds. */
  waitMs?: number;
  access?: 'delegated' | 'application';
  /** True where the account is a personal one. */
  personal?: boolean;
}

/** Collects what a failure's findings can name. */
export function findingValues(run: PartialRun, failure: Failure, facts: Facts): FindingValues {
  const { connection = {}, token = {} } = run;
  const { check } = failure;
  const { cloud, access } = connection;
  const protocol = check?.protocol;
  const permissions = access === 'application' ? applicationPermissions : delegatedPermissions;
  const resource =
    cloud && access
      ? resourceOf({ cloud, access, ...given('resource', connection.resource) })
      : undefined;
  const scope =
    resource === undefined || protocol === undefined
      ? undefined
      : `${resource}${access === 'application' ? '.default' : permissions[protocol]}`;
  return {
    ...given('protocol', protocol),
    ...given('user', connection.user),
    ...given('mailbox', check?.user ?? connection.sharedMailbox ?? connection.user),
    ...given('sender', check?.sender ?? connection.sender),
    ...given('tokenUser', token.user),
    ...given('audience', token.audience),
    ...given('tenant', connection.tenant ?? run.reported?.tenant),
    ...given('clientId', connection.clientId ?? run.reported?.clientId),
    ...given('objectId', token.forApplication === true ? token.objectId : undefined),
    ...given('permission', protocol && permissions[protocol]),
    ...given('scope', scope),
    ...given('scopes', scopesIn(connection)),
    ...given('redirectUri', run.reported?.redirectUriSent ?? redirectUriOf(connection)),
    ...given('portal', cloud && hostOf(clouds[cloud].portals.entra.value)),
    ...given('host', check?.endpoint?.host),
    ...given('port', check?.endpoint?.port),
    ...(facts.aadsts.length === 0 ? {} : { numbers: facts.aadsts }),
    ...given('waitMs', failure.error?.retryAfterMs),
    ...given('access', access),
    ...given('personal', facts.account === undefined ? undefined : facts.account === 'personal'),
  };
}

function scopesIn({
  cloud,
  access,
  protocols,
  offlineAccess = false,
  resource,
}: NonNullable<PartialRun['connection']>): readonly string[] | undefined {
  if (cloud === undefined || access === undefined || protocols === undefined) return undefined;
  return scopesOf({ cloud, access, protocols, offlineAccess, ...given('resource', resource) });
}

/** What has to be registered for the connection's way to sign in. */
function redirectUriOf({ cloud, flow }: NonNullable<PartialRun['connection']>): string | undefined {
  if (flow === 'browser') return 'http://localhost';
  return flow === 'window' && cloud ? clouds[cloud].nativeClientRedirectUri.value : undefined;
}

function hostOf(url: string): string {
  return url.replace(/^https:\/\/|\/.*$/g, '');
}
