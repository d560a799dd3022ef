import type { Result } from '../../shared/errors.ts';
import type { DesktopTexts } from '../../shared/messages/desktop.en.ts';
import { saveFile, type ShowSaveDialog } from './save-file.ts';

/**
 * Asks where to save a file of another program's settings, and writes it there as it is: UTF-8
 * without a mark and with line feeds, as the programs read it on every system. See {@link saveFile}.
 *
 * @param fileName what the dialog offers: the program's own name for it
 * @param texts in the language that is shown
 */
export function saveProgramFile(
  showSaveDialog: ShowSaveDialog,
  fileName: string,
  text: string,
  texts: DesktopTexts,
): Promise<Result<{ saved: boolean }>> {
  const options = { title: texts.saveProgramFile.title(fileName), defaultPath: fileName };
  return saveFile(showSaveDialog, options, Buffer.from(text, 'utf8'));
}
