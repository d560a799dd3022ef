import type { Connection } from '../../shared/connection.ts';
import { appError } from '../../shared/errors.ts';
import { isGuid } from '../../shared/text/validators.ts';
import type { AuthorityInfo } from './authority.ts';
import { SignInFailure } from './failure.ts';
import { serverText } from './server-text.ts';

/** The aliases under which people of more than one tenant sign in. */
const anyTenant: ReadonlySet<string> = new Set(['common', 'organizations']);

/**
 * The tenant that tokens have to be of: that of the connection, by its ID. The authority says it
 * for domains, and for `consumers`, whose tenant has an ID as well.
 *
 * @returns `undefined` where any tenant will do, or where the authority was not asked
 */
export function expectedTenant(
  { tenant }: Pick<Connection, 'tenant'>,
  { tenantId }: AuthorityInfo,
): string | undefined {
  if (anyTenant.has(tenant.toLowerCase())) return undefined;
  return isGuid(tenant) ? tenant.toLowerCase() : tenantId;
}

/**
 * Sees to it that a token is the expected tenant's.
 *
 * @param issuedBy what the token and what came with it say
 * @param mayBeUnknown true for tokens that nobody says the tenant of: those that were pasted, and
 *   those that an app got from the tenant itself, which come without an `id_token`
 * @returns the tenant, lower case; `undefined` where it is not known
 * @throws SignInFailure `signin/wrong-tenant`
 */
export function checkTenant(
  issuedBy: readonly string[],
  expected: string | undefined,
  mayBeUnknown: boolean,
): string | undefined {
  const tenants = [...new Set(issuedBy.map((id) => id.toLowerCase()))];
  const [first] = tenants;
  const foreign = tenants.find((id) => id !== (expected ?? first));
  if (foreign === undefined && (first !== undefined || mayBeUnknown)) return first;
  const wanted = expected ?? first ?? 'a tenant';
  throw new SignInFailure(
    appError(
      'signin/wrong-tenant',
      serverText(`expected ${wanted}, got ${foreign ?? 'a token without a tenant'}`),
    ),
  );
}
