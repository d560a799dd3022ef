import { appendFileSync, mkdirSync, renameSync, statSync } from 'node:fs';
import { join } from 'node:path';

/** Some ten thousand lines; a support engineer opens it in any editor. */
const maxFileBytes = 1024 * 1024;

/** The file that is written, and the older ones behind it: `app.log`, `app.1.log`, `app.2.log`. */
const fileCount = 3;

export interface LogFile {
  readonly folder: string;
  /** Adds one line. Never throws: where it cannot be written, it is lost. */
  readonly write: (line: string) => void;
}

/**
 * A log that keeps the last megabytes. Each line is on the disk before this returns, because the last
 * one before a crash is the one that is looked for; there are few of them.
 *
 * @param folder it is made, for this account alone, where there is none
 * @param maxBytes of one file; smaller in tests
 */
export function createLogFile(folder: string, maxBytes: number = maxFileBytes): LogFile {
  const path = (number: number): string =>
    join(folder, number === 0 ? 'app.log' : `app.${String(number)}.log`);
  let size: number | undefined;

  function sizeNow(): number {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    return statSync(path(0), { throwIfNoEntry: false })?.size ?? 0;
  }

  /** The oldest is written over by the one before it. */
  function makeRoom(): void {
    for (let number = fileCount - 1; number > 0; number -= 1) {
      if (statSync(path(number - 1), { throwIfNoEntry: false })) {
        renameSync(path(number - 1), path(number));
      }
    }
  }

  return {
    folder,
    write: (line) => {
      try {
        const bytes = Buffer.from(`${line}\n`);
        size ??= sizeNow();
        if (size > 0 && size + bytes.length > maxBytes) {
          makeRoom();
          size = 0;
        }
        appendFileSync(path(0), bytes, { mode: 0o600 });
        size += bytes.length;
      } catch {
        // There is nowhere to say so; the folder may be there again for the next line.
        size = undefined;
      }
    },
  };
}
