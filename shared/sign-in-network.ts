import { z } from 'zod';
import { proxySchema } from './network.ts';

/**
 * How the authority is reached: as the system says (a PAC file included), as HTTPS_PROXY and
 * NO_PROXY say, directly, or over a proxy that was typed in.
 */
export const signInNetworkSchema = z.discriminatedUnion('mode', [
  z.strictObject({ mode: z.enum(['system', 'environment', 'direct']) }),
  z.strictObject({ mode: z.literal('manual'), proxy: proxySchema }),
]);
export type SignInNetwork = z.infer<typeof signInNetworkSchema>;

/** A certificate authority that was added to those this computer trusts. */
export const addedAuthoritySchema = z.strictObject({
  subject: z.string(),
  validTo: z.string(),
  /** SHA-256, upper-case hexadecimal; names it. */
  sha256: z.string(),
});
export type AddedAuthority = z.infer<typeof addedAuthoritySchema>;

/** The settings as they are now; a proxy's password is only there or not. */
export const signInNetworkViewSchema = z.strictObject({
  network: signInNetworkSchema,
  hasPassword: z.boolean(),
  addedAuthorities: z.array(addedAuthoritySchema),
});
export type SignInNetworkView = z.infer<typeof signInNetworkViewSchema>;
