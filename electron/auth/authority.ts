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
  /**
   * The OpenID configuration as JSON, so that MSAL does not ask for it once more; absent where it
   * lacks what MSAL reads from it.
   */
  configuration?: string;
}

const configurationSchema = z.looseObject({ issuer: z.string().max(2048) });

/** What MSAL 7 takes for an OpenID configuration. */
const msalSchema = z.object({
  authorization_endpoint: z.string(),
  token_endpoint: z.string(),
  issuer: z.string(),
  jwks_uri: z.string(),
});

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
  const configuration = msalSchema.safeParse(parsed.data).success
    ? { configuration: JSON.stringify(parsed.data) }
    : {};
  const tenantId = tenantOfIssuer(issuer);
  if (tenantId !== undefined) return { issuer, tenantId, ...configuration };
  return URL.canParse(issuer) && isIssuerOfAnyTenant(issuer)
    ? { issuer, ...configuration }
    : undefined;
}
