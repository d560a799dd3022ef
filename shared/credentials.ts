import { z } from 'zod';
import { tokenSummarySchema } from './token-summary.ts';

const credentialId = z.string().min(1).max(64);

/** What may be shown of a client certificate: everything but its key. */
export const clientCertificateSchema = z.strictObject({
  kind: z.literal('certificate'),
  credentialId,
  /** Name of the file it was read from, without its folder. */
  fileName: z.string(),
  subject: z.string(),
  issuer: z.string(),
  /** ISO 8601, UTC. */
  validFrom: z.string(),
  validTo: z.string(),
  /** SHA-256 of the certificate, upper-case hexadecimal; what the assertion names it by. */
  thumbprint: z.string(),
  /** SHA-1, the thumbprint that the Entra portal lists. */
  portalThumbprint: z.string(),
  expired: z.boolean(),
});

/**
 * What the renderer learns of something secret that was entered or chosen. The value is in the main
 * process, under `credentialId`.
 */
export const credentialSummarySchema = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('client-secret'),
    credentialId,
    length: z.number().int().positive(),
    /** The first 8 hexadecimal digits of its SHA-256. */
    fingerprint: z.string(),
  }),
  clientCertificateSchema,
  z.strictObject({ kind: z.literal('pasted-token'), credentialId, token: tokenSummarySchema }),
]);
export type CredentialSummary = z.infer<typeof credentialSummarySchema>;
/** What a flow can sign in with, where it is no person who does. */
export type CredentialKind = CredentialSummary['kind'];
export type ClientCertificateSummary = z.infer<typeof clientCertificateSchema>;

/** What came of choosing a certificate: none was chosen, it needs its password, or here it is. */
export const certificateChoiceSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('none') }),
  z.strictObject({ kind: z.literal('locked'), credentialId, fileName: z.string() }),
  clientCertificateSchema,
]);
export type CertificateChoice = z.infer<typeof certificateChoiceSchema>;
