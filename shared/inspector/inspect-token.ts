import type { Connection } from '../connection.ts';
import { isTenantAlias } from '../text/validators.ts';
import type { TokenSummary } from '../token-summary.ts';
import { audienceRow } from './audience.ts';
import { clientRow, objectIdRows, tenantRow, userRows } from './identity.ts';
import type { InspectedClaim, InspectionContext } from './inspected-claim.ts';
import { permissionRows } from './permissions.ts';
import { beginRows, clockRows, expiryRow } from './times.ts';

/**
 * Judges the claims that decide whether Exchange Online accepts a token, one row for each, in the
 * order in which an administrator looks at them. The signature is not verified: only the mail server
 * needs to. Never throws.
 */
export function inspectToken(token: TokenSummary, context: InspectionContext): InspectedClaim[] {
  if (token.kind === 'opaque') return opaqueRows(token, context);
  const { connection } = context;
  return [
    audienceRow(token, connection),
    ...permissionRows(token, connection),
    tenantRow(token, context),
    clientRow(token, connection),
    ...userRows(token, connection),
    expiryRow(token, context),
    ...beginRows(token, context),
    ...clockRows(context),
    ...objectIdRows(token),
  ];
}

/**
 * A token that cannot be read is no fault; when it expires may be known from what came with it, and
 * the clock is this computer's.
 */
function opaqueRows(token: TokenSummary, context: InspectionContext): InspectedClaim[] {
  const reason = mayBePersonal(context.connection) ? 'opaque-personal' : 'opaque-work';
  return [
    { claim: 'token', value: 'opaque', verdict: 'note', reason },
    ...(token.expiresAt === undefined ? [] : [expiryRow(token, context)]),
    ...clockRows(context),
  ];
}

/** True where personal accounts sign in: in their own cloud, and under `common` and `consumers`. */
function mayBePersonal({ access, cloud, tenant }: Connection): boolean {
  if (access === 'application') return false;
  if (cloud === 'outlook') return true;
  return isTenantAlias(tenant) && tenant.toLowerCase() !== 'organizations';
}
