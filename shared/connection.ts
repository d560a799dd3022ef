import { z } from 'zod';
import { authoritiesOf, cloudIds, clouds } from './clouds.ts';
import { accessTypes, flowIds, flowsFor } from './flows.ts';
import {
  isAddress,
  isGuid,
  isHttpsOrigin,
  isTenant,
  isTenantAlias,
  maxAddressLength,
} from './text/validators.ts';
import { maxFurtherMailboxes, signInAudiences } from './registration.ts';
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

/** Where a check connects to instead of the cloud's own servers; each protocol on its own. */
const endpointsSchema = z.strictObject({
  imap: endpointSchema.exactOptional(),
  pop: endpointSchema.exactOptional(),
  smtp: endpointSchema.exactOptional(),
});

/**
 * One saved set-up. It holds no secret. A practice connection has no endpoints of its own: the
 * main process takes authority, servers and certificate authority from the practice tenant that it
 * runs itself, so nothing in a connection can make a practice certificate trusted elsewhere.
 */
export const connectionSchema = z
  .strictObject({
    version: z.literal(1),
    name: z.string().min(1).max(100),
    practice: z.boolean(),
    cloud: z.enum(cloudIds),
    /** Domain, tenant ID, or `common`, `organizations`, `consumers`. */
    tenant: z
      .string()
      .max(253)
      .refine((text) => isTenant(text) || isTenantAlias(text)),
    /** Application (client) ID of the app registration. */
    clientId: z.string().refine(isGuid),
    access: z.enum(accessTypes),
    /** How the token is got. */
    flow: z.enum(flowIds),
    /** Each at most once. */
    protocols: z.array(protocolSchema).min(1).max(3).refine(isEachOnce),
    /** Ask for `offline_access`, so that the sign-in can be renewed. */
    offlineAccess: z.boolean(),
    /** Delegated: who signs in. Application: the mailbox that is opened. */
    user: addressSchema,
    /**
     * The accounts that the app registration is for, in the words of Microsoft Graph
     * (`application.signInAudience`); absent where nobody said it.
     */
    signInAudience: z.enum(signInAudiences).exactOptional(),
    /**
     * Object ID of the enterprise application (the service principal), which Exchange Online wants;
     * not that of the app registration. Application access only.
     */
    servicePrincipalObjectId: z.string().refine(isGuid).exactOptional(),
    /** More mailboxes that the app is to open: what it is granted, not what is tested. */
    furtherMailboxes: z.array(addressSchema).max(maxFurtherMailboxes).exactOptional(),
    /** The shared mailbox to open instead of the person's own; delegated access only. */
    sharedMailbox: addressSchema.optional(),
    /** What SMTP sends as, where that is not the mailbox: see `mailIdentity`. */
    sender: addressSchema.optional(),
    /** Another origin of the cloud's authority: one of those that `clouds.ts` lists. */
    authority: z.string().exactOptional(),
    /** Another resource than the cloud's, slash included: where sources differ on it. */
    resource: z.string().max(253).refine(isResource).exactOptional(),
    endpoints: endpointsSchema.exactOptional(),
  })
  .refine(({ access, flow }) => flowsFor(access).includes(flow))
  .refine(({ access, cloud }) => access === 'delegated' || clouds[cloud].applicationResource)
  .refine(({ access, sharedMailbox }) => access === 'delegated' || sharedMailbox === undefined)
  .refine(
    ({ access, servicePrincipalObjectId, furtherMailboxes }) =>
      access === 'application' ||
      (servicePrincipalObjectId === undefined && furtherMailboxes === undefined),
  )
  .refine(
    ({ cloud, authority }) => authority === undefined || authoritiesOf(cloud).includes(authority),
  );
export type Connection = z.infer<typeof connectionSchema>;

/** True for an https origin with a slash behind it, such as `https://outlook.office.com/`. */
function isResource(text: string): boolean {
  return text.endsWith('/') && isHttpsOrigin(text.slice(0, -1));
}
