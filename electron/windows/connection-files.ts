import { basename } from 'node:path';
import { maxExportBytes } from '../../shared/connections/limits.ts';
import { appError, type Result } from '../../shared/errors.ts';
import { makeVisible } from '../../shared/text/visible.ts';
import type { ConnectionFiles } from '../handlers/types.ts';
import { readBounded } from '../store/own-file.ts';
import type { ShowOpenDialog } from './choose-files.ts';
import { saveFile, type ShowSaveDialog } from './save-file.ts';

/** The ending of such a file: it is plain text that any editor shows. */
const extensions = ['json'];

/**
 * The files in which connections are passed on.
 *
 * @param showOpenDialog Electron's dialog, over the app's window
 * @param showSaveDialog the same for a file to be written
 */
export function createConnectionFiles(
  showOpenDialog: ShowOpenDialog,
  showSaveDialog: ShowSaveDialog,
): ConnectionFiles {
  return {
    save: (text, { exportTitle, kind, fileName }) => {
      const options = {
        title: exportTitle,
        defaultPath: `${fileName}.json`,
        filters: [{ name: kind, extensions }],
      };
      return saveFile(showSaveDialog, options, Buffer.from(text, 'utf8'));
    },
    choose: async ({ importTitle, importButton, kind }) => {
      const { canceled, filePaths } = await showOpenDialog({
        title: importTitle,
        buttonLabel: importButton,
        properties: ['openFile'],
        filters: [{ name: kind, extensions }],
      });
      const [path] = filePaths;
      if (canceled || path === undefined) return { ok: true, value: undefined };
      return read(path);
    },
  };
}

/** A file from anybody: no larger than such files are, and UTF-8 throughout. */
async function read(path: string): Promise<Result<{ name: string; text: string }>> {
  // Whoever made the file has named it, too.
  const name = makeVisible(basename(path));
  try {
    const bytes = await readBounded(path, maxExportBytes);
    if (bytes !== undefined && bytes !== 'unusable') {
      const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
      return { ok: true, value: { name, text } };
    }
  } catch {
    // It cannot be opened, or is no text.
  }
  return { ok: false, error: appError('import/unreadable', name) };
}
