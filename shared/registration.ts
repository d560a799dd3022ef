import { clouds, personalTenantId, type CloudId } from './clouds.ts';
import { isTenantAlias } from './text/validators.ts';

/**
 * Which accounts an app registration is for ("Supported account types"), in the words of Microsoft
 * Graph. Source: Microsoft, "application resource type", `signInAudience`. It stands apart from the
 * schema because the page uses it too.
 */
export const signInAudiences = [
  'AzureADMyOrg',
  'AzureADMultipleOrgs',
  'AzureADandPersonalMicrosoftAccount',
  'PersonalMicrosoftAccount',
] as const;
export type SignInAudience = (typeof signInAudiences)[number];

/** More are granted with a group and a script of one's own; a list this long is still read. */
export const maxFurtherMailboxes = 50;

/**
 * The accounts that an app has to be for so that a tenant's authority serves it, and no more. Source:
 * Microsoft, "Application configuration options" and "application resource type".
 */
export function neededAudience(cloud: CloudId, tenant: string): SignInAudience {
  if (clouds[cloud].fixedTenant !== undefined || tenant === personalTenantId) {
    return 'PersonalMicrosoftAccount';
  }
  if (!isTenantAlias(tenant)) return 'AzureADMyOrg';
  const alias = tenant.toLowerCase();
  if (alias === 'consumers') return 'PersonalMicrosoftAccount';
  return alias === 'common' ? 'AzureADandPersonalMicrosoftAccount' : 'AzureADMultipleOrgs';
}
