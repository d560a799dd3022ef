import type { PolicyField } from './policy.ts';

/** How a value stands in the registry: one text, several, or 0 and 1. */
export type RegistryType = 'REG_SZ' | 'REG_MULTI_SZ' | 'REG_DWORD';

/** How a field is written in the registry. */
interface PolicyFieldForm {
  /** Name of the registry's value; capitals and small letters are the same there. */
  value: string;
  type: RegistryType;
}

/** Every field as it is written in the registry; in the file it has its own name. */
export const policyFieldForms: Readonly<Record<PolicyField, PolicyFieldForm>> = {
  cloud: { value: 'Cloud', type: 'REG_SZ' },
  tenant: { value: 'Tenant', type: 'REG_SZ' },
  clientId: { value: 'ClientId', type: 'REG_SZ' },
  allowedFlows: { value: 'AllowedFlows', type: 'REG_MULTI_SZ' },
  neverKeepTokens: { value: 'NeverKeepTokens', type: 'REG_DWORD' },
  proxy: { value: 'Proxy', type: 'REG_SZ' },
  authorities: { value: 'Authorities', type: 'REG_MULTI_SZ' },
  updateFeed: { value: 'UpdateFeed', type: 'REG_SZ' },
  language: { value: 'Language', type: 'REG_SZ' },
};

/** The key below which the values stand, as administrators write it. */
export const policyKey = 'HKLM\\SOFTWARE\\Policies\\Mailbox OAuth Assistant';
