import type { Result } from '../../shared/errors.ts';
import { fileEndings, type ReportFormat } from '../../shared/report/formats.ts';
import type { Messages } from '../../shared/messages/en.ts';
import type { ReportFile } from '../reports.ts';
import { saveFile, type ShowSaveDialog } from './save-file.ts';

/**
 * Asks where to save a report, and writes it there: see {@link saveFile}.
 *
 * @param texts in the language of the report
 */
export function saveReport(
  showSaveDialog: ShowSaveDialog,
  { fileName, bytes }: ReportFile,
  format: ReportFormat,
  texts: Messages['reportPage'],
): Promise<Result<{ saved: boolean }>> {
  const options = {
    title: texts.saveTitle,
    defaultPath: fileName,
    filters: [{ name: texts.formats[format], extensions: [fileEndings[format]] }],
  };
  return saveFile(showSaveDialog, options, bytes);
}
