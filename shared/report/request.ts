import { z } from 'zod';
import { connectionIdSchema } from '../connections/saved-connection.ts';
import { runIdSchema } from '../history/run-entry.ts';
import { languageSchema } from '../languages.ts';
import { reportFormats, textFormats } from './formats.ts';

/** What a report is to be of: a run, the last or one that is kept, or the last sign-in, which failed. */
export const reportOfSchema = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('run'),
    runId: runIdSchema,
    /** Whose run it is, where that is saved. */
    connectionId: connectionIdSchema.exactOptional(),
  }),
  z.strictObject({ kind: z.literal('sign-in') }),
]);
export type ReportOf = z.infer<typeof reportOfSchema>;

const style = {
  of: reportOfSchema,
  /** Replace addresses, tenants, hosts, IP addresses, IDs and names. */
  pseudonyms: z.boolean(),
  language: languageSchema,
};

/** A report on the clipboard is plain text. */
export const reportCopySchema = z.strictObject(style);

/** The longest beginning of a report that crosses to the window. */
export const maxPreviewCharacters = 40_000;

export const reportPreviewSchema = z.strictObject({ ...style, format: z.enum(textFormats) });
export const reportPreviewAnswerSchema = z.strictObject({
  /** The beginning, in whole lines. */
  text: z.string().max(maxPreviewCharacters),
  /** How many characters the whole report has. */
  characters: z.number().int().nonnegative(),
});
export type ReportPreview = z.infer<typeof reportPreviewAnswerSchema>;

export const reportSaveSchema = z.strictObject({ ...style, format: z.enum(reportFormats) });
