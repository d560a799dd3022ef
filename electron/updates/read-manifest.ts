import { parseUpdateInfo } from 'electron-updater/out/providers/Provider.js';
import { UpdateFailure } from './failure.ts';

/**
 * Reads the YAML of a manifest whose signature was checked, with what electron-updater reads it.
 *
 * @throws {UpdateFailure} `update/manifest`; never with what is in it
 */
export function readManifest(bytes: Uint8Array): unknown {
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw new UpdateFailure('update/manifest', 'not UTF-8');
  }
  try {
    const read: unknown = parseUpdateInfo(text, 'manifest', new URL('https://feed.invalid/'));
    return read;
  } catch {
    throw new UpdateFailure('update/manifest', 'not YAML');
  }
}
