import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { readdir, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/** A file that was made. */
export interface Artefact {
  name: string;
  /** In octets. */
  size: number;
  /** In hexadecimal digits. */
  sha256: string;
}

/**
 * What is for handing out: packages, the list of what is in them, and what the feed of updates needs;
 * not the packager's own notes.
 */
const handedOut = /\.(?:exe|zip|dmg|AppImage|deb|rpm|blockmap|cdx\.json)$|^latest.*\.yml$/;

/**
 * Lists what is in a folder for handing out, and writes `SHA256SUMS` beside it, which
 * `sha256sum --check` reads.
 *
 * @returns sorted by name
 */
export async function writeSums(folder: string): Promise<Artefact[]> {
  const names = (await readdir(folder)).filter((name) => handedOut.test(name)).sort();
  const artefacts: Artefact[] = [];
  for (const name of names) {
    const path = join(folder, name);
    artefacts.push({ name, size: (await stat(path)).size, sha256: await sha256(path) });
  }
  const lines = artefacts.map(({ name, sha256: sum }) => `${sum}  ${name}\n`);
  await writeFile(join(folder, 'SHA256SUMS'), lines.join(''));
  return artefacts;
}

async function sha256(path: string): Promise<string> {
  const hash = createHash('sha256');
  for await (const chunk of createReadStream(path)) hash.update(chunk as Buffer);
  return hash.digest('hex');
}

/** A size as a person reads it. */
export function readableSize(octets: number): string {
  const [divisor, unit] = octets < 1024 ** 2 ? [1024, 'KiB'] : [1024 ** 2, 'MiB'];
  return `${(octets / divisor).toFixed(1)} ${unit}`;
}
