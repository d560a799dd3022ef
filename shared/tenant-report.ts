import { z } from 'zod';
import { cloudIds } from './clouds.ts';

/** What an authority says of a tenant in its OpenID configuration. */
export const tenantReportSchema = z.strictObject({
  /** Absent for `common` and `organizations`, which stand for every tenant. */
  tenantId: z.string().exactOptional(),
  issuer: z.string(),
  /** The cloud that the tenant is in, as far as the authority tells. */
  cloud: z.enum(cloudIds).exactOptional(),
  /** `tenant_region_scope` and `tenant_region_sub_scope`, as they were said. */
  region: z.string().exactOptional(),
});
export type TenantReport = z.infer<typeof tenantReportSchema>;

/** How an administrator answered the consent page. A refusal is an error, not a report. */
export const consentReportSchema = z.strictObject({
  /** The tenant that the consent is for. */
  tenantId: z.string(),
  /** The scopes that were consented to, where the answer names them. */
  scope: z.string().exactOptional(),
});
export type ConsentReport = z.infer<typeof consentReportSchema>;
