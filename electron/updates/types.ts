import type { Release } from '../../shared/updates/state.ts';
import type { InstallWay } from './install-way.ts';

/** The app that is replaced. */
export interface UpdatedApp {
  name: string;
  version: string;
  /** `resources/app-update.yml`, which electron-builder writes; it names the Windows publisher. */
  updateFile: string;
  quit: () => void;
}

export interface InstallerOptions {
  kind: Extract<InstallWay['extension'], 'exe' | 'zip' | 'AppImage'>;
  release: Release;
  app: UpdatedApp;
  /** Downloads the release's file to this path, and rejects where it is not the signed one. */
  fetchFile: (path: string) => Promise<void>;
  /** In which a folder of the app's own is made; the system's for caches unless a test says so. */
  cacheFolder?: string;
  /** How long an installer has to fail to start, in milliseconds; shorter in tests. */
  startMs?: number;
}

/** Gets one release onto this computer. Both functions reject with an `UpdateFailure`. */
export interface Installer {
  /** Resolves when the file is there and is the signed one. */
  download(): Promise<void>;
  /** Starts the installer and ends the app. */
  install(): Promise<void>;
}
