import { z } from 'zod';
import { appInfoSchema } from '../app-info.ts';
import { connectionSchema } from '../connection.ts';
import { languageSchema } from '../languages.ts';
import { outcomeSchema, runRecordSchema } from '../run-record.ts';
import { signInRecordSchema } from '../sign-in.ts';
import { nameKinds } from './pseudonyms/kinds.ts';

/** What shows that a cause is right. */
const evidenceSchema = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('line'),
    /** `imap`, `pop`, `smtp`, or `entra` for the sign-in. */
    of: z.string(),
    /** The `n` of the line in that transcript. */
    n: z.number().int().positive(),
    text: z.string(),
  }),
  z.strictObject({ kind: z.literal('claim'), claim: z.string(), value: z.string() }),
]);

/** A cause, in the language of the report. */
export const reportCauseSchema = z.strictObject({
  /** Stable: the same cause has the same ID in every language and version. */
  id: z.string(),
  certainty: z.enum(['certain', 'likely', 'possible', 'note']),
  title: z.string(),
  cause: z.string(),
  steps: z.array(z.string()),
  evidence: z.array(evidenceSchema),
  link: z.string().exactOptional(),
  waitMinutes: z.number().exactOptional(),
});
export type ReportCause = z.infer<typeof reportCauseSchema>;

/** A failure and what is behind it. */
const findingSchema = z.strictObject({
  protocol: z.string(),
  stage: z.string(),
  /** False where the causes are only what is usual at this stage. */
  recognised: z.boolean(),
  /** The most likely first. */
  causes: z.array(reportCauseSchema),
  /** What Microsoft's support asks for. */
  support: z.strictObject({
    traceId: z.string().exactOptional(),
    correlationId: z.string().exactOptional(),
    time: z.string().exactOptional(),
    host: z.string().exactOptional(),
    server: z.string().exactOptional(),
  }),
});

/** A whole run, or a sign-in that failed before anything was tested. */
const subjectSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('run'), record: runRecordSchema }),
  z.strictObject({
    kind: z.literal('sign-in'),
    app: appInfoSchema,
    connection: connectionSchema,
    signIn: signInRecordSchema,
  }),
]);

/** By this and its version programs know what they read. */
export const reportFormatName = 'mailbox-oauth-assistant/report';

/**
 * A report for programs: what the other forms of it say, and the whole run record. It holds no secret.
 * `version` changes when something is removed or means something else; a reader of version 1 can rely
 * on all that stands here. All times are ISO 8601 in UTC, all durations in milliseconds.
 */
export const reportSchema = z.strictObject({
  format: z.literal(reportFormatName),
  version: z.literal(1),
  /** The language of the texts of `findings` and `notes`. */
  language: languageSchema,
  /** The program that wrote it. */
  app: appInfoSchema,
  outcome: outcomeSchema,
  /** True where pseudonyms stand for addresses, tenants, hosts, IP addresses, IDs and names. */
  pseudonymised: z.boolean(),
  /** How many names of each kind were replaced; only where `pseudonymised`. */
  replaced: z.partialRecord(z.enum(nameKinds), z.number().int().positive()).exactOptional(),
  subject: subjectSchema,
  /** In the order of the failures: the sign-in, then the checks. */
  findings: z.array(findingSchema),
  /** What is worth knowing of a run in which nothing failed. */
  notes: z.array(reportCauseSchema),
});
export type Report = z.infer<typeof reportSchema>;
