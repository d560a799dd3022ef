import { z } from 'zod';
import { isAddress, isGuid, isTenant, maxAddressLength } from './text/validators.ts';
import { protocolSchema, securitySchema } from './stages.ts';

/** A person's or mailbox's address. Control characters are refused here and again when encoded. */
export const addressSchema = z.string().max(maxAddressLength).refine(isAddress);

function isEachOnce(values: readonly string[]): boolean {
  return new Set(values).size === values.length;
}

/** Where a check connects to. */
export const endpointSchema = z.strictObject({
  host: z.string().min(1).max(253),
  port: z.number().int().min(1).max(65535),
  security: securitySchema,
});
export type Endpoint = z.infer<typeof endpointSchema>;

/**
 * One saved set-up. It holds no secret. A practice connection has no endpoints of its own: the
 * main process takes authority, servers and certificate authority from the practice tenant that it
 * runs itself, so nothing in a connection can make a practice certificate trusted elsewhere.
 */
export const connectionSchema = z.strictObject({
  version: z.literal(1),
  name: z.string().min(1).max(100),
  practice: z.boolean(),
  cloud: z.enum(['global']),
  /** Domain or tenant ID. */
  tenant: z.string().max(253).refine(isTenant),
  /** Application (client) ID of the app registration. */
  clientId: z.string().refine(isGuid),
  access: z.enum(['delegated']),
  /** Each at most once. */
  protocols: z.array(protocolSchema).min(1).max(3).refine(isEachOnce),
  /** Ask for `offline_access`, so that the sign-in can be renewed. */
  offlineAccess: z.boolean(),
  /** Who signs in. */
  user: addressSchema,
  /** The shared mailbox to open instead of the person's own. */
  sharedMailbox: addressSchema.optional(),
  /** What SMTP sends as, where that is not the mailbox: see `mailIdentity`. */
  sender: addressSchema.optional(),
});
export type Connection = z.infer<typeof connectionSchema>;
