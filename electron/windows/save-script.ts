import type { Result } from '../../shared/errors.ts';
import type { DesktopTexts } from '../../shared/messages/desktop.en.ts';
import { saveFile, type ShowSaveDialog } from './save-file.ts';

/** U+FEFF at the beginning says that what follows is UTF-8. */
const byteOrderMark = '\ufeff';

/**
 * Asks where to save a script, and writes it there: see {@link saveFile}.
 *
 * @param fileName what the dialog offers
 * @param texts in the language that is shown
 */
export function saveScript(
  showSaveDialog: ShowSaveDialog,
  fileName: string,
  text: string,
  texts: DesktopTexts,
): Promise<Result<{ saved: boolean }>> {
  const options = {
    title: texts.saveScript.title,
    defaultPath: fileName,
    filters: [{ name: texts.saveScript.files, extensions: ['ps1'] }],
  };
  return saveFile(showSaveDialog, options, scriptBytes(text));
}

/**
 * A script as Windows has them. Windows PowerShell 5.1 takes a file without a byte order mark for one
 * in the system's own code page, so that an address with an umlaut would be another one; every
 * PowerShell reads this. Source: Microsoft, about_Character_Encoding.
 */
function scriptBytes(text: string): Buffer {
  return Buffer.from(byteOrderMark + text.replaceAll(/\r?\n/g, '\r\n'), 'utf8');
}
