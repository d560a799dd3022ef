import { z } from 'zod';
import {
  problemPreviewAnswerSchema,
  problemPreviewSchema,
  windowErrorSchema,
} from '../problem/request.ts';
import { id, nothing } from './parts.ts';

/** Reports of problems, and what goes wrong in the window. */
export const problemRequests = {
  /** Makes a report and shows all of it; nothing is saved. */
  'problem:preview': { request: problemPreviewSchema, response: problemPreviewAnswerSchema },
  /** Asks where to, and writes the report that was shown last: `problem/gone` for any other. */
  'problem:save': {
    request: z.strictObject({ id }),
    response: z.strictObject({ saved: z.boolean() }),
  },
  /** Tells the log of something that the page has not caught. */
  'window:error': { request: windowErrorSchema, response: nothing },
  /** Ends what the page has begun and loads it anew; a page may not do so by itself. */
  'window:reload': { request: nothing, response: nothing },
} as const;
