import { z } from 'zod';
import type { Refusal } from './refusals.ts';

/**
 * The fields of an error answer that may be shown (RFC 6749 section 5.2, and what Entra ID adds).
 * Everything else in the body is left behind.
 */
const refusalSchema = z.object({
  error: z.string().min(1),
  error_description: z.string().optional().catch(undefined),
  error_codes: z.array(z.number().int().nonnegative()).optional().catch(undefined),
  trace_id: z.string().max(64).optional().catch(undefined),
  correlation_id: z.string().max(64).optional().catch(undefined),
  timestamp: z.string().max(64).optional().catch(undefined),
});

/** Reads an OAuth error out of a JSON answer; `undefined` where it is none. */
export function readRefusal(body: unknown): Refusal | undefined {
  const parsed = refusalSchema.safeParse(body);
  if (!parsed.success) return undefined;
  const { error, error_description: description, error_codes: numbers } = parsed.data;
  const { trace_id: traceId, correlation_id: correlationId, timestamp } = parsed.data;
  return {
    error,
    description: description ?? '',
    ...(numbers === undefined ? {} : { numbers }),
    ...(traceId === undefined ? {} : { traceId }),
    ...(correlationId === undefined ? {} : { correlationId }),
    ...(timestamp === undefined ? {} : { timestamp }),
  };
}
