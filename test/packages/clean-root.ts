import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

const execute = promisify(execFile);

/** Unpacking a smallest Debian takes less than a minute; one that takes five is stuck. */
const deadlineMs = 300_000;

/** What a person must not have set for what is checked to be the same everywhere. */
const environment = {
  PATH: '/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin',
  LC_ALL: 'C',
  DEBIAN_FRONTEND: 'noninteractive',
  HOME: '/root',
};

/** Runs a program with the rights of root. @returns what it wrote */
export async function asRoot(command: string, ...args: string[]): Promise<string> {
  const prefix = process.getuid?.() === 0 ? [] : ['sudo', '-n'];
  const variables = Object.entries(environment).map(([name, value]) => `${name}=${value}`);
  const [program = '', ...rest] = [...prefix, 'env', ...variables, command, ...args];
  const { stdout, stderr } = await execute(program, rest, {
    timeout: deadlineMs,
    maxBuffer: 64 * 1024 ** 2,
  });
  return stdout + stderr;
}

/** A smallest Debian in a folder, with nothing installed. */
export interface CleanRoot {
  folder: string;
  /** Runs a program in it. */
  run: (command: string, ...args: string[]) => Promise<string>;
  /**
   * All files with their kind, mode, owner, size, time and target; without the books that package
   * managers keep of what they did.
   */
  tree: () => Promise<string[]>;
  remove: () => Promise<void>;
}

/** Makes one of the release that this system is of. */
export async function makeCleanRoot(): Promise<CleanRoot> {
  const folder = await mkdtemp(join(tmpdir(), 'clean-root-'));
  const release = /^VERSION_CODENAME=(\w+)$/m.exec(readFileSync('/etc/os-release', 'utf8'))?.[1];
  await asRoot('debootstrap', '--variant=minbase', release ?? 'stable', folder);
  const books = [
    '/var/lib/dpkg',
    '/var/lib/rpm',
    '/var/log',
    '/var/cache',
    '/var/lib/apt',
    '/proc',
  ];
  return {
    folder,
    run: (...command) => asRoot('chroot', folder, ...command),
    tree: async () => {
      const prune = books.flatMap((path) => ['-path', join(folder, path), '-prune', '-o']);
      // The size and the time of a folder change with what was in it for a while.
      const format = '%P %y %m %u:%g';
      const kinds = ['(', '-type', 'd', '-printf', `${format}\\n`, ')', '-o', '-printf'];
      const listed = await asRoot('find', folder, ...prune, ...kinds, `${format} %s %t %l\\n`);
      return listed.trimEnd().split('\n').sort();
    },
    remove: async () => {
      await asRoot('rm', '-rf', '--one-file-system', folder);
    },
  };
}
