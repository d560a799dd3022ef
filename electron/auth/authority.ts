import { z } from 'zod';
import { isIssuerOfAnyTenant, tenantOfIssuer } from './issuer.ts';
import type { NetworkClient } from './network-client.ts';

/** What an authority says of the tenant it signs people in to. */
export interface AuthorityInfo {
  /**
   * As it stands in `iss` of tokens and of authorization responses; with `{tenantid}` in it where
   * people of every tenant may sign in.
   */
  issuer: string;
  /**
   * Tenant ID, also where the authority was named by a domain; lower case. Absent for `common` and
   * `organizations`, which are no tenant.
   */
  tenantId?: string;
}

const configurationSchema = z.object({ issuer: z.string().max(2048) });

/**
 * Asks an authority for its issuer and tenant ID (OpenID Connect Discovery 1.0 section 4). Done
 * before a window opens, so that an unknown tenant or a proxy's certificate is reported with its
 * true reason instead of an empty page.
 *
 * @param authority with the tenant, without a slash at the end
 * @returns `undefined` when the answer holds no issuer with a tenant; the network client then
 *   knows whether the authority refused
 * @throws when no answer came; the network client then knows why
 */
export async function readAuthority(
  authority: string,
  network: Pick<NetworkClient, 'getJson'>,
): Promise<AuthorityInfo | undefined> {
  const url = `${authority}/v2.0/.well-known/openid-configuration`;
  const parsed = configurationSchema.safeParse(await network.getJson(url));
  if (!parsed.success) return undefined;
  const { issuer } = parsed.data;
  const tenantId = tenantOfIssuer(issuer);
  if (tenantId !== undefined) return { issuer, tenantId };
  return URL.canParse(issuer) && isIssuerOfAnyTenant(issuer) ? { issuer } : undefined;
}
