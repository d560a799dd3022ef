import { updateStateSchema } from '../updates/schema.ts';
import { nothing } from './parts.ts';

/**
 * Updates. Each call answers at once with where they stand; what comes of it is told as it happens
 * (`update:changed`).
 */
export const updateRequests = {
  'update:state': { request: nothing, response: updateStateSchema },
  /** Asks the feed that is set; does nothing where none is. */
  'update:check': { request: nothing, response: updateStateSchema },
  /** Downloads the release that was found. */
  'update:download': { request: nothing, response: updateStateSchema },
  /** Ends the check or the download under way. */
  'update:cancel': { request: nothing, response: updateStateSchema },
  /** Installs the release that was downloaded, and ends the app. */
  'update:install': { request: nothing, response: updateStateSchema },
} as const;
