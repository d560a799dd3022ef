import type { Result } from '../../shared/errors.ts';
import type { LanguageId } from '../../shared/language-ids.ts';
import { desktopCatalogues } from '../../shared/messages/desktop.ts';
import type { ProblemFile } from '../problem/problem-reports.ts';
import { saveFile, type ShowSaveDialog } from './save-file.ts';

/** Asks where to save the report of a problem, and writes it there: see {@link saveFile}. */
export function saveProblem(
  showSaveDialog: ShowSaveDialog,
  { fileName, bytes }: ProblemFile,
  language: LanguageId,
): Promise<Result<{ saved: boolean }>> {
  const { title, files } = desktopCatalogues[language].saveProblem;
  const filters = [{ name: files, extensions: ['zip'] }];
  return saveFile(showSaveDialog, { title, defaultPath: fileName, filters }, bytes);
}
