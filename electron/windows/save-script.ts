import { basename } from 'node:path';
import type { SaveDialogOptions, SaveDialogReturnValue } from 'electron';
import { appError, type Result } from '../../shared/errors.ts';
import type { DesktopTexts } from '../../shared/messages/desktop.en.ts';
import { writeWhole } from '../store/own-file.ts';

/** Shows the system's dialog. */
export type ShowSaveDialog = (options: SaveDialogOptions) => Promise<SaveDialogReturnValue>;

/** U+FEFF at the beginning says that what follows is UTF-8. */
const byteOrderMark = '\ufeff';

/**
 * Asks where to save a script, and writes it there.
 *
 * @param showSaveDialog Electron's dialog, over the app's window
 * @param fileName what the dialog offers
 * @param texts in the language that is shown
 * @returns whether it was saved; a failure that names the file, without its folder, where the system
 *   does not let it be written. What was there before is then as it was.
 */
export async function saveScript(
  showSaveDialog: ShowSaveDialog,
  fileName: string,
  text: string,
  texts: DesktopTexts,
): Promise<Result<{ saved: boolean }>> {
  const { canceled, filePath } = await showSaveDialog({
    title: texts.saveScript.title,
    defaultPath: fileName,
    filters: [{ name: texts.saveScript.files, extensions: ['ps1'] }],
  });
  if (canceled || filePath === '') return { ok: true, value: { saved: false } };
  try {
    await writeWhole(filePath, scriptBytes(text));
  } catch {
    return { ok: false, error: appError('file/not-saved', basename(filePath)) };
  }
  return { ok: true, value: { saved: true } };
}

/**
 * A script as Windows has them. Windows PowerShell 5.1 takes a file without a byte order mark for one
 * in the system's own code page, so that an address with an umlaut would be another one; every
 * PowerShell reads this. Source: Microsoft, about_Character_Encoding.
 */
function scriptBytes(text: string): Buffer {
  return Buffer.from(byteOrderMark + text.replaceAll(/\r?\n/g, '\r\n'), 'utf8');
}
