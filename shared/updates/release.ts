import { makeVisible } from '../text/visible.ts';
import { feedFolder } from './feed-address.ts';
import { manifestSchema, maxNotesCharacters, type Manifest } from './schema.ts';
import type { Release } from './state.ts';
import { compareNumbers, isReleaseVersion } from './version.ts';

/** The computer that a file is wanted for. */
export interface WantedFile {
  /** Of Node: `x64`, `arm64` … */
  arch: string;
  /** `exe`, `zip`, `AppImage`, `deb`, `rpm`: the one that fits how the app was installed. */
  extension: string;
  /** The system's version as `os.release()` has it. */
  system: string;
}

/** What a signed manifest comes to: a release for this computer, or why it is none. */
export type ReadRelease =
  | { kind: 'release'; release: Release }
  | { kind: 'unusable'; reason: string }
  | { kind: 'unsupported-system'; needed: string };

/** Base64 of 64 bytes, which leaves two bits of its last character unused. */
const sha512Base64 = /^[A-Za-z0-9+/]{85}[AQgw]==$/;

/** A name in the feed's own folder: nothing that a URL or a file system gives a meaning to. */
const plainFileName = /^[A-Za-z0-9][A-Za-z0-9._+~() -]{0,198}[A-Za-z0-9]$/;

/** How file names say for which processors a file is. */
const archNames: Readonly<Record<string, readonly string[]>> = {
  x64: ['x64', 'x86_64', 'amd64'],
  arm64: ['arm64', 'aarch64'],
  arm: ['armv7l', 'armhf'],
  ia32: ['ia32', 'i386', 'i686'],
};

/**
 * Reads a manifest whose signature was checked. What the publisher has signed is believed, but the
 * publisher can be mistaken: a file must be in the feed's own folder, be of this system and have a
 * checksum.
 *
 * @param manifest what its YAML says
 * @param feed address of the folder, as the setting has it
 */
export function readRelease(manifest: unknown, feed: string, wanted: WantedFile): ReadRelease {
  const problem = manifestProblem(manifest);
  if (problem !== undefined) return unusable(problem);
  const { version, releaseDate, releaseNotes, minimumSystemVersion, files } =
    manifestSchema.parse(manifest);
  if (
    minimumSystemVersion !== undefined &&
    compareNumbers(wanted.system, minimumSystemVersion) < 0
  ) {
    return { kind: 'unsupported-system', needed: makeVisible(minimumSystemVersion) };
  }
  const file = fileFor(files, wanted);
  if (!file) return unusable(`files: no .${wanted.extension} for ${wanted.arch}`);
  const date = isIsoTime(releaseDate) ? { date: releaseDate } : {};
  return {
    kind: 'release',
    release: {
      ...{ version, ...date, notes: plainText(releaseNotes ?? '') },
      address: `${feedFolder(feed)}${encodeURIComponent(file.url)}`,
      ...{ size: file.size, sha512: file.sha512 },
    },
  };
}

/** Why a manifest is none that anybody may use, or `undefined` where it is one. */
export function manifestProblem(manifest: unknown): string | undefined {
  const parsed = manifestSchema.safeParse(manifest);
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    return `${issue?.path.map(String).join('.') ?? ''}: not as expected`;
  }
  const { version, files } = parsed.data;
  if (!isReleaseVersion(version)) return 'version: not three numbers';
  const bad = files.find(({ url }) => !plainFileName.test(url));
  if (bad) return `files: ${makeVisible(bad.url)} is not a name in the folder`;
  const isChecked = files.every(({ sha512 }) => sha512Base64.test(sha512));
  return isChecked ? undefined : 'files: a checksum is not SHA-512 in base64';
}

function unusable(reason: string): ReadRelease {
  return { kind: 'unusable', reason };
}

/** The one that names this processor; else one that names none, which is for all of them. */
function fileFor(
  files: Manifest['files'],
  { arch, extension }: WantedFile,
): Manifest['files'][number] | undefined {
  const ending = `.${extension.toLowerCase()}`;
  const fitting = files.filter(({ url }) => url.toLowerCase().endsWith(ending));
  return (
    fitting.find(({ url }) => archsIn(url).includes(arch)) ??
    fitting.find(({ url }) => archsIn(url).length === 0)
  );
}

function archsIn(name: string): string[] {
  const lower = name.toLowerCase();
  const isIn = (word: string) => new RegExp(`(?<![a-z0-9])${word}(?![a-z0-9])`).test(lower);
  return Object.keys(archNames).filter((arch) => archNames[arch]?.some(isIn));
}

function isIsoTime(text: string | undefined): text is string {
  return text !== undefined && /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d{1,9})?Z$/.test(text);
}

/** Lines of text without anything that is not seen. */
function plainText(text: string): string {
  const cut =
    text.length > maxNotesCharacters ? `${text.slice(0, maxNotesCharacters).trimEnd()}…` : text;
  const lines = cut.split(/\r\n|[\r\n]/).map((line) => makeVisible(line.replaceAll('\t', '  ')));
  return lines.join('\n').trim();
}
