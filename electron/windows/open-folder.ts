import type { Shell } from 'electron';
import { appError, type Result } from '../../shared/errors.ts';

/**
 * Shows a folder of this program in the system's file manager.
 *
 * @param folder chosen by this program, never by the window: what is opened here could also be a
 *   program that is started
 * @returns `log/not-opened` with the folder's name where the system does not
 */
export async function openFolder(
  shell: Pick<Shell, 'openPath'>,
  folder: string,
): Promise<Result<undefined>> {
  const failed = { ok: false, error: appError('log/not-opened', folder) } as const;
  try {
    // What it says of a failure is the system's text in the system's language.
    return (await shell.openPath(folder)) === '' ? { ok: true, value: undefined } : failed;
  } catch {
    return failed;
  }
}
