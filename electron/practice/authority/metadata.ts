import { personalTenant, tenant } from '../directory.ts';
import { foreignTenant } from './tenants.ts';

/** What of a configuration says where a tenant is. */
interface Place {
  /** Who issues the tokens: a tenant's ID, or a placeholder for it. */
  issuer: string;
  tenant_region_scope: string | null;
  tenant_region_sub_scope?: string;
  cloud_instance_name: string;
  msgraph_host: string;
}

function placeOf(tenantName: string): Place {
  if (tenantName === foreignTenant.id) {
    return {
      issuer: foreignTenant.id,
      tenant_region_scope: foreignTenant.regionScope,
      tenant_region_sub_scope: foreignTenant.regionSubScope,
      cloud_instance_name: foreignTenant.cloud,
      msgraph_host: foreignTenant.graphHost,
    };
  }
  const issuers: Readonly<Record<string, string>> = {
    [tenant.id]: tenant.id,
    [personalTenant.name]: personalTenant.id,
  };
  return {
    issuer: issuers[tenantName] ?? '{tenantid}',
    tenant_region_scope: tenantName === tenant.id ? 'EU' : null,
    cloud_instance_name: 'microsoftonline.com',
    msgraph_host: 'graph.microsoft.com',
  };
}

/**
 * The OpenID configuration of the v2.0 endpoint, in Entra ID's form.
 *
 * @param origin of the authority
 * @param tenantName as `findTenant` gave it, or the ID of the tenant of another cloud. That one's
 *   addresses are at this authority too, so that nobody is led out of the practice tenant.
 */
export function openidConfiguration(origin: string, tenantName: string): Record<string, unknown> {
  const base = `${origin}/${tenantName}`;
  const { issuer, ...place } = placeOf(tenantName);
  return {
    token_endpoint: `${base}/oauth2/v2.0/token`,
    token_endpoint_auth_methods_supported: ['client_secret_post', 'private_key_jwt'],
    jwks_uri: `${base}/discovery/v2.0/keys`,
    response_modes_supported: ['query', 'form_post'],
    subject_types_supported: ['pairwise'],
    id_token_signing_alg_values_supported: ['RS256'],
    response_types_supported: ['code'],
    scopes_supported: ['openid', 'profile', 'email', 'offline_access'],
    issuer: `${origin}/${issuer}/v2.0`,
    request_uri_parameter_supported: false,
    authorization_endpoint: `${base}/oauth2/v2.0/authorize`,
    device_authorization_endpoint: `${base}/oauth2/v2.0/devicecode`,
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
    ...place,
  };
}
