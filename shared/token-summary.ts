import { z } from 'zod';

/**
 * What may be shown of an access token: never the token itself. `opaque` tokens (personal
 * accounts) cannot be read; that is not a fault.
 */
export const tokenSummarySchema = z.strictObject({
  kind: z.enum(['jwt', 'opaque']),
  length: z.number().int().positive(),
  /** The first 8 hexadecimal digits of the token's SHA-256. */
  fingerprint: z.string(),
  audience: z.string().optional(),
  issuer: z.string().optional(),
  tenantId: z.string().optional(),
  clientId: z.string().optional(),
  /** Delegated permissions (`scp`). */
  scopes: z.array(z.string()),
  /** Application permissions (`roles`). */
  roles: z.array(z.string()),
  /** The person the token was issued for (`upn`, else `preferred_username`, else `unique_name`). */
  user: z.string().optional(),
  objectId: z.string().optional(),
  /** True for a token that an app got for itself: `token-claims.ts` says how that is seen. */
  forApplication: z.boolean(),
  /** Every claim that may be shown, as text, in the token's order; empty where it is opaque. */
  claims: z.array(z.strictObject({ name: z.string(), value: z.string() })),
  /** ISO 8601, UTC. From the token, else from the token response. */
  issuedAt: z.string().optional(),
  notBefore: z.string().optional(),
  expiresAt: z.string().optional(),
});
export type TokenSummary = z.infer<typeof tokenSummarySchema>;
