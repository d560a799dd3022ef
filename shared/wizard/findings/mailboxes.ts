import { maxFurtherMailboxes } from '../../registration.ts';
import {
  cloudsOfDomain,
  domainOf,
  isNationalDomain,
  isPersonalAddress,
  isPlaceholder,
  nationalClouds,
} from '../../text/recognise.ts';
import { isAddress, isGuid } from '../../text/validators.ts';
import { draftTenant, opensShared, type Draft } from '../draft.ts';
import { furtherMailboxesIn } from '../further-mailboxes.ts';
import { isConsumers } from './tenant.ts';
import type { FindingRule, Known, SettingsFindingId } from './types.ts';

type AddressField = 'user' | 'sharedMailbox' | 'sender';

/** What stands in a field that is shown; empty where the field is not. */
function addressIn(draft: Draft, field: AddressField): string {
  if (field === 'sharedMailbox' && !opensShared(draft)) return '';
  if (field === 'sender' && !draft.protocols.includes('smtp')) return '';
  return draft[field].trim();
}

const addressFields: readonly AddressField[] = ['user', 'sharedMailbox', 'sender'];

/** `user@contoso.com\shared` and `CONTOSO\user`, as programs took them with passwords. */
function backslashRule(field: AddressField): FindingRule {
  return {
    ...{ id: 'delegate-backslash-syntax', strength: 'problem', step: 'mailboxes', field },
    when: (draft) => addressIn(draft, field).includes('\\'),
  };
}

/** The first domain of a tenant in another cloud than the chosen one, at an address. */
function otherCloudRule(field: AddressField): FindingRule {
  return {
    ...{ id: 'wrong-cloud-authority/address', strength: 'caution', step: 'mailboxes', field },
    when: (draft) => {
      const domain = domainOf(addressIn(draft, field)) ?? '';
      const known = cloudsOfDomain(domain);
      if (known === undefined || draft.cloud === 'outlook') return false;
      // A person of the global cloud with the German domain is at home there.
      const isOther =
        !known.includes(draft.cloud) && (isNationalDomain(domain) || isNational(draft));
      return isOther && domain;
    },
  };
}

function isNational({ cloud }: Draft): boolean {
  return nationalClouds.includes(cloud);
}

function personRule(
  id: SettingsFindingId,
  when: (user: string, draft: Draft) => boolean | string,
): FindingRule {
  return {
    ...{ id, strength: 'caution', step: 'mailboxes', field: 'user' },
    when: (draft) => draft.access === 'delegated' && when(draft.user.trim(), draft),
  };
}

/** The object ID, where one can be typed. */
function objectIdRule(
  id: SettingsFindingId,
  when: (objectId: string, draft: Draft, known: Known) => boolean | string,
): FindingRule {
  return {
    ...{ id, strength: 'problem', step: 'mailboxes', field: 'servicePrincipalObjectId' },
    when: (draft, known) => {
      const objectId = draft.servicePrincipalObjectId.trim().toLowerCase();
      return draft.access === 'application' && objectId !== '' && when(objectId, draft, known);
    },
  };
}

function furtherRule(
  id: SettingsFindingId,
  when: (addresses: readonly string[], draft: Draft) => boolean | string,
): FindingRule {
  return {
    ...{ id, strength: 'problem', step: 'mailboxes', field: 'furtherMailboxes' },
    when: (draft) => {
      if (draft.access !== 'application') return false;
      return when(furtherMailboxesIn(draft.furtherMailboxes), draft);
    },
  };
}

/** The wrong ones by name, a few of many. */
function named(addresses: readonly string[]): string | false {
  const shown = addresses.slice(0, 3).map((address) => `“${address.slice(0, 80)}”`);
  const rest = addresses.length - shown.length;
  if (shown.length === 0) return false;
  return rest > 0 ? `${shown.join(', ')} +${String(rest)}` : shown.join(', ');
}

/** What can be wrong with the people and mailboxes, alone and together with tenant and access. */
export const mailboxRules: readonly FindingRule[] = [
  ...addressFields.map(backslashRule),
  {
    id: 'account-type-endpoint-mismatch/personal-mailbox',
    ...{ strength: 'problem', step: 'mailboxes', field: 'user' },
    when: ({ access, user }) => access === 'application' && isPersonalAddress(user.trim()),
  },
  personRule('account-type-endpoint-mismatch/personal-on-common', (user, draft) => {
    const takesPersons = isConsumers(draft) || draftTenant(draft).toLowerCase() === 'common';
    return isPersonalAddress(user) && draft.cloud === 'global' && takesPersons;
  }),
  personRule('account-not-in-tenant/personal-address', (user, draft) => {
    const tenant = draftTenant(draft);
    const takesPersons = isConsumers(draft) || tenant.toLowerCase() === 'common';
    return isPersonalAddress(user) && tenant !== '' && (!takesPersons || isNational(draft));
  }),
  personRule(
    'account-type-endpoint-mismatch/work-address',
    (user, draft) => isConsumers(draft) && cloudsOfDomain(domainOf(user) ?? '') !== undefined,
  ),
  ...addressFields.slice(0, 2).map(otherCloudRule),
  {
    ...{
      id: 'shared-mailbox-is-own',
      strength: 'caution',
      step: 'mailboxes',
      field: 'sharedMailbox',
    },
    when: (draft) => {
      const shared = addressIn(draft, 'sharedMailbox').toLowerCase();
      return isAddress(shared) && shared === draft.user.trim().toLowerCase();
    },
  },
  objectIdRule('service-principal-object-id-wrong/placeholder', isPlaceholder),
  objectIdRule(
    'service-principal-object-id-wrong/client-id',
    (objectId, { clientId }) => objectId === clientId.trim().toLowerCase(),
  ),
  objectIdRule(
    'service-principal-object-id-wrong/tenant-id',
    (objectId, draft) =>
      objectId === draftTenant(draft).toLowerCase() || objectId === draft.practice?.tenantId,
  ),
  objectIdRule('service-principal-object-id-wrong/token', (objectId, _draft, { appObjectId }) => {
    const isOther = appObjectId !== undefined && appObjectId.toLowerCase() !== objectId;
    return isGuid(objectId) && isOther && appObjectId;
  }),
  furtherRule('further-mailboxes/malformed', (addresses) =>
    named(addresses.filter((address) => !isAddress(address))),
  ),
  furtherRule('account-type-endpoint-mismatch/personal-mailbox', (addresses) =>
    named(addresses.filter(isPersonalAddress)),
  ),
  furtherRule('further-mailboxes/too-many', (addresses) =>
    addresses.length > maxFurtherMailboxes ? String(addresses.length) : false,
  ),
];
