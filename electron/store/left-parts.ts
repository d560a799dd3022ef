import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { removeParts } from './own-file.ts';

/**
 * Deletes the half-written files of a program that was ended while it wrote: each would stay for ever, as
 * no two have the same name. To be called at the start, once no other program has this profile and
 * before anything is written. Never rejects.
 *
 * @param profile the folder of all that this program keeps
 */
export async function removeLeftParts(profile: string): Promise<void> {
  const runs = join(profile, 'runs');
  const ofConnections = await readdir(runs).catch(() => []);
  const folders = ofConnections.map((name) => join(runs, name));
  for (const folder of [profile, join(profile, 'kept'), ...folders]) {
    await removeParts(folder);
  }
}
