import { z } from 'zod';
import { stageSchema } from './stages.ts';

/** `sent` is shown as `C:`, `received` as `S:`; a `note` is ours and stands between them. */
export const lineKindSchema = z.enum(['sent', 'received', 'note']);
export type LineKind = z.infer<typeof lineKindSchema>;

/**
 * One line of a transcript, born redacted: where a secret was sent, `text` says so instead.
 * Control characters in `text` are visible (see `shared/text/visible.ts`); the line end is not
 * part of it.
 */
export const transcriptLineSchema = z.strictObject({
  /** 1, 2, 3 … within one check. */
  n: z.number().int().positive(),
  /** Milliseconds after the start of the check. */
  atMs: z.number().nonnegative(),
  stage: stageSchema,
  kind: lineKindSchema,
  text: z.string(),
  /** Bytes on the wire, line end included; 0 for a note. */
  bytes: z.number().int().nonnegative(),
  /** True where `text` stands in for something hidden. */
  redacted: z.boolean(),
});
export type TranscriptLine = z.infer<typeof transcriptLineSchema>;
