import { promisify } from 'node:util';
import { gunzip, gzip } from 'node:zlib';
import { runRecordSchema, type RunRecord } from '../../shared/run-record.ts';
import { jsonAs } from './kept-json.ts';
import { readBounded, replaceFile } from './own-file.ts';

/** Some ten times the largest run: each of three checks reads a megabyte at most. */
const maxRecordBytes = 64 * 1024 * 1024;
/** Packed, text is a fraction of that; what does not pack well is no transcript. */
const maxFileBytes = 16 * 1024 * 1024;

const pack = promisify(gzip);
const unpack = promisify(gunzip);

/**
 * Writes a run, packed, in place of what was there.
 *
 * @throws where it cannot be written, and where it would be too large to be read again
 */
export async function writeRun(path: string, record: RunRecord): Promise<void> {
  const text = Buffer.from(JSON.stringify(record));
  const packed = text.length > maxRecordBytes ? undefined : await pack(text);
  if (!packed || packed.length > maxFileBytes) {
    throw Object.assign(new Error('too large to be read again'), { code: 'EFBIG' });
  }
  await replaceFile(path, packed);
}

/**
 * Reads a run.
 *
 * @returns `undefined` where there is none; `unusable` for what is no run of this program
 * @throws where it cannot be read at all
 */
export async function readRun(path: string): Promise<RunRecord | 'unusable' | undefined> {
  const bytes = await readBounded(path, maxFileBytes);
  if (bytes === undefined || bytes === 'unusable') return bytes;
  try {
    const text = await unpack(bytes, { maxOutputLength: maxRecordBytes });
    return jsonAs(runRecordSchema, text.toString('utf8')) ?? 'unusable';
  } catch {
    return 'unusable';
  }
}
