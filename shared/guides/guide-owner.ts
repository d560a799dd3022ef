import type { Connection } from '../connection.ts';
import { isGuid, isTenant, isTenantAlias } from '../text/validators.ts';
import { draftTenant, type Draft } from '../wizard/draft.ts';
import type { GuideOwner } from './guide-ticks.ts';

/**
 * Whose ticks those of a connection are, also of one that is still being typed: while an app is
 * being registered it has no client ID.
 *
 * @returns `undefined` while the tenant is not known, so that its ticks cannot be kept
 */
export function guideOwner(source: Connection | Draft): GuideOwner | undefined {
  const isDraft = !('version' in source);
  const tenant = isDraft ? draftTenant(source) : source.tenant;
  if (!isTenant(tenant) && !isTenantAlias(tenant)) return undefined;
  const clientId = source.clientId.trim();
  return {
    practice: isDraft ? source.practice !== undefined : source.practice,
    tenant,
    clientId: isGuid(clientId) ? clientId : '',
  };
}
