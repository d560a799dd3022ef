import { win32 } from 'node:path';

/** Where Windows is on nearly every computer. */
const usual = 'C:\\Windows';

/**
 * The folder of Windows, as the loader knows it: every process has `ntdll.dll` from there. The
 * variables `SystemRoot` and `ProgramFiles` are not asked: whoever starts the app sets them.
 *
 * @param libraries the paths of what is loaded into this process
 */
export function windowsFolder(libraries: () => readonly string[] = loadedLibraries): string {
  try {
    const found = libraries().find((path) => /^[a-z]:\\.+\\system32\\ntdll\.dll$/i.test(path));
    return found === undefined ? usual : win32.dirname(win32.dirname(found));
  } catch {
    return usual;
  }
}

/** Node's own report on this process names them; its look at the network is left out. */
function loadedLibraries(): readonly string[] {
  const { report } = process as { report?: typeof process.report & { excludeNetwork?: boolean } };
  if (!report) return [];
  report.excludeNetwork = true;
  const { sharedObjects } = report.getReport() as { sharedObjects?: unknown };
  return Array.isArray(sharedObjects)
    ? sharedObjects.filter((path): path is string => typeof path === 'string')
    : [];
}
