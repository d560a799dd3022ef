import { accessSync, constants, existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { UpdateState } from '../../shared/updates/state.ts';
import type { NetworkRoute } from '../auth/network-route.ts';
import type { Log } from '../log.ts';
import { builtInKeys } from './built-in-keys.ts';
import { installWay, type InstallFacts } from './install-way.ts';
import { createUpdateMemory } from './memory.ts';
import { createUpdates, type Updates } from './updates.ts';

/** What updates need to know of the program that runs; Electron's `app` has all of it. */
interface RunningApp {
  readonly isPackaged: boolean;
  getName: () => string;
  getVersion: () => string;
  getPath: (name: 'userData') => string;
  quit: () => void;
}

export interface SystemUpdateOptions {
  app: RunningApp;
  /** Address of the folder with the releases, as it is set now; empty for none. */
  feed: () => string;
  route: () => NetworkRoute;
  changed: (state: UpdateState) => void;
  log: Log;
}

/** Updates of the program that runs, on the computer that it runs on. */
export function createSystemUpdates({ app, ...rest }: SystemUpdateOptions): Updates {
  const { platform, arch } = process;
  // Absent outside Electron, where nothing is packaged either.
  const resources = 'resourcesPath' in process ? process.resourcesPath : '';
  const updateFile = join(resources, 'app-update.yml');
  const facts = (): InstallFacts => ({
    ...{ platform, arch, isPackaged: app.isPackaged },
    execPath: process.execPath,
    environment: process.env,
    packageType: firstLine(join(resources, 'package-type')),
    hasUpdateFile: existsSync(updateFile),
    hasUninstaller: hasUninstaller(dirname(process.execPath)),
    mayWrite,
  });
  return createUpdates({
    ...rest,
    keys: builtInKeys,
    app: {
      ...{ name: app.getName(), version: app.getVersion(), updateFile },
      quit: () => {
        app.quit();
      },
    },
    system: { platform, arch },
    way: () => installWay(facts()),
    memory: createUpdateMemory(join(app.getPath('userData'), 'updates.json')),
    loadReader: () => import('./read-manifest.ts'),
    loadInstaller: () => import('./installer.ts'),
  });
}

function firstLine(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8').trim();
  } catch {
    return undefined;
  }
}

/** The Setup program leaves `Uninstall NAME.exe` beside the program. */
function hasUninstaller(folder: string): boolean {
  try {
    return readdirSync(folder).some((name) => /^uninstall .*\.exe$/i.test(name));
  } catch {
    return false;
  }
}

function mayWrite(folder: string): boolean {
  try {
    accessSync(folder, constants.W_OK);
    return true;
  } catch {
    return false;
  }
}
