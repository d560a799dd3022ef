import { basename } from 'node:path';
import { appError, type Result } from '../../shared/errors.ts';
import { fileEndings, type ReportFormat } from '../../shared/report/formats.ts';
import type { Messages } from '../../shared/messages/en.ts';
import type { ReportFile } from '../reports.ts';
import { writeWhole } from '../store/own-file.ts';
import type { ShowSaveDialog } from './save-script.ts';

/**
 * Asks where to save a report, and writes it there.
 *
 * @param showSaveDialog Electron's dialog, over the app's window
 * @param texts in the language of the report
 * @returns whether it was saved; a failure that names the file, without its folder, where the system
 *   does not let it be written. What was there before is then as it was.
 */
export async function saveReport(
  showSaveDialog: ShowSaveDialog,
  { fileName, bytes }: ReportFile,
  format: ReportFormat,
  texts: Messages['reportPage'],
): Promise<Result<{ saved: boolean }>> {
  const { canceled, filePath } = await showSaveDialog({
    title: texts.saveTitle,
    defaultPath: fileName,
    filters: [{ name: texts.formats[format], extensions: [fileEndings[format]] }],
  });
  if (canceled || filePath === '') return { ok: true, value: { saved: false } };
  try {
    await writeWhole(filePath, bytes);
  } catch {
    return { ok: false, error: appError('file/not-saved', basename(filePath)) };
  }
  return { ok: true, value: { saved: true } };
}
