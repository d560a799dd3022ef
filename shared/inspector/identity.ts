import { personalTenantId } from '../clouds.ts';
import type { Connection } from '../connection.ts';
import { isGuid } from '../text/validators.ts';
import type { TokenSummary } from '../token-summary.ts';
import type { InspectedClaim, InspectionContext } from './inspected-claim.ts';

/** Whether a token is from the connection's tenant (`tid`), by its ID. */
export function tenantRow({ tenantId }: TokenSummary, context: InspectionContext): InspectedClaim {
  const expected = expectedTenant(context);
  const row = {
    claim: 'tid',
    value: tenantId ?? '',
    ...(expected === undefined ? {} : { expected }),
  };
  if (tenantId === undefined) return { ...row, verdict: 'unknown', reason: 'tid-missing' };
  if (expected === undefined) return { ...row, verdict: 'unknown', reason: 'tid-not-compared' };
  return isSame(tenantId, expected)
    ? { ...row, verdict: 'right', reason: 'tid-right' }
    : { ...row, verdict: 'wrong', reason: 'tid-other' };
}

function expectedTenant({ connection, tenantId }: InspectionContext): string | undefined {
  if (isGuid(connection.tenant)) return connection.tenant;
  return connection.cloud === 'outlook' ? personalTenantId : tenantId;
}

/** Whether a token was issued to the connection's app: `appid` in version 1, `azp` in version 2. */
export function clientRow(token: TokenSummary, connection: Connection): InspectedClaim {
  const { clientId } = token;
  const claim = nameOf(token, ['appid', 'azp'], clientId);
  const row = { claim, value: clientId ?? '', expected: connection.clientId };
  if (clientId === undefined) return { ...row, verdict: 'unknown', reason: 'client-missing' };
  return isSame(clientId, connection.clientId)
    ? { ...row, verdict: 'right', reason: 'client-right' }
    : { ...row, verdict: 'wrong', reason: 'client-other' };
}

/**
 * Whether a person's token names the person of the connection. It may name an alias or a delegate,
 * so another name is no fault in itself. An app's token names nobody.
 */
export function userRows(token: TokenSummary, connection: Connection): InspectedClaim[] {
  if (token.forApplication) return [];
  const { user } = token;
  const claim = nameOf(token, ['upn', 'preferred_username', 'unique_name'], user);
  const row = { claim, value: user ?? '', expected: connection.user };
  if (user === undefined) return [{ ...row, verdict: 'unknown', reason: 'user-missing' }];
  return isSame(user, connection.user)
    ? [{ ...row, verdict: 'right', reason: 'user-right' }]
    : [{ ...row, verdict: 'note', reason: 'user-other' }];
}

/** The object ID that `New-ServicePrincipal` wants (`oid`); only an app's token has it. */
export function objectIdRows({ forApplication, objectId }: TokenSummary): InspectedClaim[] {
  if (!forApplication) return [];
  return objectId === undefined
    ? [{ claim: 'oid', value: '', verdict: 'unknown', reason: 'oid-missing' }]
    : [{ claim: 'oid', value: objectId, verdict: 'note', reason: 'oid-object-id' }];
}

/** Which of the claims a value was taken from; the usual one where there is none. */
function nameOf(
  { claims }: TokenSummary,
  names: readonly [string, ...string[]],
  taken: string | undefined,
): string {
  const from = names.find((wanted) =>
    claims.some(({ name, value }) => name === wanted && value === taken),
  );
  return from ?? names[0];
}

/** IDs and addresses are the same in either case. */
function isSame(one: string, other: string): boolean {
  return one.toLowerCase() === other.toLowerCase();
}
