import { z } from 'zod';
import { connectionIdSchema } from '../connections/saved-connection.ts';
import { runHistorySchema, runIdSchema } from '../history/run-entry.ts';
import { languageSchema } from '../languages.ts';
import { runComparisonSchema } from '../report/compare-runs.ts';
import {
  reportCopySchema,
  reportPreviewAnswerSchema,
  reportPreviewSchema,
  reportSaveSchema,
} from '../report/request.ts';
import { nothing } from './parts.ts';

/** Reports of runs, and the runs that are kept. */
export const reportRequests = {
  /** The beginning of a report; the whole of it stays in the main process. */
  'report:preview': { request: reportPreviewSchema, response: reportPreviewAnswerSchema },
  /** Puts a report on the clipboard, as plain text. */
  'report:copy': { request: reportCopySchema, response: nothing },
  /** Asks where to, and writes a report there; not saved where the dialog was closed. */
  'report:save': {
    request: reportSaveSchema,
    response: z.strictObject({ saved: z.boolean() }),
  },
  /** The runs that are kept of a connection; without its ID those of what is not saved. */
  'history:list': {
    request: z.strictObject({ connectionId: connectionIdSchema.exactOptional() }),
    response: runHistorySchema,
  },
  /** Two of them side by side, in the words of a language. */
  'history:compare': {
    request: z.strictObject({
      connectionId: connectionIdSchema.exactOptional(),
      older: runIdSchema,
      newer: runIdSchema,
      language: languageSchema,
    }),
    response: runComparisonSchema,
  },
  'history:remove': {
    request: z.strictObject({
      connectionId: connectionIdSchema.exactOptional(),
      runId: runIdSchema,
    }),
    response: nothing,
  },
} as const;
