import {
  closeSync,
  constants,
  copyFileSync,
  fstatSync,
  mkdirSync,
  openSync,
  readSync,
  renameSync,
  statSync,
  truncateSync,
  writeSync,
} from 'node:fs';
import { join } from 'node:path';

/** Some five thousand lines; a support engineer opens it in any editor. */
const maxFileBytes = 1024 * 1024;

/** The file that is written, and the older ones behind it: `app.log`, `app.1.log`, `app.2.log`. */
const fileCount = 3;

/** As many times as large a file may get while it cannot be put aside. */
const maxGrowth = 2;

/** As many lines wait for a disk that does not take them; of more the oldest are lost, as their numbers tell. */
const maxWaiting = 200;

const { O_APPEND, O_CREAT, O_RDWR } = constants;
/** A link or a pipe in the file's place is not followed and not waited for. Windows has neither flag. */
const ownFileOnly = process.platform === 'win32' ? 0 : constants.O_NOFOLLOW | constants.O_NONBLOCK;

export interface LogFile {
  readonly folder: string;
  /** The files, the oldest first, whether they are there or not. */
  readonly paths: readonly string[];
  /** Adds one line. Never throws: where it cannot be written, it waits for the next one. */
  readonly write: (line: string) => void;
  /** The lines that wait, the oldest first. */
  readonly waiting: () => readonly string[];
}

/**
 * A log that keeps the last megabytes. Each line is on the disk before this returns, because the last
 * one before a crash is the one that is looked for; there are few of them.
 *
 * Nothing that happens to the files ends the program: a full disk, a folder that is removed while it
 * runs, a file that another program keeps open. Two programs may write at the same time: each line is
 * appended as a whole, and the size is looked up each time.
 *
 * @param folder it is made, for this account alone, where there is none
 * @param maxBytes of one file; smaller in tests
 */
export function createLogFile(folder: string, maxBytes: number = maxFileBytes): LogFile {
  const path = (number: number): string =>
    join(folder, number === 0 ? 'app.log' : `app.${String(number)}.log`);
  const waiting: string[] = [];

  /** The oldest is written over by the one before it. */
  function makeRoom(): void {
    for (let number = fileCount - 1; number > 0; number -= 1) {
      if (statSync(path(number - 1), { throwIfNoEntry: false })) move(number - 1, number);
    }
  }

  /** Windows renames no file that somebody reads; its contents can still be taken out. */
  function move(from: number, to: number): void {
    try {
      renameSync(path(from), path(to));
    } catch {
      copyFileSync(path(from), path(to));
      truncateSync(path(from));
    }
  }

  function append(line: string): void {
    const bytes = Buffer.from(`${line}\n`);
    const { size } = statSync(path(0), { throwIfNoEntry: false }) ?? { size: 0 };
    if (size > 0 && size + bytes.length > maxBytes) {
      try {
        makeRoom();
      } catch (error) {
        if (size + bytes.length > maxGrowth * maxBytes) throw error;
      }
    }
    const file = openToAppend(path(0));
    try {
      const whole = endsInLine(file) ? bytes : Buffer.concat([Buffer.from('\n'), bytes]);
      // A full disk takes a part without saying so; the line is then written anew, after a line end.
      if (writeSync(file, whole) < whole.length) throw new Error('not written as a whole');
    } finally {
      closeSync(file);
    }
  }

  return {
    folder,
    paths: Array.from({ length: fileCount }, (_, number) => path(fileCount - 1 - number)),
    write: (line) => {
      waiting.push(line);
      try {
        mkdirSync(folder, { recursive: true, mode: 0o700 });
        for (let next = waiting[0]; next !== undefined; next = waiting[0]) {
          append(next);
          waiting.shift();
        }
      } catch {
        // There is nowhere to say so; the disk may have room again for the next line.
        waiting.splice(0, Math.max(0, waiting.length - maxWaiting));
      }
    },
    waiting: () => waiting,
  };
}

function openToAppend(path: string): number {
  const file = openSync(path, O_APPEND | O_CREAT | O_RDWR | ownFileOnly, 0o600);
  if (fstatSync(file).isFile()) return file;
  closeSync(file);
  throw new Error('not a file');
}

/** What a crash has cut off must not take the next line with it. */
function endsInLine(file: number): boolean {
  const { size } = fstatSync(file);
  const last = Buffer.alloc(1);
  return size === 0 || readSync(file, last, 0, 1, size - 1) !== 1 || last[0] === 0x0a;
}
