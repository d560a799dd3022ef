import { z } from 'zod';
import { errorSchema } from './errors.ts';
import { protocols, type Protocol } from './protocols.ts';
import { stages, type Stage } from './stage-names.ts';

export { protocols, type Protocol };
export const protocolSchema = z.enum(protocols);

/** For the page, which loads no schemas, they are in `stage-names.ts`. */
export { stages, type Stage };
export const stageSchema = z.enum(stages);

/** Whether TLS begins with the first byte, or is asked for in the protocol. */
export const securitySchema = z.enum(['tls', 'starttls']);
export type Security = z.infer<typeof securitySchema>;

/**
 * The stages that one check goes through, in the order in which they happen. Over a proxy, `dns` and
 * `tcp` are about the proxy, and `proxy` is where it connects to the server. With STARTTLS the server
 * greets before `tls`, and only what it offers afterwards counts: so `capability` follows `tls`, and
 * the look for the command before it belongs to `starttls`. SMTP has no mailbox to open: its `send`
 * shows whether this identity may send.
 */
export function checkStages(protocol: Protocol, security: Security, proxied: boolean): Stage[] {
  return [
    'dns',
    'tcp',
    ...(proxied ? (['proxy'] as const) : []),
    ...(security === 'tls'
      ? (['tls', 'greeting', 'capability'] as const)
      : (['greeting', 'starttls', 'tls', 'capability'] as const)),
    'auth',
    protocol === 'smtp' ? 'send' : 'mailbox',
    'logout',
  ];
}

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
  /** True where the stage was not done again: its result is that of the check before. */
  kept: z.boolean().optional(),
  error: errorSchema.optional(),
  /** The transcript line (its `n`) that shows why the stage failed. */
  evidenceLine: z.number().int().positive().optional(),
});
export type StageResult = z.infer<typeof stageResultSchema>;
