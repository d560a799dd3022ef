import { firstPartyApp } from '../../first-party-apps.ts';
import {
  isQuotedGuid,
  isPlaceholder,
  looksLikeJwt,
  looksLikeSecret,
} from '../../text/recognise.ts';
import { isGuid, isTenantAlias } from '../../text/validators.ts';
import { draftTenant, type Draft } from '../draft.ts';
import { isConsumers } from './tenant.ts';
import type { FindingRule, SettingsFindingId, Strength } from './types.ts';

function clientIdRule(
  [id, strength]: [SettingsFindingId, Strength],
  when: (clientId: string, draft: Draft) => boolean | string,
): FindingRule {
  return {
    ...{ id, strength, step: 'registration', field: 'clientId' },
    when: (draft) => when(draft.clientId.trim(), draft),
  };
}

/** The account types belong to the registration; the tenant that they do not fit is in step 1. */
function audienceRule(id: SettingsFindingId, when: FindingRule['when']): FindingRule {
  return {
    ...{ id, strength: 'problem', step: 'registration', field: 'signInAudience' },
    also: { step: 'tenant', field: 'tenant' },
    when,
  };
}

/** What can be wrong with the app registration, alone and together with the tenant. */
export const registrationRules: readonly FindingRule[] = [
  clientIdRule(['client-id-wrong/mail-address', 'problem'], (text) =>
    /^[^\s@]+@[^\s@]+$/.test(text),
  ),
  clientIdRule(['client-id-wrong/token', 'problem'], looksLikeJwt),
  clientIdRule(['client-id-wrong/secret', 'problem'], looksLikeSecret),
  clientIdRule(['client-id-wrong/uri', 'problem'], (text) =>
    /^(?:api|https?|msal.*):\/\//i.test(text),
  ),
  clientIdRule(['client-id-wrong/quotes', 'problem'], isQuotedGuid),
  clientIdRule(['client-id-wrong/placeholder', 'problem'], isPlaceholder),
  clientIdRule(
    ['client-id-wrong/tenant-id', 'problem'],
    (text, draft) => isGuid(text) && sameText(text, draftTenant(draft)),
  ),
  clientIdRule(['first-party-client-id', 'caution'], (text) => firstPartyApp(text) ?? false),
  audienceRule(
    'account-type-endpoint-mismatch/work-only',
    (draft) => isForWorkOnly(draft) && isConsumers(draft),
  ),
  audienceRule('single-tenant-app-on-common', (draft) => {
    const isSingle = draft.signInAudience === 'AzureADMyOrg';
    // Personal accounts are another matter: the rule above.
    return (
      isSingle && !isConsumers(draft) && isTenantAlias(draftTenant(draft)) && draftTenant(draft)
    );
  }),
  audienceRule(
    'account-type-endpoint-mismatch/personal-only',
    (draft) =>
      draft.signInAudience === 'PersonalMicrosoftAccount' &&
      draftTenant(draft) !== '' &&
      !isConsumers(draft),
  ),
];

function isForWorkOnly({ signInAudience }: Draft): boolean {
  return signInAudience === 'AzureADMyOrg' || signInAudience === 'AzureADMultipleOrgs';
}

function sameText(one: string, other: string): boolean {
  return one.toLowerCase() === other.toLowerCase();
}
