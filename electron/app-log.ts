import { defaultSettings, type LogLevel } from '../shared/settings-values.ts';
import { createLogFile, type LogFile } from './log-file.ts';
import { createLog, type Log } from './log.ts';

/** The log of the app: to its file, and to whoever started it in a terminal. */
export interface AppLog {
  log: Log;
  file: LogFile;
  /** What is written from now on. */
  setLevel: (level: LogLevel) => void;
}

/**
 * Makes the log of the app.
 *
 * @param folder of its files
 * @param terminal the standard error of this process
 */
export function createAppLog(folder: string, terminal: NodeJS.WriteStream): AppLog {
  const file = createLogFile(folder);
  let { logLevel } = defaultSettings;
  // A terminal that was closed is no reason to end, and the failure to write to it is not logged to it.
  terminal.on('error', () => undefined);
  const log = createLog(
    (line) => {
      file.write(line);
      terminal.write(`${line}\n`);
    },
    Date.now,
    () => logLevel,
  );
  return {
    log,
    file,
    setLevel: (level) => {
      logLevel = level;
    },
  };
}
