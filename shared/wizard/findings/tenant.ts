import { clouds, personalTenantId } from '../../clouds.ts';
import {
  cloudsOfDomain,
  isExampleDomain,
  isNationalDomain,
  isPlaceholder,
  nationalClouds,
} from '../../text/recognise.ts';
import { draftTenant, type Draft } from '../draft.ts';
import type { FindingRule } from './types.ts';

/** True where only one tenant is named: not personal accounts, and no name for many tenants. */
function tenantText({ cloud, tenant }: Draft): string {
  return clouds[cloud].fixedTenant === undefined ? tenant.trim() : '';
}

/** True where personal accounts are what the authority is asked for. */
export function isConsumers(draft: Draft): boolean {
  const tenant = draftTenant(draft).toLowerCase();
  return tenant === 'consumers' || tenant === personalTenantId;
}

/** True where the domain of the tenant belongs to another cloud than the chosen one. */
function inOtherCloud(draft: Draft): boolean {
  const known = cloudsOfDomain(tenantText(draft));
  return known !== undefined && !known.includes(draft.cloud);
}

/** What can be wrong with the tenant itself, and with tenant and cloud together. */
export const tenantRules: readonly FindingRule[] = [
  {
    ...{ id: 'tenant-id-wrong/placeholder', step: 'tenant', field: 'tenant' },
    strength: 'problem',
    when: (draft) => isPlaceholder(tenantText(draft)),
  },
  {
    ...{ id: 'wrong-cloud-authority/tenant-domain', step: 'tenant', field: 'tenant' },
    strength: 'problem',
    when: (draft) =>
      isNationalDomain(tenantText(draft)) && inOtherCloud(draft) && tenantText(draft),
  },
  {
    ...{ id: 'tenant-id-wrong/example-domain', step: 'tenant', field: 'tenant' },
    strength: 'caution',
    when: (draft) => isExampleDomain(tenantText(draft)) && tenantText(draft),
  },
  {
    // Some of the oldest tenants of national clouds may have the domain of the global one.
    ...{ id: 'wrong-cloud-authority/tenant-domain-unusual', step: 'tenant', field: 'tenant' },
    strength: 'caution',
    when: (draft) =>
      !isNationalDomain(tenantText(draft)) && inOtherCloud(draft) && tenantText(draft),
  },
  {
    id: 'account-type-endpoint-mismatch/consumers-in-national-cloud',
    ...{ step: 'tenant', field: 'tenant' },
    strength: 'caution',
    when: (draft) => isConsumers(draft) && nationalClouds.includes(draft.cloud),
  },
  {
    ...{ id: 'account-type-endpoint-mismatch/personal-tenant', step: 'tenant', field: 'tenant' },
    strength: 'caution',
    when: (draft) =>
      draft.cloud === 'global' && draft.tenant.trim().toLowerCase() === personalTenantId,
  },
];
