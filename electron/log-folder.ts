import { join } from 'node:path';

/**
 * The folder of the log. The system's own is asked for first; Electron makes it then and throws where
 * it cannot, as in a profile that may only be read (electronjs.org/docs/latest/api/app#appgetpathname).
 * A program that only has no place for its log still has to open.
 */
export function logFolder(app: { getPath: (name: 'logs' | 'userData') => string }): string {
  try {
    return app.getPath('logs');
  } catch {
    // The log looks for it with each line, so it begins when the folder can be made.
    return join(app.getPath('userData'), 'logs');
  }
}
