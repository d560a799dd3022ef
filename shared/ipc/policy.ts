import { policyViewSchema } from '../policy/policy-view.ts';
import { nothing } from './parts.ts';

/** What the organisation has set for this computer. */
export const policyRequests = {
  'policy:read': { request: nothing, response: policyViewSchema },
} as const;
