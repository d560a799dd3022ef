import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import {
  AppImageUpdater,
  BaseUpdater,
  MacUpdater,
  NsisUpdater,
  Provider,
  type ResolvedUpdateFileInfo,
  type UpdateInfo,
} from 'electron-updater';
import { getAppCacheDir } from 'electron-updater/out/AppAdapter.js';
import type { ProviderRuntimeOptions } from 'electron-updater/out/providers/Provider.js';
import type { Release } from '../../shared/updates/state.ts';
import { UpdateFailure } from './failure.ts';
import { installerStartMs } from './limits.ts';
import type { InstallerOptions, Installer } from './types.ts';

// The only module that loads electron-updater, with `read-manifest.ts`; it is loaded itself only
// when somebody wants to have a release downloaded. electron-updater is given one verified release
// and nothing to ask the network with but the one function that downloads its file.

/** What electron-updater asks for releases: it has this one, and does not say where it is from. */
function providerOf(release: Release) {
  return class OneRelease extends Provider<UpdateInfo> {
    constructor(_options: unknown, _updater: unknown, runtime: ProviderRuntimeOptions) {
      super(runtime);
    }

    override getLatestVersion(): Promise<UpdateInfo> {
      const { version, sha512, size, date = '' } = release;
      const url = fileName(release);
      const files = [{ url, sha512, size }];
      return Promise.resolve({ version, releaseDate: date, path: url, sha512, files });
    }

    override resolveFiles({ files }: UpdateInfo): ResolvedUpdateFileInfo[] {
      return files.map((info) => ({ url: new URL(release.address), info }));
    }
  };
}

/**
 * Prepares what installs one release.
 *
 * @throws where this system has no installer of its own (deb, rpm)
 */
export function createInstaller(options: InstallerOptions): Installer {
  const { release, app, fetchFile } = options;
  const updater = createUpdater(options);
  // It installs when it is told to, and at no other time.
  updater.autoDownload = false;
  updater.autoInstallOnAppQuit = false;
  updater.autoRunAppAfterInstall = true;
  updater.allowDowngrade = false;
  updater.disableWebInstaller = true;
  // Parts of a file are put together from what nobody has signed; whole files are checked whole.
  updater.disableDifferentialDownload = true;
  // Its messages have paths, addresses and stacks in them.
  updater.logger = null;
  let failure: unknown;
  updater.on('error', (error) => {
    failure ??= error;
  });
  Object.assign(updater, {
    // Its own means would be Electron's network, which knows nothing of the administrator's route.
    httpExecutor: { download: (_url: URL, path: string) => fetchFile(path) },
    // Else it keeps a random number in a file, to tell this computer from others.
    stagingUserIdPromise: { value: Promise.resolve('') },
  });
  updater.setFeedURL({ provider: 'custom', updateProvider: providerOf(release) });
  let path: string | undefined;

  return {
    download: async () => {
      try {
        const found = await updater.checkForUpdates();
        if (found?.isUpdateAvailable !== true) throw new UpdateFailure('update/not-installed');
        [path] = await updater.downloadUpdate();
      } catch (error) {
        throw asFailure(error);
      }
    },
    install: async () => {
      // Whoever may write to the folder may have put another file there since it was downloaded.
      if (path === undefined || !(await isSigned(path, release))) {
        throw new UpdateFailure('update/file', 'the downloaded file was changed');
      }
      failure = undefined;
      if (updater instanceof BaseUpdater) {
        if (!updater.install(false, true)) throw asFailure(failure);
      } else {
        updater.quitAndInstall();
      }
      await settled(options.startMs ?? installerStartMs, () => failure !== undefined);
      if (failure !== undefined) throw asFailure(failure);
      // The one for Macs ends the app by itself, as soon as the system has taken the file over.
      if (updater instanceof BaseUpdater) app.quit();
    },
  };
}

function createUpdater({ kind, app, cacheFolder }: InstallerOptions) {
  const adapter = {
    ...{ version: app.version, name: app.name, isPackaged: true },
    appUpdateConfigPath: app.updateFile,
    userDataPath: cacheFolder ?? getAppCacheDir(),
    baseCachePath: cacheFolder ?? getAppCacheDir(),
    whenReady: () => Promise.resolve(),
    relaunch: () => undefined,
    quit: app.quit,
    onQuit: () => undefined,
  };
  switch (kind) {
    case 'exe':
      return new NsisUpdater(null, adapter);
    case 'zip':
      return new MacUpdater(undefined, adapter);
    case 'AppImage':
      return new AppImageUpdater(null, adapter);
  }
}

async function isSigned(path: string, { sha512 }: Release): Promise<boolean> {
  const hash = createHash('sha512');
  try {
    await pipeline(createReadStream(path), hash);
  } catch {
    return false;
  }
  return hash.digest('base64') === sha512;
}

/** Resolves after the time, or sooner where it has ended. */
function settled(milliseconds: number, hasEnded: () => boolean): Promise<void> {
  return new Promise((resolve) => {
    const until = performance.now() + milliseconds;
    const look = (): void => {
      if (hasEnded() || performance.now() >= until) resolve();
      else setTimeout(look, Math.min(50, milliseconds));
    };
    look();
  });
}

function fileName({ address }: Release): string {
  return decodeURIComponent(address.slice(address.lastIndexOf('/') + 1));
}

/** What electron-updater says of a failure has paths in it; its codes are enough. */
function asFailure(error: unknown): UpdateFailure {
  if (error instanceof UpdateFailure) return error;
  const code = error instanceof Error && 'code' in error ? String(error.code) : undefined;
  if (code === 'ERR_UPDATER_INVALID_SIGNATURE') return new UpdateFailure('update/publisher');
  return new UpdateFailure('update/not-installed', code);
}
