import { readFile } from 'node:fs/promises';
import { licencesSchema, type Licences } from '../shared/licences.ts';
import { appError, type Result } from '../shared/errors.ts';

/**
 * Reads the list that the build has written beside the program.
 *
 * @returns `app/unexpected` where it is not there, which is a fault of the build
 */
export async function readLicences(path: string): Promise<Result<Licences>> {
  try {
    const value = licencesSchema.parse(JSON.parse(await readFile(path, 'utf8')));
    return { ok: true, value };
  } catch {
    return { ok: false, error: appError('app/unexpected', 'licences.json') };
  }
}
