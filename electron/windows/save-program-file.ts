import { basename } from 'node:path';
import { appError, type Result } from '../../shared/errors.ts';
import type { DesktopTexts } from '../../shared/messages/desktop.en.ts';
import { writeWhole } from '../store/own-file.ts';
import type { ShowSaveDialog } from './save-script.ts';

/**
 * Asks where to save a file of another program's settings, and writes it there as it is: UTF-8
 * without a mark and with line feeds, as the programs read it on every system.
 *
 * @param showSaveDialog Electron's dialog, over the app's window
 * @param fileName what the dialog offers: the program's own name for it
 * @param texts in the language that is shown
 * @returns whether it was saved; a failure that names the file, without its folder, where the system
 *   does not let it be written. What was there before is then as it was.
 */
export async function saveProgramFile(
  showSaveDialog: ShowSaveDialog,
  fileName: string,
  text: string,
  texts: DesktopTexts,
): Promise<Result<{ saved: boolean }>> {
  const { canceled, filePath } = await showSaveDialog({
    title: texts.saveProgramFile.title(fileName),
    defaultPath: fileName,
  });
  if (canceled || filePath === '') return { ok: true, value: { saved: false } };
  try {
    await writeWhole(filePath, Buffer.from(text, 'utf8'));
  } catch {
    return { ok: false, error: appError('file/not-saved', basename(filePath)) };
  }
  return { ok: true, value: { saved: true } };
}
