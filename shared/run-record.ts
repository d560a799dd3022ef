import { z } from 'zod';
import { appInfoSchema } from './app-info.ts';
import { connectionSchema, endpointSchema } from './connection.ts';
import { networkSettingsSchema } from './network.ts';
import { saslMechanismSchema } from './sasl.ts';
import { signInRecordSchema } from './sign-in.ts';
import { protocolSchema, stageResultSchema, stageSchema } from './stages.ts';
import { tokenSummarySchema } from './token-summary.ts';
import { transcriptLineSchema } from './transcript.ts';

/** One certificate of the chain that a server showed. */
export const certificateSummarySchema = z.strictObject({
  subject: z.string(),
  issuer: z.string(),
  altNames: z.array(z.string()),
  validFrom: z.string(),
  validTo: z.string(),
  sha256: z.string(),
});
export type CertificateSummary = z.infer<typeof certificateSummarySchema>;

/** What was negotiated, also when verification failed. */
export const tlsSummarySchema = z.strictObject({
  version: z.string().optional(),
  cipher: z.string().optional(),
  servername: z.string(),
  chain: z.array(certificateSummarySchema),
  /** Why the certificate was not trusted, in the words of the TLS library; absent where it was. */
  problem: z.string().optional(),
});
export type TlsSummary = z.infer<typeof tlsSummarySchema>;

/** `failed` when any stage failed, `cancelled` when the run was stopped, else `ok`. */
export const outcomeSchema = z.enum(['ok', 'failed', 'cancelled']);
export type Outcome = z.infer<typeof outcomeSchema>;

/** One protocol, run from DNS to goodbye. */
export const checkRecordSchema = z.strictObject({
  protocol: protocolSchema,
  endpoint: endpointSchema,
  /** What went into `user=`: the mailbox over IMAP and POP, who signs in over SMTP. */
  user: z.string(),
  /** The address in MAIL FROM; SMTP only. */
  sender: z.string().optional(),
  outcome: outcomeSchema,
  durationMs: z.number().nonnegative(),
  stages: z.array(stageResultSchema),
  tls: tlsSummarySchema.optional(),
  /** The addresses DNS gave, in the order in which they were given. */
  addresses: z.array(z.string()),
  /** The address that was connected to: the server's, or the proxy's. */
  connectedTo: z.string().optional(),
  /** What the server offers once the connection is encrypted, in its own order, in upper case. */
  capabilities: z.array(z.string()).optional(),
  /** The SASL mechanism that was used. */
  mechanism: saslMechanismSchema.optional(),
  /** What is in the mailbox: its messages, and their size in bytes where the protocol tells. */
  mailboxSize: z
    .strictObject({
      messages: z.number().int().nonnegative(),
      bytes: z.number().int().nonnegative().optional(),
    })
    .optional(),
  /** The server's name for the test message that it took. */
  queueId: z.string().optional(),
  transcript: z.array(transcriptLineSchema),
});
export type CheckRecord = z.infer<typeof checkRecordSchema>;

/**
 * The checks of one press of Test with the token's summary: the one thing that the ticket and,
 * later, diagnosis read. It holds no secret. `version` changes when the shape does.
 */
export const runRecordSchema = z.strictObject({
  version: z.literal(1),
  id: z.string(),
  app: appInfoSchema,
  /** ISO 8601, UTC. */
  startedAt: z.string(),
  finishedAt: z.string(),
  outcome: outcomeSchema,
  connection: connectionSchema,
  /** How the servers were reached. */
  network: networkSettingsSchema,
  token: tokenSummarySchema,
  /** How the token was got. */
  signIn: signInRecordSchema,
  /**
   * Where only one check was done again: which one, from which stage on, and the run that the other
   * checks come from.
   */
  retry: z
    .strictObject({ of: z.string(), protocol: protocolSchema, from: stageSchema.optional() })
    .optional(),
  checks: z.array(checkRecordSchema),
});
export type RunRecord = z.infer<typeof runRecordSchema>;
