import { z } from 'zod';
import { cloudIds } from '../clouds.ts';
import { errorSchema } from '../errors.ts';
import { flowIds } from '../flows.ts';
import { keepingContentsSchema } from '../keeping.ts';
import { languageChoices } from '../settings-values.ts';
import { signInNetworkSchema } from '../sign-in-network.ts';
import { policyFields } from './policy.ts';
import { policyProblemSchema } from './problem.ts';

/** What the window learns of the policy: what is set, from where, and what is wrong with it. */
export const policyViewSchema = z.strictObject({
  /** What is set, but for the authorities: the network settings show these. */
  policy: z.strictObject({
    cloud: z.enum(cloudIds).exactOptional(),
    tenant: z.string().exactOptional(),
    clientId: z.string().exactOptional(),
    allowedFlows: z.array(z.enum(flowIds)).exactOptional(),
    neverKeepTokens: z.boolean().exactOptional(),
    proxy: signInNetworkSchema.exactOptional(),
    updateFeed: z.string().exactOptional(),
    language: z.enum(languageChoices).exactOptional(),
  }),
  /** How many authorities come from the policy. */
  authorities: z.number().int().nonnegative(),
  /** What is set, with the file or the key of the registry that says so. */
  managed: z.array(z.strictObject({ field: z.enum(policyFields), place: z.string() })),
  problems: z.array(policyProblemSchema),
  /** What had been kept and was removed at this start, as the policy wants it. */
  removed: keepingContentsSchema.exactOptional(),
  /** Why that could not be removed. */
  notRemoved: errorSchema.exactOptional(),
});
export type PolicyView = z.infer<typeof policyViewSchema>;
