import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { debianNsis } from './debian-nsis.ts';

/**
 * Has the packager use the tools of this system, which else it downloads: 7za of Debian's p7zip-full,
 * NSIS, and for deb and rpm packages a stand-in for fpm on dpkg-deb and rpmbuild.
 *
 * @param folder a temporary one
 */
export async function useLocalTools(folder: string): Promise<void> {
  const fpm = join(folder, 'fpm');
  const script = fileURLToPath(new URL('fpm.ts', import.meta.url));
  const tsx = import.meta.resolve('tsx');
  await writeFile(
    fpm,
    `#!/bin/sh\nexec '${process.execPath}' --import '${tsx}' '${script}' "$@"\n`,
    {
      mode: 0o755,
    },
  );
  Object.assign(process.env, {
    ELECTRON_BUILDER_7ZIP_PATH: '/usr/bin/7za',
    CUSTOM_FPM_PATH: fpm,
    ...(await debianNsis(folder)),
    // So that whatever is not covered here fails at once and by name.
    ELECTRON_BUILDER_OFFLINE: 'true',
  });
}
