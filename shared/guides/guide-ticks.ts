import { z } from 'zod';
import { guideIds } from './guide-ids.ts';
import { guideStepIds } from './step-ids.ts';

/**
 * Whose ticks: one app registration in one tenant. While a registration is being made it has no
 * client ID yet. The practice tenant's are never kept on the computer.
 */
export const guideOwnerSchema = z.strictObject({
  practice: z.boolean(),
  /** As it was typed: domain, ID or alias. */
  tenant: z.string().min(1).max(253),
  /** Empty while there is none. */
  clientId: z.string().max(36),
});
export type GuideOwner = z.infer<typeof guideOwnerSchema>;

const guideIdSchema = z.enum(guideIds);
const stepIdSchema = z.enum(guideStepIds);

/** The steps of one guide that are done. */
export const guideTicksRequestSchema = z.strictObject({
  owner: guideOwnerSchema,
  guide: guideIdSchema,
});
export const guideTicksSchema = z.strictObject({ done: z.array(stepIdSchema) });

/** One step done, or not any more. */
export const guideTickRequestSchema = z.strictObject({
  owner: guideOwnerSchema,
  guide: guideIdSchema,
  step: stepIdSchema,
  done: z.boolean(),
});
/** `kept` is false where it lasts only until the app ends. */
export const guideTickSchema = z.strictObject({ kept: z.boolean() });
