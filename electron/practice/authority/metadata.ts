import { isDomain, isGuid } from '../../../shared/text/validators.ts';
import { tenant } from '../directory.ts';

/** Tenant names that stand for no tenant in particular but lead to this one's people. */
const sharedTenantNames = ['common', 'organizations'];

/**
 * How the tenant is named in the path of a request.
 *
 * @returns the name to use in addresses: the tenant's ID for its ID and domain, else the shared
 *   name; `undefined` if there is no such tenant
 */
export function findTenant(segment: string): string | undefined {
  const name = segment.toLowerCase();
  if (name === tenant.id || name === tenant.domain) return tenant.id;
  return sharedTenantNames.includes(name) ? name : undefined;
}

/** A tenant name as far as it may be repeated in an error text. */
export function repeatableTenant(segment: string): string {
  return isGuid(segment) || isDomain(segment) || /^[a-z0-9-]{1,64}$/i.test(segment)
    ? segment
    : 'unknown';
}

/**
 * The OpenID configuration of the v2.0 endpoint, in Entra ID's form.
 *
 * @param origin of the authority
 * @param tenantName as {@link findTenant} gave it
 */
export function openidConfiguration(origin: string, tenantName: string): Record<string, unknown> {
  const base = `${origin}/${tenantName}`;
  const issuer = tenantName === tenant.id ? tenant.id : '{tenantid}';
  return {
    token_endpoint: `${base}/oauth2/v2.0/token`,
    token_endpoint_auth_methods_supported: ['none'],
    jwks_uri: `${base}/discovery/v2.0/keys`,
    response_modes_supported: ['query'],
    subject_types_supported: ['pairwise'],
    id_token_signing_alg_values_supported: ['RS256'],
    response_types_supported: ['code'],
    scopes_supported: ['openid', 'profile', 'email', 'offline_access'],
    issuer: `${origin}/${issuer}/v2.0`,
    request_uri_parameter_supported: false,
    authorization_endpoint: `${base}/oauth2/v2.0/authorize`,
    code_challenge_methods_supported: ['S256'],
    http_logout_supported: false,
    claims_supported: [
      'sub',
      'iss',
      'aud',
      'exp',
      'iat',
      'nonce',
      'preferred_username',
      'name',
      'tid',
      'ver',
    ],
    tenant_region_scope: null,
    cloud_instance_name: new URL(origin).host,
  };
}
