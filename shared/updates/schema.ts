import { z } from 'zod';
import { errorSchema } from '../errors.ts';
import { maxFeedAddressLength } from './feed-address.ts';
import type { Release, UpdateState } from './state.ts';

/** Release notes longer than this are cut: they are read in a dialog. */
export const maxNotesCharacters = 20_000;

/** Three times what the app takes up; no more is ever written for an update. */
export const maxFileBytes = 1024 * 1024 * 1024;

const fileName = z.string().max(200);

/**
 * A manifest as electron-builder writes it (`latest.yml`), as far as it is looked at. Fields that are
 * not named here are left out, above all those that name a second file (`packages`).
 */
export const manifestSchema = z.object({
  version: z.string().max(30),
  releaseDate: z.string().max(40).optional(),
  releaseNotes: z
    .string()
    .max(10 * maxNotesCharacters)
    .nullish(),
  minimumSystemVersion: z.string().max(30).optional(),
  files: z
    .array(
      z.object({
        url: fileName,
        size: z.int().min(1).max(maxFileBytes),
        sha512: z.string().max(100),
      }),
    )
    .min(1)
    .max(50),
});
export type Manifest = z.infer<typeof manifestSchema>;

const time = z.number().nonnegative();

export const releaseSchema = z.strictObject({
  version: z.string().max(30),
  date: z.string().max(40).exactOptional(),
  // Each invisible character is written out, in up to ten characters.
  notes: z.string().max(11 * maxNotesCharacters),
  // Every character of the name may be written as three of percent-encoding for each of four bytes.
  address: z.string().max(maxFeedAddressLength + 3_000),
  size: z.int().min(1).max(maxFileBytes),
  sha512: z.string().max(100),
}) satisfies z.ZodType<Release>;

/** Where updates stand, as the window learns it. */
export const updateStateSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('no-feed') }),
  z.strictObject({ kind: z.literal('no-key') }),
  z.strictObject({ kind: z.literal('idle'), checkedAt: time.exactOptional() }),
  z.strictObject({ kind: z.literal('checking') }),
  z.strictObject({
    kind: z.literal('up-to-date'),
    checkedAt: time,
    running: z.string().max(60),
    offered: z.string().max(30),
  }),
  z.strictObject({
    kind: z.literal('available'),
    checkedAt: time,
    release: releaseSchema,
    way: z.enum(['install', 'package', 'all-users', 'copy']),
  }),
  z.strictObject({ kind: z.literal('downloading'), release: releaseSchema, received: time }),
  z.strictObject({ kind: z.literal('ready'), release: releaseSchema }),
  z.strictObject({ kind: z.literal('installing'), release: releaseSchema }),
  z.strictObject({
    kind: z.literal('failed'),
    during: z.enum(['check', 'download', 'install']),
    error: errorSchema,
    release: releaseSchema.exactOptional(),
  }),
]) satisfies z.ZodType<UpdateState>;
