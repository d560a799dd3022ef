import { z } from 'zod';
import { outcomeSchema, type RunRecord } from '../run-record.ts';
import { protocolSchema, stageSchema } from '../stages.ts';
import { checkResults } from '../check-result.ts';
import { maxRunsKept } from './limits.ts';

/** The ID of a run, as files are named by it: nothing that leads to another folder. */
export const runIdSchema = z.string().regex(/^[\da-zA-Z-]{1,64}$/);

/** What a list tells of a run that is kept. */
export const runEntrySchema = z.strictObject({
  id: runIdSchema,
  /** ISO 8601, UTC. */
  startedAt: z.string().max(40),
  finishedAt: z.string().max(40),
  outcome: outcomeSchema,
  checks: z
    .array(
      z.strictObject({
        protocol: protocolSchema,
        outcome: outcomeSchema,
        /** Where it failed. */
        stage: stageSchema.exactOptional(),
      }),
    )
    .max(3),
});
export type RunEntry = z.infer<typeof runEntrySchema>;

/** The runs of one connection, the newest first. */
export const runHistorySchema = z.strictObject({
  runs: z.array(runEntrySchema).max(maxRunsKept),
  /** How many were found damaged since the app was started; they were set aside. */
  setAside: z.number().int().nonnegative(),
  /** False where they are kept until the app ends only. */
  isKept: z.boolean(),
});
export type RunHistoryList = z.infer<typeof runHistorySchema>;

/** What the list tells of a run. */
export function entryOf({ id, startedAt, finishedAt, outcome, checks }: RunRecord): RunEntry {
  return {
    ...{ id, startedAt, finishedAt, outcome },
    checks: checkResults(checks).map(({ stage, ...result }) => ({
      ...result,
      ...(stage === undefined ? {} : { stage }),
    })),
  };
}
