import { clouds, endpointsOf } from '../shared/clouds.ts';
import type { Connection, Endpoint } from '../shared/connection.ts';
import { scopesOf } from '../shared/scopes.ts';
import type { Protocol } from '../shared/stages.ts';

/** Everything outside the app that one connection talks to. */
export interface Target {
  /** The authority with the tenant: `https://login.microsoftonline.com/<tenant>`. */
  authority: string;
  /** Whose tokens it gives, where something else stands in the authority's place; practice only. */
  home?: string;
  /** The redirect URI of the sign-in window. */
  redirectUri: string;
  scopes: string[];
  endpoints: Partial<Record<Protocol, Endpoint>>;
  /** PEM of the one certificate authority that is trusted instead of the system's; practice only. */
  ca?: string;
}

/** The authority by which a target is known again, wherever it is reached. */
export function homeOf({ home, authority }: Pick<Target, 'home' | 'authority'>): string {
  return home ?? authority;
}

/** What a target needs of a running practice tenant. */
export interface PracticeServers {
  /** Where it is asked for; while its network is practised that may be somebody else. */
  authority: string;
  /** Its own address; the same as `authority` where it is absent. */
  home?: string;
  endpoints: Partial<Record<Protocol, Endpoint>>;
  /** PEM of the certificate authority that the practice tenant made when it started. */
  ca: string;
}

/**
 * Where a connection's sign-in and checks go. For a practice connection every address and the
 * certificate authority come from the practice tenant that this program runs, never from the
 * connection; for all others the practice tenant is not even looked at.
 *
 * @returns `undefined` for a practice connection while no practice tenant runs
 */
export function resolveTarget(
  connection: Connection,
  practice: PracticeServers | undefined,
): Target | undefined {
  const cloud = clouds[connection.cloud];
  const redirectUri = cloud.nativeClientRedirectUri.value;
  const scopes = scopesOf(connection);
  if (!connection.practice) {
    const authority = connection.authority ?? cloud.authority.value;
    return {
      authority: `${authority}/${connection.tenant}`,
      redirectUri,
      scopes,
      endpoints: endpointsOf(connection),
    };
  }
  if (!practice) return undefined;
  // The practice tenant has personal accounts, too, and these are found where the cloud has them.
  const at = (authority: string) =>
    cloud.fixedTenant === undefined
      ? authority
      : `${new URL(authority).origin}/${cloud.fixedTenant}`;
  return {
    authority: at(practice.authority),
    ...(practice.home === undefined ? {} : { home: at(practice.home) }),
    redirectUri,
    scopes,
    endpoints: practice.endpoints,
    ca: practice.ca,
  };
}
