import { randomUUID } from 'node:crypto';
import { constants } from 'node:fs';
import { copyFile, mkdir, open, readdir, rename, rm, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';

/** Of one file; the last one is replaced when more are set aside. */
const maxSetAside = 5;

const { O_RDONLY, O_WRONLY, O_CREAT, O_EXCL } = constants;

/** What is written beside a file before it takes its place. */
const partName = /\.[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}\.part$/;

/** A pipe in a file's place would hold up this program until somebody writes to it. Not on Windows. */
const nonBlocking = process.platform === 'win32' ? 0 : constants.O_NONBLOCK;

/**
 * Reads a file that this program has written.
 *
 * @param maxBytes of which this program writes no larger one
 * @returns `undefined` where there is none; `unusable` for what is no file, or too large
 * @throws where it cannot be opened or read
 */
export async function readBounded(
  path: string,
  maxBytes: number,
): Promise<Buffer | 'unusable' | undefined> {
  let file;
  try {
    file = await open(path, O_RDONLY | nonBlocking);
  } catch (error) {
    if (isMissing(error)) return undefined;
    throw error;
  }
  try {
    const found = await file.stat();
    const isUsable = found.isFile() && found.size <= maxBytes;
    return isUsable ? await file.readFile() : 'unusable';
  } finally {
    await file.close();
  }
}

/**
 * Writes beside the old file and puts the new one in its place: what fails leaves the old one. The
 * folder is made, for this account alone, where there is none.
 *
 * @throws where it cannot be written
 */
export async function replaceFile(path: string, bytes: Uint8Array): Promise<void> {
  await mkdir(dirname(path), { recursive: true, mode: 0o700 });
  await writeWhole(path, bytes);
}

/**
 * {@link replaceFile} in a folder that has to be there.
 *
 * @throws where it cannot be written
 */
export async function writeWhole(path: string, bytes: Uint8Array): Promise<void> {
  const part = `${path}.${randomUUID()}.part`;
  try {
    const file = await open(part, O_WRONLY | O_CREAT | O_EXCL, 0o600);
    try {
      await file.writeFile(bytes);
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(part, path);
  } catch (error) {
    // Where it cannot be removed either, what went wrong first is what is told.
    await rm(part, { force: true }).catch(() => undefined);
    throw error;
  }
  await syncFolder(dirname(path));
}

/**
 * Has the new name outlast a loss of power as well; that what is in the file does, its own `sync` sees
 * to. Not every system lets a folder be opened, and the file is in its place by then: so this never
 * rejects.
 */
async function syncFolder(path: string): Promise<void> {
  if (process.platform === 'win32') return;
  try {
    const folder = await open(path, O_RDONLY);
    try {
      await folder.sync();
    } finally {
      await folder.close();
    }
  } catch {
    // The system writes it when it sees fit.
  }
}

/**
 * Deletes what a program that ended while it wrote has left in a folder. Only at the start, when nothing
 * is being written. Never rejects: what stays is in nobody's way.
 */
export async function removeParts(folder: string): Promise<void> {
  const names = await readdir(folder).catch(() => []);
  for (const name of names.filter((each) => partName.test(each))) {
    await rm(join(folder, name), { force: true }).catch(() => undefined);
  }
}

/**
 * Renames a file that cannot be used, so that it can be looked at and is in nobody's way.
 *
 * @returns its new name, without the folder
 * @throws where it cannot be renamed
 */
export async function setAside(path: string): Promise<string> {
  const place = await placeAside(path);
  await rename(path, place);
  return basename(place);
}

/**
 * Copies a file that can be used in part, so that the rest of it is not lost either.
 *
 * @returns the copy's name, without the folder
 * @throws where it cannot be copied
 */
export async function copyAside(path: string): Promise<string> {
  const place = await placeAside(path);
  await copyFile(path, place);
  return basename(place);
}

/** The first name that is free; the last one where none is. */
async function placeAside(path: string): Promise<string> {
  for (let number = 1; number < maxSetAside; number += 1) {
    const free = `${path}.set-aside-${number}`;
    if (await isFree(free)) return free;
  }
  return `${path}.set-aside-${maxSetAside}`;
}

async function isFree(path: string): Promise<boolean> {
  try {
    await stat(path);
    return false;
  } catch (error) {
    return isMissing(error);
  }
}

/** True for the failure that says that there is no such file. */
export function isMissing(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ENOENT';
}
