import { z } from 'zod';
import { errorSchema } from './errors.ts';
import { flowIds } from './flows.ts';
import { tokenSummarySchema } from './token-summary.ts';
import { lineKindSchema } from './transcript.ts';

/**
 * One line of a sign-in's transcript: a request to the authority, its answer, or a note. Born
 * redacted: codes, tokens, secrets, assertions and cookies are never in `text`.
 */
export const signInLineSchema = z.strictObject({
  /** 1, 2, 3 … within one sign-in. */
  n: z.number().int().positive(),
  /** Milliseconds after the start of the sign-in. */
  atMs: z.number().nonnegative(),
  kind: lineKindSchema,
  text: z.string(),
  /** True where `text` stands in for something hidden. */
  redacted: z.boolean(),
});
export type SignInLine = z.infer<typeof signInLineSchema>;

/** One sign-in, or the renewal of one, from its first request to its end. Holds no secret. */
export const signInRecordSchema = z.strictObject({
  flow: z.enum(flowIds),
  /** ISO 8601, UTC. */
  startedAt: z.string(),
  finishedAt: z.string(),
  outcome: z.enum(['ok', 'failed', 'cancelled']),
  error: errorSchema.exactOptional(),
  lines: z.array(signInLineSchema),
});
export type SignInRecord = z.infer<typeof signInRecordSchema>;

/** What the renderer learns of a finished sign-in. The token itself stays in the main process. */
export const signInSummarySchema = z.strictObject({
  /** Names the token that the main process keeps; a run refers to it. */
  signInId: z.string(),
  flow: z.enum(flowIds),
  /** The account as Entra ID names it, to be confirmed by the administrator; or the app's ID. */
  account: z.string(),
  /** Absent where nothing says it: an opaque token that was pasted. */
  tenantId: z.string().exactOptional(),
  /**
   * The ID of the connection's tenant, which may be named by a domain; absent where any tenant's
   * accounts may sign in, and where the authority could not be asked.
   */
  connectionTenantId: z.string().exactOptional(),
  token: tokenSummarySchema,
  /** True where a new token can be had without anyone signing in again. */
  renewable: z.boolean(),
  /** True where what is needed for that is kept on this computer, encrypted. */
  remembered: z.boolean(),
  /** How far the authority's clock (`Date`) is ahead of this computer's, in milliseconds. */
  clockOffsetMs: z.number().exactOptional(),
});
export type SignInSummary = z.infer<typeof signInSummarySchema>;

/** An account whose sign-in is kept on this computer. */
export const accountSchema = z.strictObject({
  /** MSAL's home account ID: object ID and tenant ID. */
  accountId: z.string().max(256),
  username: z.string(),
  tenantId: z.string(),
});
export type Account = z.infer<typeof accountSchema>;

/** What happens while somebody is to sign in. */
export type SignInProgress =
  /** The sign-in window shows a page of this host. */
  | { kind: 'page'; host: string }
  /** The system browser was asked to open the sign-in page. */
  | { kind: 'browser-opened' }
  /** An answer came to the loopback address that is not this sign-in's; it still waits. */
  | { kind: 'answer-refused'; reason: string }
  /** RFC 8628 section 3.2: what a person has to type, where, and until when (ISO 8601). */
  | { kind: 'device-code'; userCode: string; verificationUri: string; expiresAt: string };
