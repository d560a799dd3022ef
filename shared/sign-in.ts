import { z } from 'zod';
import { tokenSummarySchema } from './token-summary.ts';

/** What the renderer learns of a finished sign-in. The token itself stays in the main process. */
export const signInSummarySchema = z.strictObject({
  /** Names the token that the main process keeps; a run refers to it. */
  signInId: z.string(),
  /** The account as Entra ID names it, to be confirmed by the administrator. */
  account: z.string(),
  tenantId: z.string(),
  token: tokenSummarySchema,
});
export type SignInSummary = z.infer<typeof signInSummarySchema>;
