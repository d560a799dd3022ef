import { z } from 'zod';
import { languageSchema } from '../languages.ts';
import { maxWordsCharacters, partNames } from './part-names.ts';
import { maxPartCharacters } from './parts.ts';

/** What a report of a problem is to have in it. */
export const problemPreviewSchema = z.strictObject({
  /** What happened, in the administrator's own words; empty for none. */
  words: z.string().max(maxWordsCharacters),
  /** Add the report of the last test, or of the sign-in that failed before one. */
  lastTest: z.boolean(),
  /** Replace addresses, tenants, hosts, IP addresses, IDs and names. */
  pseudonyms: z.boolean(),
  language: languageSchema,
});
export type ProblemRequest = z.infer<typeof problemPreviewSchema>;

/** All that would be saved; it is saved by its ID, as it is here and not otherwise. */
export const problemPreviewAnswerSchema = z.strictObject({
  id: z.string().max(64),
  fileName: z.string().max(100),
  /** Of the whole file, which is compressed. */
  bytes: z.number().int().nonnegative(),
  parts: z
    .array(
      z.strictObject({
        name: z.enum(partNames),
        bytes: z.number().int().nonnegative(),
        text: z.string().max(maxPartCharacters),
      }),
    )
    .max(partNames.length),
});
export type ProblemPreview = z.infer<typeof problemPreviewAnswerSchema>;

/** What went wrong in the window; where it does not have the form of that, it is not written. */
export const windowErrorSchema = z.strictObject({
  kind: z.enum(['error', 'rejection', 'render']),
  exception: z.string().max(100),
  at: z.string().max(300).exactOptional(),
});
