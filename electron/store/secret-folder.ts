import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { KeepingContents } from '../../shared/keeping.ts';
import type { Purpose } from './envelope.ts';
import { isMissing } from './own-file.ts';

/** What the names of the practice tenant's files begin with, so that they can be found. */
export const practicePrefix = 'practice-';

/** Deletes the files of practice tenants, which have another address each time they start. */
export function removePracticeFiles(folder: string): Promise<void> {
  return removeFiles(folder, (name) => name.startsWith(practicePrefix));
}

/**
 * Deletes every file of the folder, those that were set aside included.
 *
 * @param known what is being read or written now: each is removed in its turn, so that no write that
 *   was under way brings it back
 */
export async function removeAllFiles(
  folder: string,
  known: readonly { remove(): Promise<void> }[],
): Promise<void> {
  for (const file of known) await file.remove();
  await removeFiles(folder, () => true);
}

/** How much there is, by the names of the files: none is opened. What was set aside is not counted. */
export async function countKept(folder: string): Promise<KeepingContents> {
  const names = await namesIn(folder);
  const count = (purpose: Purpose) =>
    names.filter((name) => name.startsWith(`${purpose}-`) && name.endsWith('.bin')).length;
  return { apps: count('token-cache'), credentials: count('credential') };
}

/** Deletes the files that are of a kind; nothing happens where there is no folder. */
export async function removeFiles(folder: string, isOne: (name: string) => boolean): Promise<void> {
  for (const name of (await namesIn(folder)).filter(isOne)) {
    // Whatever was put in a file's place may be a folder.
    await rm(join(folder, name), { force: true, recursive: true });
  }
}

async function namesIn(folder: string): Promise<string[]> {
  try {
    return await readdir(folder);
  } catch (error) {
    if (isMissing(error)) return [];
    throw error;
  }
}
