import { z } from 'zod';
import { appInfoSchema } from '../app-info.ts';
import { licencesSchema } from '../licences.ts';
import { settingsChangeSchema, settingsViewSchema } from '../settings.ts';
import { nothing } from './parts.ts';

/**
 * More than the longest ticket, and a transcript of 100,000 lines of 300 characters; a larger text is
 * refused before it is looked at.
 */
export const maxClipboardCharacters = 32_000_000;

/** What concerns the program itself: versions, settings, log, clipboard and links. */
export const appRequests = {
  'app:info': { request: nothing, response: appInfoSchema },
  /** What was set for this program. */
  'settings:read': { request: nothing, response: settingsViewSchema },
  /** Changes some of it, at once; `problems` of the answer say where it could not be kept. */
  'settings:set': {
    request: z.strictObject({ change: settingsChangeSchema }),
    response: settingsViewSchema,
  },
  /** The packages of others that are in this program. */
  'about:licences': { request: nothing, response: licencesSchema },
  /** Shows the folder of the log in the system's file manager. */
  'log:open-folder': { request: nothing, response: nothing },
  'clipboard:write': {
    request: z.strictObject({ text: z.string().max(maxClipboardCharacters) }),
    response: nothing,
  },
  'link:open': { request: z.strictObject({ url: z.string().max(2048) }), response: nothing },
} as const;
