import { z } from 'zod';
import { errorSchema } from './errors.ts';

/** The mail protocols that a check can run. */
export const protocols = ['imap', 'pop', 'smtp'] as const;
export const protocolSchema = z.enum(protocols);
export type Protocol = z.infer<typeof protocolSchema>;

/** The stages of a check, in the order in which they can happen. No protocol uses all of them. */
export const stages = [
  'dns',
  'proxy',
  'tcp',
  'tls',
  'greeting',
  'capability',
  'starttls',
  'auth',
  'mailbox',
  'send',
  'logout',
] as const;
export const stageSchema = z.enum(stages);
export type Stage = z.infer<typeof stageSchema>;

/** The stages an IMAP check over implicit TLS goes through. */
export const imapStages = [
  'dns',
  'tcp',
  'tls',
  'greeting',
  'capability',
  'auth',
  'mailbox',
  'logout',
] as const satisfies readonly Stage[];

/** How one stage ended. `cancelled` is an outcome, not a failure. */
export const stageStatusSchema = z.enum(['ok', 'failed', 'cancelled', 'not-reached']);
export type StageStatus = z.infer<typeof stageStatusSchema>;

export const stageResultSchema = z.strictObject({
  stage: stageSchema,
  status: stageStatusSchema,
  /** Milliseconds after the start of the check at which the stage began. */
  startedAtMs: z.number().nonnegative(),
  durationMs: z.number().nonnegative(),
  /** What the stage found, in a few words of the protocol: `TLSv1.3`, `3 messages`. */
  summary: z.string().optional(),
  error: errorSchema.optional(),
  /** The transcript line (its `n`) that shows why the stage failed. */
  evidenceLine: z.number().int().positive().optional(),
});
export type StageResult = z.infer<typeof stageResultSchema>;
