import {
  linkSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  renameSync,
  rmSync,
  symlinkSync,
  watch,
  writeFileSync,
  type FSWatcher,
} from 'node:fs';
import { join } from 'node:path';

/**
 * The lock that makes a second start of the same profile hand over to the first: a folder with the
 * holder's process id and, for a moment each, the command lines of those that came later.
 */
export class SingleInstance {
  readonly #folder: string;
  readonly #onSecond: (argv: string[], directory: string) => void;
  #watcher: FSWatcher | undefined;
  #number = 0;
  held = false;

  constructor(profile: string, onSecond: (argv: string[], directory: string) => void) {
    this.#folder = join(profile, 'single-instance');
    this.#onSecond = onSecond;
  }

  /**
   * Takes the lock, or tells its holder of this start. False also where no lock can be made, as in a
   * folder that may only be read: so does Electron, for which that is a `LOCK_ERROR`.
   */
  request(): boolean {
    try {
      return this.held || this.#request();
    } catch {
      return false;
    }
  }

  #request(): boolean {
    mkdirSync(this.#folder, { recursive: true });
    if (!this.#take()) {
      const start = { argv: process.argv, directory: process.cwd() };
      // Written aside first, so that the holder never reads half of it.
      const path = join(this.#folder, `start-${process.pid}`);
      writeFileSync(`${path}.part`, JSON.stringify(start));
      renameSync(`${path}.part`, `${path}.json`);
      return false;
    }
    this.held = true;
    this.#watcher = watch(this.#folder, () => {
      this.#read();
    });
    this.#watcher.unref();
    // Who came between the lock and the watching was not heard.
    setImmediate(() => {
      this.#read();
    });
    return true;
  }

  release(): void {
    if (!this.held) return;
    this.held = false;
    this.#watcher?.close();
    // The number stays, so that nobody has it again.
    const over = join(this.#folder, `over-${process.pid}`);
    mark(over, 0);
    renameSync(over, this.#pathOf(this.#number));
  }

  /**
   * Each holder has a number that no other ever had, so that two that find the same one gone cannot both
   * come after it: a file of a number is made once, whole, and the highest number counts.
   */
  #take(): boolean {
    for (;;) {
      const last = this.#holders().at(-1) ?? 0;
      if (last > 0 && isAlive(this.#pidOf(last))) return false;
      try {
        this.#claim(last + 1);
      } catch (error) {
        // Another start was quicker; it is the one to look at now.
        if (error instanceof Error && 'code' in error && error.code === 'EEXIST') continue;
        throw error;
      }
      // The number may have been one that is over, and was taken away just before.
      if (this.#holders().at(-1) !== last + 1) continue;
      for (const over of this.#holders().filter((number) => number <= last)) {
        rmSync(this.#pathOf(over), { force: true });
      }
      this.#number = last + 1;
      return true;
    }
  }

  /** Fails with `EEXIST` where the number has been taken; nobody ever sees half a mark. */
  #claim(number: number): void {
    if (process.platform !== 'win32') {
      mark(this.#pathOf(number), process.pid);
      return;
    }
    const own = join(this.#folder, `starting-${process.pid}`);
    mark(own, process.pid);
    try {
      linkSync(own, this.#pathOf(number));
    } finally {
      rmSync(own, { force: true });
    }
  }

  #holders(): number[] {
    return readdirSync(this.#folder)
      .flatMap((name) => /^holder-(\d+)$/.exec(name)?.[1] ?? [])
      .map(Number)
      .sort((one, other) => one - other);
  }

  #pathOf(number: number): string {
    return join(this.#folder, `holder-${number}`);
  }

  /** 0 where it has let go. */
  #pidOf(number: number): number {
    try {
      return markOf(this.#pathOf(number));
    } catch {
      // It is gone, and so there is a higher one.
      return 0;
    }
  }

  #read(): void {
    if (!this.held) return;
    for (const name of readdirSync(this.#folder)) {
      if (!name.endsWith('.json')) continue;
      const path = join(this.#folder, name);
      const start = JSON.parse(readFileSync(path, 'utf8')) as { argv: string[]; directory: string };
      rmSync(path);
      this.#onSecond(start.argv, start.directory);
    }
  }
}

/** A link that leads nowhere needs no room on a full disk; Windows has none for everybody. */
function mark(path: string, pid: number): void {
  if (process.platform === 'win32') writeFileSync(path, String(pid));
  else symlinkSync(String(pid), path);
}

function markOf(path: string): number {
  return Number(process.platform === 'win32' ? readFileSync(path, 'utf8') : readlinkSync(path));
}

function isAlive(pid: number): boolean {
  if (pid === 0) return false;
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}
