import type { UpdateWay } from '../../shared/updates/state.ts';

/** What is looked at to see how this copy of the app came onto the computer. */
export interface InstallFacts {
  platform: string;
  arch: string;
  /** False for a start from the sources. */
  isPackaged: boolean;
  /** The program's own file. */
  execPath: string;
  /** `APPIMAGE`, `ProgramFiles` and their like. */
  environment: Readonly<Record<string, string | undefined>>;
  /** What the packager wrote into `resources/package-type`: `deb`, `rpm`; `undefined` for nothing. */
  packageType: string | undefined;
  /** Whether `resources/app-update.yml` is there, without which nothing is ever installed. */
  hasUpdateFile: boolean;
  /** Whether the uninstaller of the Setup program is beside the program. */
  hasUninstaller: boolean;
  /** Whether this account may replace files in a folder. */
  mayWrite: (folder: string) => boolean;
}

/** How a newer version gets onto this computer, and as what kind of file. */
export interface InstallWay {
  way: UpdateWay;
  extension: 'exe' | 'zip' | 'AppImage' | 'deb' | 'rpm';
}

/**
 * Decides who installs a newer version. The app does it only where that takes no rights that the
 * person has not got: it never asks for an administrator's, because the file that then runs with
 * them would come from a folder that every program of this person can write to. What belongs to a
 * package manager is left to it.
 */
export function installWay(facts: InstallFacts): InstallWay {
  const { platform } = facts;
  if (platform === 'win32') return { way: windowsWay(facts), extension: 'exe' };
  if (platform === 'darwin') return { way: macWay(facts), extension: 'zip' };
  const image = facts.environment['APPIMAGE'];
  if (facts.isPackaged && image?.startsWith('/') === true) {
    const mayReplace = facts.hasUpdateFile && facts.mayWrite(folderOf(image));
    return { way: mayReplace ? 'install' : 'copy', extension: 'AppImage' };
  }
  // The packager leaves its mark in the folder from which it makes the archives as well.
  const isInSystem = /^\/(?:opt|usr)\//.test(facts.execPath);
  const { packageType } = facts;
  if (facts.isPackaged && isInSystem && (packageType === 'deb' || packageType === 'rpm')) {
    return { way: 'package', extension: packageType };
  }
  return { way: 'copy', extension: 'AppImage' };
}

function windowsWay(facts: InstallFacts): UpdateWay {
  if (!facts.isPackaged || !facts.hasUninstaller) return 'copy';
  const folders = ['ProgramFiles', 'ProgramFiles(x86)', 'ProgramW6432'].flatMap(
    (name) => facts.environment[name] ?? [],
  );
  const path = facts.execPath.toLowerCase();
  const isForAll = folders.some((folder) => path.startsWith(`${folder.toLowerCase()}\\`));
  if (isForAll) return 'all-users';
  return facts.hasUpdateFile ? 'install' : 'copy';
}

function macWay({ isPackaged, hasUpdateFile, execPath, mayWrite }: InstallFacts): UpdateWay {
  const [, bundle] = /^(.*\.app)\/Contents\/MacOS\//.exec(execPath) ?? [];
  // Started from the disk image, or from where macOS puts what was just downloaded.
  const isElsewhere = /^\/Volumes\/|\/AppTranslocation\//.test(execPath);
  if (!isPackaged || bundle === undefined || isElsewhere || !hasUpdateFile) return 'copy';
  return mayWrite(folderOf(bundle)) ? 'install' : 'all-users';
}

function folderOf(path: string): string {
  return path.slice(0, Math.max(path.lastIndexOf('/'), 1));
}

/**
 * The manifest's name, as electron-builder has it: `latest.yml` for Windows, `latest-mac.yml`, and
 * for Linux one for each kind of processor.
 */
export function manifestName({ platform, arch }: Pick<InstallFacts, 'platform' | 'arch'>): string {
  if (platform === 'win32') return 'latest.yml';
  if (platform === 'darwin') return 'latest-mac.yml';
  return arch === 'x64' ? 'latest-linux.yml' : `latest-linux-${arch}.yml`;
}
