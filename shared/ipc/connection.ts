import { z } from 'zod';
import { maxConnections } from '../connections/limits.ts';
import {
  connectionIdSchema,
  connectionListSchema,
  connectionToSaveSchema,
  importAnswerSchema,
} from '../connections/saved-connection.ts';
import { nothing } from './parts.ts';

/** The saved connections. */
export const connectionRequests = {
  /** The connections of this computer, and which one was open when the app ended. */
  'connection:list': { request: nothing, response: connectionListSchema },
  /** Answered once it is written: at once where the step has changed, else after a moment. */
  'connection:save': {
    request: z.strictObject({ connection: connectionToSaveSchema, open: z.boolean() }),
    response: nothing,
  },
  /** Can be taken back until the next one is deleted, or until the app ends. */
  'connection:delete': { request: z.strictObject({ id: connectionIdSchema }), response: nothing },
  'connection:restore': { request: z.strictObject({ id: connectionIdSchema }), response: nothing },
  /** The last deletion is not going to be taken back. */
  'connection:forget-deleted': { request: nothing, response: nothing },
  /** Asks where to, and writes a file for another computer; not saved where the dialog was closed. */
  'connection:export': {
    request: z.strictObject({ ids: z.array(connectionIdSchema).min(1).max(maxConnections) }),
    response: z.strictObject({ saved: z.boolean() }),
  },
  /** Asks for such a file and says what is in it; nothing of it is kept. */
  'connection:choose-import': { request: nothing, response: importAnswerSchema },
} as const;
