import type { PolicyField } from './policy.ts';

/** How a value stands in the registry: one text, several, or 0 and 1. */
export type RegistryType = 'REG_SZ' | 'REG_MULTI_SZ' | 'REG_DWORD';

/** How a field is written at each place. */
export interface PolicyFieldForm {
  /** Name of the registry's value; capitals and small letters are the same there. */
  value: string;
  type: RegistryType;
  /** How it is written in the file. */
  json: 'text' | 'list' | 'boolean';
}

/** Every field as it is written in the file and in the registry. */
export const policyFieldForms: Readonly<Record<PolicyField, PolicyFieldForm>> = {
  cloud: { value: 'Cloud', type: 'REG_SZ', json: 'text' },
  tenant: { value: 'Tenant', type: 'REG_SZ', json: 'text' },
  clientId: { value: 'ClientId', type: 'REG_SZ', json: 'text' },
  allowedFlows: { value: 'AllowedFlows', type: 'REG_MULTI_SZ', json: 'list' },
  neverKeepTokens: { value: 'NeverKeepTokens', type: 'REG_DWORD', json: 'boolean' },
  proxy: { value: 'Proxy', type: 'REG_SZ', json: 'text' },
  authorities: { value: 'Authorities', type: 'REG_MULTI_SZ', json: 'list' },
  updateFeed: { value: 'UpdateFeed', type: 'REG_SZ', json: 'text' },
  language: { value: 'Language', type: 'REG_SZ', json: 'text' },
};

/** The key below which the values stand, as administrators write it. */
export const policyKey = 'HKLM\\SOFTWARE\\Policies\\Mailbox OAuth Assistant';
