import { constants } from 'node:fs';
import { open } from 'node:fs/promises';
import { basename } from 'node:path';
import type { OpenDialogOptions, OpenDialogReturnValue } from 'electron';
import { appError, type ErrorCode, type Result } from '../../shared/errors.ts';
import type { DesktopTexts } from '../../shared/messages/desktop.en.ts';
import { maxCertificateFileBytes } from '../auth/certificates/read-certificate.ts';
import type { ChosenFile } from '../auth/credentials.ts';
import type { FilePurpose } from '../handlers/types.ts';

/** Shows the system's dialog. */
export type ShowOpenDialog = (options: OpenDialogOptions) => Promise<OpenDialogReturnValue>;

/** What the dialog says and shows, and what it is when a file cannot be read. */
interface Question {
  text: 'chooseClientCertificate' | 'chooseAuthority';
  extensions: string[];
  properties: NonNullable<OpenDialogOptions['properties']>;
  unreadable: ErrorCode;
}

const questions: Readonly<Record<FilePurpose, Question>> = {
  'client-certificate': {
    text: 'chooseClientCertificate',
    extensions: ['pfx', 'p12', 'pem', 'cer', 'crt', 'key'],
    // Certificate and key may be in files of their own.
    properties: ['openFile', 'multiSelections'],
    unreadable: 'certificate/unreadable',
  },
  'authority-certificate': {
    text: 'chooseAuthority',
    extensions: ['pem', 'cer', 'crt', 'der'],
    properties: ['openFile'],
    unreadable: 'authority-certificate/unreadable',
  },
};

function dialogOf({ text, extensions, properties }: Question, texts: DesktopTexts) {
  const { title, button, files } = texts[text];
  return {
    ...{ title, buttonLabel: button, properties },
    filters: [
      { name: files, extensions },
      { name: texts.allFiles, extensions: ['*'] },
    ],
  } satisfies OpenDialogOptions;
}

/** More files than one certificate comes in; further ones are not even opened. */
const maxFiles = 6;

/**
 * Asks for certificate files and reads them.
 *
 * @param showOpenDialog Electron's dialog, over the app's window
 * @param texts in the language that is shown
 * @returns the files with their names, without their folders; none where the dialog was closed; a
 *   failure that names the file where one cannot be read or is larger than such a file is
 */
export async function chooseFiles(
  showOpenDialog: ShowOpenDialog,
  purpose: FilePurpose,
  texts: DesktopTexts,
): Promise<Result<ChosenFile[]>> {
  const question = questions[purpose];
  const { unreadable } = question;
  const { canceled, filePaths } = await showOpenDialog(dialogOf(question, texts));
  if (canceled) return { ok: true, value: [] };
  const files: ChosenFile[] = [];
  for (const path of filePaths.slice(0, maxFiles)) {
    const name = basename(path);
    const content = await readBounded(path);
    if (content === undefined) return { ok: false, error: appError(unreadable, name) };
    files.push({ name, content });
  }
  return { ok: true, value: files };
}

/** A pipe would hold up this program until somebody writes to it. Not on Windows. */
const nonBlocking = process.platform === 'win32' ? 0 : constants.O_NONBLOCK;

/** The file's bytes; `undefined` where it cannot be read, is no file, or is too large. */
async function readBounded(path: string): Promise<Uint8Array | undefined> {
  try {
    const file = await open(path, constants.O_RDONLY | nonBlocking);
    try {
      const stat = await file.stat();
      // Whatever calls itself a file and has no end, such as a device, is not read.
      if (!stat.isFile() || stat.size > maxCertificateFileBytes) return undefined;
      return await file.readFile();
    } finally {
      await file.close();
    }
  } catch {
    return undefined;
  }
}
