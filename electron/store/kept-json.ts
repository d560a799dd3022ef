import type { z } from 'zod';
import { readBounded, replaceFile, setAside } from './own-file.ts';

/** What a text of JSON holds; `undefined` where it is no JSON, or holds something else. */
export function jsonAs<Value>(schema: z.ZodType<Value>, text: string): Value | undefined {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return undefined;
  }
  const parsed = schema.safeParse(value);
  return parsed.success ? parsed.data : undefined;
}

/** What was found in a file that was kept; neither of both where there is none. */
export interface KeptJson<Value> {
  value: Value | undefined;
  /** The name that a file has now that could not be used. */
  setAsideAs: string | undefined;
}

/**
 * Reads a file that {@link writeKept} has written. What cannot be used is set aside.
 *
 * @param maxBytes of which this program writes no larger one
 * @param parse gives what the text holds, or `undefined` where it is none of this program's
 * @throws where the file cannot be read or set aside; it is then as it was
 */
export async function readKept<Value>(
  path: string,
  maxBytes: number,
  parse: (text: string) => Value | undefined,
): Promise<KeptJson<Value>> {
  const bytes = await readBounded(path, maxBytes);
  if (bytes === undefined) return { value: undefined, setAsideAs: undefined };
  const value = bytes === 'unusable' ? undefined : parse(bytes.toString('utf8'));
  return { value, setAsideAs: value === undefined ? await setAside(path) : undefined };
}

/**
 * Writes JSON, in lines that a person can read, in the place of what was there.
 *
 * @param maxBytes of which no larger one would be read again
 * @returns false where it could not be written; what was there is then as it was
 */
export async function writeKept(path: string, value: unknown, maxBytes: number): Promise<boolean> {
  const bytes = Buffer.from(`${JSON.stringify(value, undefined, 1)}\n`);
  if (bytes.length > maxBytes) return false;
  try {
    await replaceFile(path, bytes);
    return true;
  } catch {
    return false;
  }
}
