import { rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Configuration } from 'electron-builder';
import { setupFilesScript } from './setup-files.ts';
import { offerSigning, type SignFile } from './sign-uninstaller.ts';

/**
 * What the packager calls on its way to a Setup: when the app's folder is there, it is asked to sign
 * the uninstaller later; when nothing is added to the folder any more, its files are listed.
 */
export function setupHooks(): Pick<
  Configuration,
  'afterPack' | 'artifactBuildStarted' | 'artifactBuildCompleted'
> {
  let signCommand: string | undefined;
  return {
    async afterPack({ electronPlatformName, packager }) {
      if (electronPlatformName !== 'win32' || !packager.forceCodeSigning) return;
      // Only the packager for Windows has it, and the types do not say so.
      const { signIf } = packager as typeof packager & { signIf: SignFile };
      const signing = await offerSigning(signIf.bind(packager));
      signCommand = signing.command;
      packager.info.disposeOnBuildFinish(signing.close);
    },
    artifactBuildStarted({ targetPresentableName, file }) {
      if (targetPresentableName !== 'nsis') return;
      const output = dirname(file);
      const script = setupFilesScript({
        appFolder: join(output, 'win-unpacked'),
        ...(signCommand === undefined ? {} : { signCommand }),
      });
      writeFileSync(join(output, 'setup-files.nsh'), script);
    },
    artifactBuildCompleted({ file }) {
      rmSync(join(dirname(file), 'setup-files.nsh'), { force: true });
    },
  };
}
