import { mkdir, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/** Where Debian's package `nsis-common` has its parts. */
const debianParts = '/usr/share/nsis';

/**
 * Has the packager make the Setup of Windows with Debian's NSIS, which else it downloads. Its plug-ins
 * are those of NSIS alone, which is all that the script in `build/windows/` needs.
 *
 * @param folder a temporary one, that stays until the packager has ended
 * @returns variables for the packager's environment (app-builder-lib: toolsets/windows)
 */
export async function debianNsis(folder: string): Promise<Record<string, string>> {
  const compiler = join(folder, 'nsis');
  const resources = join(folder, 'nsis-resources');
  await mkdir(join(compiler, 'linux'), { recursive: true });
  await mkdir(join(resources, 'plugins'), { recursive: true });
  // The packager sets NSISDIR to its folder; Debian's compiler has the parts elsewhere.
  const script = `#!/bin/sh\nNSISDIR='${debianParts}' exec /usr/bin/makensis "$@"\n`;
  await writeFile(join(compiler, 'linux/makensis'), script, { mode: 0o755 });
  await symlink(join(debianParts, 'Plugins/x86-unicode'), join(resources, 'plugins/x86-unicode'));
  return {
    ELECTRON_BUILDER_NSIS_DIR: compiler,
    ELECTRON_BUILDER_NSIS_RESOURCES_DIR: resources,
  };
}
