import { isDomain, isGuid } from '../../../shared/text/validators.ts';
import { people, personalPeople, personalTenant, tenant, type Person } from '../directory.ts';

/** Tenant names that stand for no tenant in particular but lead to this one's people. */
const sharedTenantNames = ['common', 'organizations', personalTenant.name];

/**
 * A tenant of another cloud, whose configuration the authority has too: as Entra ID's global
 * endpoint answers for a tenant of the US Government.
 */
export const foreignTenant = {
  domain: 'fabrikam-gov.example',
  id: '7f41c2d9-6b08-4e35-8d7a-95e0b3c4d61f',
  cloud: 'microsoftonline.us',
  graphHost: 'graph.microsoft.us',
  regionScope: 'USGov',
  regionSubScope: 'DODCON',
} as const;

/**
 * How the tenant is named in the path of a request.
 *
 * @returns the name to use in addresses: the tenant's ID for its ID and domain, else the shared
 *   name; `undefined` if there is no such tenant
 */
export function findTenant(segment: string): string | undefined {
  const name = segment.toLowerCase();
  if (name === tenant.id || name === tenant.domain) return tenant.id;
  if (name === personalTenant.id) return personalTenant.name;
  return sharedTenantNames.includes(name) ? name : undefined;
}

/** True for the tenant of another cloud, by ID or domain. */
export function isForeignTenant(segment: string): boolean {
  const name = segment.toLowerCase();
  return name === foreignTenant.id || name === foreignTenant.domain;
}

/** Who may sign in where the tenant is named so. */
export function peopleOf(tenantName: string): readonly Person[] {
  switch (tenantName) {
    case 'common':
      return [...people, ...personalPeople];
    case personalTenant.name:
      return personalPeople;
    default:
      return people;
  }
}

/** A tenant name as far as it may be repeated in an error text. */
export function repeatableTenant(segment: string): string {
  return isGuid(segment) || isDomain(segment) || /^[a-z0-9-]{1,64}$/i.test(segment)
    ? segment
    : 'unknown';
}
