import { constants } from 'node:fs';
import { lstat, open } from 'node:fs/promises';
import { dirname } from 'node:path';

/** What is looked at of a file or a folder. */
export interface FileFacts {
  isLink: boolean;
  isFolder: boolean;
  isFile: boolean;
  /** Owner and mode, as POSIX has them. */
  uid: number;
  mode: number;
}

/** Finds out about a path, of the link itself where it is one. Rejects as `lstat` does. */
export type LookAt = (path: string) => Promise<FileFacts>;

/** Why a file was not taken. `path` is the file, or the folder of it that is the reason. */
type NotTaken =
  { kind: 'missing' } | { kind: 'too-large' } | { kind: FileFault; path: string; detail?: string };
type FileFault = 'unreadable' | 'link' | 'not-trusted';

/** A pipe in a file's place would hold up the start until somebody writes to it. Not on Windows. */
const nonBlocking = process.platform === 'win32' ? 0 : constants.O_NONBLOCK;

/** Whether the group or others may write; whether only an entry's owner may remove it. */
const othersWrite = 0o022;
const sticky = 0o1000;

/**
 * Reads a file of the administrator. Where modes say who can write, it is taken only if nobody but
 * root can change it: neither itself, nor any folder above it, and no link leads elsewhere. Lists of
 * access control that allow more than the mode are not looked at.
 *
 * @param maxBytes the largest file that is read
 * @returns its bytes, or why they were not taken; never rejects
 */
export async function readTrusted(
  path: string,
  { maxBytes, hasModes, lookAt = lookAtPath }: TrustedReading,
): Promise<Buffer | NotTaken> {
  let at = path;
  try {
    const facts = await lookAt(path);
    if (facts.isLink) return { kind: 'link', path };
    if (!facts.isFile) return { kind: 'unreadable', path, detail: 'EISDIR' };
    if (hasModes) {
      if (isOthers(facts)) return { kind: 'not-trusted', path };
      for (const folder of foldersOf(path)) {
        at = folder;
        const found = await lookAt(folder);
        if (found.isLink) return { kind: 'link', path: folder };
        if (isOthers(found)) return { kind: 'not-trusted', path: folder };
      }
      at = path;
    }
    return await readWhole(path, maxBytes);
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown';
    if (code === 'ENOENT' || code === 'ENOTDIR') return { kind: 'missing' };
    return { kind: code === 'ELOOP' ? 'link' : 'unreadable', path: at, detail: code };
  }
}

interface TrustedReading {
  maxBytes: number;
  hasModes: boolean;
  lookAt?: LookAt;
}

/** Opened without following a link that took its place a moment ago. */
async function readWhole(path: string, maxBytes: number): Promise<Buffer | NotTaken> {
  // Windows has no such flag, and its links are made by administrators alone.
  const noLink = process.platform === 'win32' ? 0 : constants.O_NOFOLLOW;
  const file = await open(path, constants.O_RDONLY | nonBlocking | noLink);
  try {
    const { size } = await file.stat();
    return size > maxBytes ? { kind: 'too-large' } : await file.readFile();
  } finally {
    await file.close();
  }
}

/** True where others than root can write. In a sticky folder they cannot touch what is root's. */
function isOthers({ uid, mode, isFolder }: FileFacts): boolean {
  const canWrite = (mode & othersWrite) !== 0;
  return uid !== 0 || (canWrite && !(isFolder && (mode & sticky) !== 0));
}

/** From the one that it is in up to the root. */
function foldersOf(path: string): string[] {
  const folder = dirname(path);
  return folder === path ? [] : [folder, ...foldersOf(folder)];
}

async function lookAtPath(path: string): Promise<FileFacts> {
  const found = await lstat(path);
  return {
    ...{ isLink: found.isSymbolicLink(), isFolder: found.isDirectory(), isFile: found.isFile() },
    ...{ uid: found.uid, mode: found.mode },
  };
}
