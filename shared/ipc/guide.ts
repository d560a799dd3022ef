import { z } from 'zod';
import {
  guideTickRequestSchema,
  guideTickSchema,
  guideTicksRequestSchema,
  guideTicksSchema,
} from '../guides/guide-ticks.ts';
import { maxProgramFileCharacters, programFileNames } from '../programs/program-ids.ts';

/** Some ten times the longest script, which is one with all the mailboxes that a connection can have. */
export const maxScriptCharacters = 200_000;

/** Guides and their ticks, scripts, and files for other programs. */
export const guideRequests = {
  /** Which steps of a guide are done. */
  'guide:ticks': { request: guideTicksRequestSchema, response: guideTicksSchema },
  'guide:tick': { request: guideTickRequestSchema, response: guideTickSchema },
  /** Asks where to, and writes a script there; not saved where the dialog was closed. */
  'script:save': {
    request: z.strictObject({
      /** No folder, and no ending that would be run by a double click. */
      fileName: z
        .string()
        .max(100)
        .regex(/^[A-Za-z0-9-]+\.ps1$/),
      text: z.string().min(1).max(maxScriptCharacters),
    }),
    response: z.strictObject({ saved: z.boolean() }),
  },
  /** As `script:save`, for a file of another program's settings. */
  'program:save': {
    request: z.strictObject({
      fileName: z.enum(programFileNames),
      text: z.string().min(1).max(maxProgramFileCharacters),
    }),
    response: z.strictObject({ saved: z.boolean() }),
  },
} as const;
