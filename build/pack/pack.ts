import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Arch, build, type Configuration, Platform } from 'electron-builder';
import configuration from '../electron-builder.config.ts';
import type { System } from './arguments.ts';
import { setupHooks } from '../windows/setup-hooks.ts';
import { makeElectronFolder } from './stub/electron-folder.ts';
import { useLocalTools } from './stub/local-tools.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** How one system is packed. */
export interface PackOptions {
  stub: boolean;
  foldersOnly: boolean;
  /** An absolute path. */
  output: string;
  /** Fail rather than leave a package unsigned. */
  mustSign: boolean;
}

const platforms: Record<System, Platform> = {
  linux: Platform.LINUX,
  windows: Platform.WINDOWS,
  macos: Platform.MAC,
};

/** What can be made without a download; the others need parts that Debian does not have. */
const stubTargets: Record<System, string[]> = {
  linux: ['zip', 'deb', 'rpm'],
  windows: ['nsis', 'zip'],
  macos: [],
};

/**
 * Packs the app that was built.
 *
 * @throws what electron-builder throws; `describeFailure` has words for it
 */
export async function pack(system: System, options: PackOptions): Promise<void> {
  const { stub, foldersOnly, output, mustSign } = options;
  const temporary = stub ? await mkdtemp(join(tmpdir(), 'stub-electron-')) : undefined;
  try {
    // A copy, because the packager writes into what it is given.
    const own = structuredClone(configuration);
    const config: Configuration = {
      ...own,
      ...setupHooks(),
      directories: { ...own.directories, output },
      forceCodeSigning: mustSign,
      ...(temporary === undefined ? {} : await stubConfiguration(system, temporary)),
    };
    // What no variable names is not looked for in the keychain either, so that what is said about
    // signing is true.
    if (!mustSign) process.env['CSC_IDENTITY_AUTO_DISCOVERY'] = 'false';
    const platform = platforms[system];
    const targets = stub ? stubTargets[system] : [];
    await build({
      projectDir: root,
      config,
      publish: 'never',
      targets: foldersOnly
        ? platform.createTarget('dir', Arch.x64)
        : platform.createTarget(targets, ...(stub ? [Arch.x64] : [])),
    });
  } finally {
    if (temporary !== undefined) await rm(temporary, { recursive: true, force: true });
  }
}

/** Electron's stand-in, and the tools of this system instead of downloaded ones. */
async function stubConfiguration(system: System, folder: string): Promise<Configuration> {
  for (const name of ['CSC_LINK', 'WIN_CSC_LINK', 'CSC_NAME'])
    Reflect.deleteProperty(process.env, name);
  await useLocalTools(folder);
  return { electronDist: await makeElectronFolder(system, folder) };
}
