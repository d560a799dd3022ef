import { createHash, type KeyObject } from 'node:crypto';
import { createReadStream, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { readManifest } from '../../electron/updates/read-manifest.ts';
import { maxManifestBytes } from '../../electron/updates/limits.ts';
import { manifestProblem } from '../../shared/updates/release.ts';
import { manifestSchema } from '../../shared/updates/schema.ts';
import { signManifest } from './sign.ts';

/** The manifests of the stable channel, as electron-builder names them. */
const manifestNames = /^latest(?:-mac|-linux(?:-[a-z0-9_]+)?)?\.yml$/;

/**
 * Signs the manifests of a folder of releases: looks that each file that they name is there and is
 * what they say, puts in the notes where they have none, and writes `NAME.sig` beside each.
 *
 * @param notes of the release, by its version; `undefined` where there are none
 * @returns one line for each manifest
 * @throws where something is missing or wrong; then nothing of that manifest was written
 */
export async function signFolder(
  folder: string,
  privateKey: KeyObject,
  notes: (version: string) => string | undefined,
): Promise<string[]> {
  const names = readdirSync(folder).filter((name) => manifestNames.test(name));
  if (names.length === 0) throw new Error(`${folder}: no manifest (latest.yml and its like).`);
  const done: string[] = [];
  for (const name of names) {
    const bytes = await checkedManifest(folder, name, notes);
    writeFileSync(join(folder, name), bytes);
    writeFileSync(join(folder, `${name}.sig`), signManifest(name, bytes, privateKey));
    done.push(`${name}: signed, ${bytes.length} bytes`);
  }
  return done;
}

async function checkedManifest(
  folder: string,
  name: string,
  notes: (version: string) => string | undefined,
): Promise<Buffer> {
  const fail = (why: string): Error => new Error(`${name}: ${why}`);
  const text = readFileSync(join(folder, name), 'utf8');
  const read = readManifest(Buffer.from(text));
  const problem = manifestProblem(read);
  if (problem !== undefined) throw fail(problem);
  const { version, files, releaseNotes } = manifestSchema.parse(read);
  for (const { url, size, sha512 } of files) {
    const path = join(folder, url);
    if (statSync(path, { throwIfNoEntry: false })?.size !== size) {
      throw fail(`${url} is not there, or is not ${size} bytes long.`);
    }
    if ((await sha512Of(path)) !== sha512) throw fail(`${url} has another SHA-512.`);
  }
  const added = (releaseNotes ?? '') === '' ? notes(version) : '';
  if (added === undefined) throw fail(`no notes for ${version}: give it a part in CHANGELOG.md.`);
  // A string of JSON is one of YAML, too.
  const line = added === '' ? '' : `releaseNotes: ${JSON.stringify(added)}\n`;
  const bytes = Buffer.from(`${text.trimEnd()}\n${line}`);
  if (bytes.length > maxManifestBytes) throw fail(`more than ${maxManifestBytes} bytes.`);
  return bytes;
}

async function sha512Of(path: string): Promise<string> {
  const hash = createHash('sha512');
  await pipeline(createReadStream(path), hash);
  return hash.digest('base64');
}

/**
 * The part of a changelog about a version: what stands under `## 1.2.3` up to the next heading of
 * that kind, without its own heading.
 */
export function changelogPart(changelog: string, version: string): string | undefined {
  const parts = changelog.split(/^## /m).slice(1);
  const isOf = (part: string) => /^\[?v?(\d+\.\d+\.\d+)\b/.exec(part)?.[1] === version;
  const text = parts.find(isOf)?.split('\n').slice(1).join('\n').trim();
  return text === '' ? undefined : text;
}
