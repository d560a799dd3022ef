import { basename } from 'node:path';
import type { SaveDialogOptions, SaveDialogReturnValue } from 'electron';
import { appError, type Result } from '../../shared/errors.ts';
import { writeWhole } from '../store/own-file.ts';

/** Shows the system's dialog. */
export type ShowSaveDialog = (options: SaveDialogOptions) => Promise<SaveDialogReturnValue>;

/**
 * Asks where to save a file, and writes it there.
 *
 * @param showSaveDialog Electron's dialog, over the app's window
 * @param options the dialog's title, the name that it offers, the kinds of files
 * @returns whether it was saved; a failure that names the file, without its folder, where the system
 *   does not let it be written. What was there before is then as it was.
 */
export async function saveFile(
  showSaveDialog: ShowSaveDialog,
  options: SaveDialogOptions,
  bytes: Uint8Array,
): Promise<Result<{ saved: boolean }>> {
  const { canceled, filePath } = await showSaveDialog(options);
  if (canceled || filePath === '') return { ok: true, value: { saved: false } };
  try {
    await writeWhole(filePath, bytes);
  } catch {
    return { ok: false, error: appError('file/not-saved', basename(filePath)) };
  }
  return { ok: true, value: { saved: true } };
}
