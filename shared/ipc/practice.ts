import { z } from 'zod';
import { practiceScenarioSchema, practiceTenantInfoSchema } from '../practice.ts';
import { nothing } from './parts.ts';

/** The practice tenant. */
export const practiceRequests = {
  /** Starts it, or answers for the one that runs; from then on this goes wrong in it, or nothing. */
  'practice:start': {
    request: z.strictObject({ scenario: z.string().max(80).exactOptional() }).optional(),
    response: practiceTenantInfoSchema,
  },
  /** What can be made to go wrong in it. */
  'practice:scenarios': {
    request: nothing,
    response: z.strictObject({ scenarios: z.array(practiceScenarioSchema) }),
  },
  'practice:stop': { request: nothing, response: nothing },
} as const;
