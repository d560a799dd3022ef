import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { UpdateFailure } from '../../../electron/updates/failure.ts';
import type { Installer, InstallerOptions } from '../../../electron/updates/types.ts';

/** Downloads as the app does, into its own folder for what is passing, and never installs. */
export function createInstaller({ fetchFile }: InstallerOptions): Installer {
  return {
    download: () => fetchFile(join(tmpdir(), 'release')),
    install: () => Promise.reject(new UpdateFailure('update/not-installed', 'EACCES')),
  };
}
