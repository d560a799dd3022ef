import { readdirSync, statSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';

/** What `setup-files.nsh` says: defines, and the app's files to install and to remove again. */
export interface SetupFiles {
  /** The folder with the packed app: everything in it is installed. */
  appFolder: string;
  /**
   * The command that signs the uninstaller, with `%1` where its path belongs; none where signing is
   * not set up. NSIS runs it on the uninstaller before that goes into the Setup.
   */
  signCommand?: string;
}

/**
 * The part of the Setup's script that depends on what was packed. The uninstaller removes each file
 * by its name and each folder only when it is empty, so that nothing of anybody else's can go.
 *
 * @param files what was packed
 * @returns the text of `setup-files.nsh`
 * @throws Error when a name has a character that would mean something in the script
 */
export function setupFilesScript(files: SetupFiles): string {
  const { appFolder, signCommand } = files;
  const paths = readdirSync(appFolder, { recursive: true, encoding: 'utf8' }).sort();
  const install: string[] = [];
  const remove: string[] = [];
  const folders: string[] = [];
  let bytes = 0;
  let outPath: string | undefined;
  for (const path of paths) {
    const source = join(appFolder, path);
    const target = targetOf(path);
    const stat = statSync(source);
    if (stat.isDirectory()) {
      folders.push(target);
      continue;
    }
    bytes += stat.size;
    const folder = targetOf(relative(appFolder, dirname(source)));
    if (folder !== outPath) install.push(`  SetOutPath "${folder}"`);
    outPath = folder;
    // The place on this computer is no text of the Setup's: a dollar sign is one here.
    install.push(`  File "${checked(source)}"`);
    remove.push(`  Delete "${target}"`);
  }
  // The inner folders first.
  const removeFolders = folders.reverse().map((folder) => `  RMDir "${folder}"`);
  const sizeInKilobytes = Math.ceil(bytes / 1024);
  return [
    ...[`!define APP_SIZE_KB ${String(sizeInKilobytes)}`],
    ...(signCommand === undefined ? [] : [`!uninstfinalize '${signCommand}' = 0`]),
    ...['!macro INSTALL_APP_FILES', ...install, '!macroend'],
    ...['!macro REMOVE_APP_FILES', ...remove, ...removeFolders, '!macroend', ''],
  ].join('\n');
}

/** A path below the app's folder as the Setup has it. */
function targetOf(path: string): string {
  const target = checked(path).replaceAll('/', '\\').replaceAll('$', '$$$$');
  return target === '' ? '$INSTDIR' : `$INSTDIR\\${target}`;
}

/** A path that can stand in double quotes of a script of NSIS. */
function checked(path: string): string {
  if (/["\n\r]|\$[{%]/.test(path)) throw new Error(`The Setup cannot take the file name ${path}`);
  return path;
}
