import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const programs = '/usr/lib/wine';

/** No command of these tests takes more than a few seconds; making the prefix takes half a minute. */
const commandDeadlineMs = 60_000;
const prefixDeadlineMs = 150_000;

/** Where Wine keeps what is of the computer, and what is of the person. */
const hives = { HKEY_LOCAL_MACHINE: 'system.reg', HKEY_CURRENT_USER: 'user.reg' };
type Hive = keyof typeof hives;

/** A Windows of its own in a temporary folder. There is no display: what is silent needs none. */
export interface Wine {
  /** Its drive C: as a folder here. */
  drive: string;
  /** The signed-in person's folder on it. */
  home: string;
  /**
   * Runs a line as the command prompt would, and waits.
   *
   * @returns the exit code as Windows has it; Wine itself would give its lowest eight bits
   */
  run: (line: string) => Promise<number>;
  /** Ends all that runs in it, and so writes the registry into its files. */
  restart: () => void;
  /**
   * Every line of the registry but {@link wineOwn}, sorted, by its key. After {@link Wine.restart}.
   *
   * @param hive only one of the two
   */
  registry: (hive?: Hive) => string[];
  /** Every path on drive C: but those in temporary folders. */
  files: () => string[];
  stop: () => Promise<void>;
}

/** Lines of the registry that Wine writes about the computer's parts whenever it starts. */
const wineOwn = /\] #time=|^\[System\\\\|^\[Software\\\\Microsoft\\\\Windows NT\\\\/;

/** A path of this computer as Windows programs write it. */
export function windowsPath(path: string): string {
  return `Z:${path.replaceAll('/', '\\')}`;
}

/**
 * Makes a new one, which says that it is Windows 7 until `winecfg -v win10`.
 *
 * @throws where Wine is not there or does not come up
 */
export async function startWine(): Promise<Wine> {
  const folder = await mkdtemp(join(tmpdir(), 'wine-'));
  const prefix = join(folder, 'prefix');
  const drive = join(prefix, 'drive_c');
  // Wine makes links to the person's desktop and documents.
  const unixHome = join(folder, 'home');
  mkdirSync(unixHome);
  const { DISPLAY: _, ...environment } = process.env;
  const env = {
    ...environment,
    HOME: unixHome,
    USER: 'person',
    WINEPREFIX: prefix,
    WINEARCH: 'win64',
    WINEDEBUG: '-all',
    // Neither .NET nor a browser, which Wine would offer to download; nothing in the menus here.
    WINEDLLOVERRIDES: 'mscoree,mshtml=;winemenubuilder.exe=d',
  };
  /** Its exit code is not asked for: Wine gives only the lowest eight bits of what Windows has. */
  async function wine(args: string[], timeout = commandDeadlineMs): Promise<void> {
    // No pipe: what a program leaves running would keep it open.
    const child = spawn(join(programs, 'wine64'), args, {
      env,
      stdio: 'ignore',
      timeout,
      killSignal: 'SIGKILL',
    });
    const [, signal] = (await once(child, 'exit')) as [number | null, string | null];
    if (signal !== null) throw new Error(`Took too long: ${args.join(' ')}`);
  }
  function endAll(): void {
    try {
      execFileSync(join(programs, 'wineserver64'), ['-k'], { env, timeout: 20_000 });
    } catch {
      // Nothing runs any more.
    }
    execFileSync(join(programs, 'wineserver64'), ['-w'], { env, timeout: 20_000 });
  }
  let count = 0;
  /**
   * Command lines of Windows are one text, which only a script of the prompt passes on as it is.
   *
   * @param result the file that the exit code is written to
   */
  function script(line: string, result: string): string[] {
    count += 1;
    const path = join(folder, `run-${String(count)}.bat`);
    const report = `> ${windowsPath(result)} echo %errorlevel%`;
    writeFileSync(path, ['@echo off', line, report, ''].join('\r\n'));
    return ['cmd', '/c', windowsPath(path)];
  }
  async function run(line: string): Promise<number> {
    const result = join(folder, `result-${String(count)}.txt`);
    await wine(script(line, result));
    const code = readFileSync(result, 'utf8').trim();
    if (!/^-?\d+$/.test(code)) throw new Error(`Did not run: ${line}`);
    return Number(code);
  }

  try {
    await wine(['wineboot', '--init'], prefixDeadlineMs);
  } catch (error) {
    endAll();
    rmSync(folder, { recursive: true, force: true });
    throw error;
  }
  const home = join(
    drive,
    'users',
    readdirSync(join(drive, 'users')).find((name) => name !== 'Public') ?? '',
  );
  return {
    drive,
    home,
    run,
    restart: endAll,
    registry: (only) =>
      (Object.keys(hives) as Hive[]).flatMap((hive) => {
        if (only !== undefined && hive !== only) return [];
        let key = '';
        return readFileSync(join(prefix, hives[hive]), 'utf8')
          .split('\n')
          .map((line) => {
            if (line.startsWith('[')) key = line.replace(/ \d+$/, '');
            return line.startsWith('[') ? key : `${key} ${line}`;
          })
          .filter((line) => !wineOwn.test(line))
          .sort();
      }),
    files: () =>
      [drive, unixHome].flatMap((top) =>
        readdirSync(top, { recursive: true, encoding: 'utf8' })
          .filter((path) => !/(^|\/)(Temp|temp)\//.test(path))
          .map((path) => join(top, path))
          .sort(),
      ),
    async stop() {
      endAll();
      if (existsSync(folder)) await rm(folder, { recursive: true, force: true, maxRetries: 3 });
    },
  };
}
