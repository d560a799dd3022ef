/** The systems that packages are made for. */
export type System = 'linux' | 'windows' | 'macos';

/** What was asked for. */
export interface DistOptions {
  /** Pack a stand-in for Electron: everything but the program itself is real. */
  stub: boolean;
  systems: System[];
  /** Only the folders that packages are made of. */
  foldersOnly: boolean;
  /** Take `dist/` as it is. */
  built: boolean;
  /** Where to; `undefined` for `release` or `release-stub`. */
  output: string | undefined;
}

export const usage = `npm run dist -- [--stub] [--linux] [--windows] [--dir] [--built] [--output FOLDER]

Builds the app and packs it into release/ for the system that this runs on.

--stub           pack a stand-in for Electron, which need not be downloaded, into release-stub/;
                 everything else is real. Nothing of it is for handing out.
--linux, --windows   for these systems; --windows on Linux only with --stub
--dir            only the folders that packages are made of
--built          take dist/ as it is
--output FOLDER  write somewhere else

What it takes from the environment is said at the top of build/pack/dist.ts.`;

/**
 * Reads the arguments.
 *
 * @param args without the program's own
 * @param platform as `process.platform`
 * @returns what is wrong with them as a text otherwise
 */
export function readArguments(
  args: readonly string[],
  platform: NodeJS.Platform,
): DistOptions | string {
  const options: DistOptions = {
    ...{ stub: false, systems: [], foldersOnly: false, built: false, output: undefined },
  };
  const rest = [...args];
  for (let each = rest.shift(); each !== undefined; each = rest.shift()) {
    if (each === '--stub') options.stub = true;
    else if (each === '--linux') options.systems.push('linux');
    else if (each === '--windows') options.systems.push('windows');
    else if (each === '--dir') options.foldersOnly = true;
    else if (each === '--built') options.built = true;
    else if (each === '--output') options.output = rest.shift();
    else return `There is no "${each}".\n\n${usage}`;
  }
  const own = systemOf(platform);
  if (options.stub && own !== 'linux') return 'The stand-in for Electron is packed on Linux only.';
  if (options.systems.length === 0) options.systems.push(own);
  const foreign = options.systems.find((system) => system !== own);
  if (foreign !== undefined && !options.stub) {
    return `Packages for ${foreign} are made on ${foreign}, where they can be signed; here, only with --stub.`;
  }
  return options;
}

/** What a build without further arguments is made for. */
function systemOf(platform: NodeJS.Platform): System {
  if (platform === 'win32') return 'windows';
  return platform === 'darwin' ? 'macos' : 'linux';
}
