import { z } from 'zod';

/** Which addresses of a host may be used. */
export const addressFamilySchema = z.enum(['any', 'ipv4', 'ipv6']);
export type AddressFamily = z.infer<typeof addressFamilySchema>;

/** A proxy that connects to mail servers. Its password is a secret and no part of it. */
export const proxySchema = z.strictObject({
  /** HTTP CONNECT (RFC 9110 section 9.3.6) or SOCKS version 5 (RFC 1928). */
  kind: z.enum(['http', 'socks5']),
  host: z.string().min(1).max(253),
  port: z.number().int().min(1).max(65535),
  user: z.string().max(255).exactOptional(),
});
export type Proxy = z.infer<typeof proxySchema>;

/** How servers are reached from this computer: for every connection the same, and no secret. */
export const networkSettingsSchema = z.strictObject({
  family: addressFamilySchema,
  proxy: proxySchema.exactOptional(),
});
export type NetworkSettings = z.infer<typeof networkSettingsSchema>;

/** Both families, no proxy. */
export const directNetwork: NetworkSettings = { family: 'any' };
