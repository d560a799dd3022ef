import { z } from 'zod';
import { addressFamilySchema, proxySchema } from './network.ts';

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
  /** True where the organisation added it for this computer; it cannot be removed then. */
  isManaged: z.literal(true).exactOptional(),
});
export type AddedAuthority = z.infer<typeof addedAuthoritySchema>;

/** How the mail servers are reached. */
export const mailNetworkSchema = z.strictObject({
  family: addressFamilySchema,
  /** Over the proxy that was typed in, while that is used; never over one that the system names. */
  overProxy: z.boolean(),
});
export type MailNetwork = z.infer<typeof mailNetworkSchema>;

/** Both families, no proxy. */
export const directMail: MailNetwork = { family: 'any', overProxy: false };

/** The settings as they are now; a proxy's password is only there or not. */
export const signInNetworkViewSchema = z.strictObject({
  network: signInNetworkSchema,
  mail: mailNetworkSchema,
  hasPassword: z.boolean(),
  /** True where the organisation has set `network`; only the password can be changed then. */
  isManaged: z.literal(true).exactOptional(),
  addedAuthorities: z.array(addedAuthoritySchema),
});
export type SignInNetworkView = z.infer<typeof signInNetworkViewSchema>;
