import {
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
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
  held = false;

  constructor(profile: string, onSecond: (argv: string[], directory: string) => void) {
    this.#folder = join(profile, 'single-instance');
    this.#onSecond = onSecond;
  }

  /** Takes the lock, or tells its holder of this start. */
  request(): boolean {
    if (this.held) return true;
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
    return true;
  }

  release(): void {
    if (!this.held) return;
    this.held = false;
    this.#watcher?.close();
    rmSync(this.#folder, { recursive: true, force: true });
  }

  #take(): boolean {
    const path = join(this.#folder, 'holder');
    for (;;) {
      try {
        writeFileSync(path, String(process.pid), { flag: 'wx' });
        return true;
      } catch {
        if (isAlive(Number(readFileSync(path, 'utf8')))) return false;
        // The holder ended without letting go.
        rmSync(path, { force: true });
      }
    }
  }

  #read(): void {
    for (const name of readdirSync(this.#folder)) {
      if (!name.endsWith('.json')) continue;
      const path = join(this.#folder, name);
      const start = JSON.parse(readFileSync(path, 'utf8')) as { argv: string[]; directory: string };
      rmSync(path);
      this.#onSecond(start.argv, start.directory);
    }
  }
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}
