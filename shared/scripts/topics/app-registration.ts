import { clouds } from '../../clouds.ts';
import { neededAudience } from '../../registration.ts';
import { applicationPermissions, delegatedPermissions } from '../../scopes.ts';
import { isTenantAlias } from '../../text/validators.ts';
import type { ScriptSource } from '../script.ts';
import { registrationParts } from './registration-parts.ts';
import { appDisplayName } from './service-principal.ts';
import { hasExchange, type Topic } from './topic.ts';

/**
 * The IDs under which Microsoft's own APIs are known in every tenant. Source: Microsoft, "Verify
 * first-party Microsoft applications in sign-in reports".
 */
const microsoftGraph = '00000003-0000-0000-c000-000000000000';
const exchangeOnline = '00000002-0000-0ff1-ce00-000000000000';

/** For sign-in in the system browser; any port goes with it. Source: Microsoft, "Redirect URI". */
const loopbackUri = 'http://localhost';

/**
 * The app registration with exactly what the connection needs, and the consent for the tenant.
 * Permissions for a person are listed under Microsoft Graph, those of an app under Office 365
 * Exchange Online; their IDs are looked up in the tenant.
 * Source: Microsoft, New-MgApplication, New-MgServicePrincipal, New-MgOauth2PermissionGrant,
 * New-MgServicePrincipalAppRoleAssignment; "application resource type"; "Authenticate an IMAP, POP
 * or SMTP connection using OAuth".
 */
export const appRegistration: Topic = {
  shell: 'graph',
  role: 'application',
  graphScopes: (source) => {
    if (!hasExchange(source)) {
      return { look: ['Application.Read.All'], change: ['Application.ReadWrite.All'] };
    }
    return source.access === 'application'
      ? {
          look: ['Application.Read.All'],
          change: ['Application.ReadWrite.All', 'AppRoleAssignment.ReadWrite.All'],
        }
      : {
          look: ['Application.Read.All', 'Directory.Read.All'],
          change: ['Application.ReadWrite.All', 'DelegatedPermissionGrant.ReadWrite.All'],
        };
  },
  applies: () => true,
  needs: () => ['protocols'],
  values: (source) => ({
    ...(tenantOf(source) === undefined ? {} : { tenant: tenantOf(source) ?? '' }),
    name: appDisplayName,
    clientId: source.clientId ?? '',
    signInAudience: source.signInAudience ?? neededAudience(source.cloud, source.tenant ?? ''),
    redirectUris: redirectUrisOf(source),
    publicClient: source.flow === 'device-code',
    api: source.access === 'application' ? exchangeOnline : microsoftGraph,
    permissions: permissionsOf(source),
  }),
  parts: (source, texts) =>
    registrationParts(hasExchange(source) ? source.access : 'personal', texts),
};

/**
 * The tenant whose administrator signs in; `undefined` where it is not known by its own name or ID:
 * a personal account's app is registered in any tenant.
 */
export function tenantOf({ tenant = '' }: ScriptSource): string | undefined {
  return tenant === '' || isTenantAlias(tenant) ? undefined : tenant;
}

/** For a person's way to sign in; a device code, a secret and a certificate need none. */
function redirectUrisOf({ cloud, flow }: ScriptSource): string[] {
  if (flow === 'window') return [clouds[cloud].nativeClientRedirectUri.value];
  return flow === 'browser' ? [loopbackUri] : [];
}

function permissionsOf({ access, protocols, offlineAccess }: ScriptSource): string[] {
  if (access === 'application') return protocols.map((each) => applicationPermissions[each]);
  const permissions = protocols.map((each): string => delegatedPermissions[each]);
  return offlineAccess ? [...permissions, 'offline_access'] : permissions;
}
