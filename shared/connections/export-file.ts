import { z } from 'zod';
import { authoritiesOf, cloudIds } from '../clouds.ts';
import { appError, type ErrorCode, type Result } from '../errors.ts';
import { countingEdits } from './foreign-values.ts';
import { maxConnections } from './limits.ts';
import { uniqueName } from './names.ts';
import {
  importedConnectionSchema,
  type ImportedConnection,
  type SavedConnection,
} from './saved-connection.ts';
import { hasUnshown, shownText } from './shown-text.ts';

/** What tells such a file from every other one. */
export const exportKind = 'mailbox-oauth-assistant/connections';

/** Raised whenever an older program could misunderstand a file. */
export const exportVersion = 1;

const headerSchema = z.looseObject({ kind: z.literal(exportKind), version: z.number() });

const fileSchema = z.strictObject({
  kind: z.literal(exportKind),
  version: z.literal(exportVersion),
  exportedAt: z.iso.datetime(),
  connections: z.array(importedConnectionSchema).min(1).max(maxConnections),
});

/** What a key is called that somebody has put a secret under. */
const secretKey = /secret|pass(?:word|wd|phrase)|token|credential|private.?key|cookie|assertion/i;

/**
 * The text of a file with connections, for another computer or for keeping. IDs and times stay
 * behind: they say nothing elsewhere. Characters that nobody sees are left out, so that every file
 * that is written here can be read here.
 *
 * @param unnamed what a connection is called that has no name yet
 * @param exportedAt ISO 8601, UTC
 */
export function exportText(
  connections: readonly SavedConnection[],
  unnamed: string,
  exportedAt: string,
): string {
  const entries = connections.map(({ name, draft }) => ({
    name: shownText(name).trim() || unnamed,
    draft: shownDraft(draft),
  }));
  const file = { kind: exportKind, version: exportVersion, exportedAt, connections: entries };
  return `${JSON.stringify(file, undefined, 2)}\n`;
}

function shownDraft(draft: SavedConnection['draft']): SavedConnection['draft'] {
  const shown = mapTexts(draft, shownText) as SavedConnection['draft'];
  const { furtherMailboxes } = draft;
  const list = furtherMailboxes === undefined ? undefined : shownText(furtherMailboxes, true);
  return list === undefined ? shown : { ...shown, furtherMailboxes: list };
}

/** The same value with each text in it changed. */
function mapTexts(value: unknown, change: (text: string) => string): unknown {
  if (typeof value === 'string') return change(value);
  if (Array.isArray(value)) return value.map((each) => mapTexts(each, change));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, each]) => [key, mapTexts(each, change)]),
  );
}

/**
 * What a file has that may come from anybody. Nothing is taken that this program does not write
 * itself: no key that it does not know, no character that is not seen, no authority that is not the
 * cloud's. What is then left of it that decides where a token goes is for a person to look at:
 * `foreign-values.ts`.
 *
 * @param text the whole file
 * @returns the connections, each under a name that the others do not have; else `import/...`, whose
 *   detail names the place in the file and nothing that stands there
 */
export function readExport(text: string): Result<ImportedConnection[]> {
  const parsed = parseJson(text);
  const header = headerSchema.safeParse(parsed);
  if (!header.success) return refused('import/other-file');
  if (header.data.version !== exportVersion) {
    return refused('import/other-version', String(header.data.version));
  }
  const file = fileSchema.safeParse(parsed);
  if (!file.success) return refusal(file.error);
  const names: string[] = [];
  const found: ImportedConnection[] = [];
  for (const [index, { name, draft }] of file.data.connections.entries()) {
    const place = misplaced({ name, draft });
    if (place !== undefined) return refused('import/not-allowed', `connections[${index}].${place}`);
    const unique = uniqueName(name.trim(), names);
    names.push(unique);
    found.push({ name: unique, draft: { ...draft, edits: countingEdits(draft.edits) } });
  }
  return { ok: true, value: found };
}

function parseJson(text: string): unknown {
  try {
    // Some editors begin a file with a mark.
    return JSON.parse(text.replace(/^\ufeff/, ''));
  } catch {
    return undefined;
  }
}

/** Where something stands that this program would not have written, if anywhere. */
function misplaced({ name, draft }: ImportedConnection): string | undefined {
  if (hasUnshown(name) || name.trim() === '') return 'name';
  for (const cloud of cloudIds) {
    const authority = draft.edits[cloud]?.authority;
    if (authority !== undefined && !authoritiesOf(cloud).includes(authority)) {
      return `draft.edits.${cloud}.authority`;
    }
  }
  return unshownIn(draft, 'draft');
}

function unshownIn(value: unknown, place: string): string | undefined {
  if (typeof value === 'string') {
    return hasUnshown(value, place === 'draft.furtherMailboxes') ? place : undefined;
  }
  if (typeof value !== 'object' || value === null) return undefined;
  for (const [key, each] of Object.entries(value)) {
    const found = unshownIn(each, `${place}.${key}`);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** A secret that somebody has put into such a file is worth saying so; what it is, is not said. */
function refusal({ issues }: z.ZodError): Result<never> {
  const unknown = issues.flatMap((issue) =>
    issue.code === 'unrecognized_keys' ? [{ path: issue.path, keys: issue.keys }] : [],
  );
  const secret = unknown.find(({ keys }) => keys.some((key) => secretKey.test(key)));
  if (secret) return refused('import/secret', placeOf(secret.path));
  return refused('import/not-allowed', placeOf(issues[0]?.path ?? []));
}

function placeOf(path: readonly PropertyKey[]): string {
  return path
    .map((part) => (typeof part === 'number' ? `[${part}]` : `.${String(part)}`))
    .join('')
    .replace(/^\./, '');
}

function refused(code: ErrorCode, detail?: string): Result<never> {
  return { ok: false, error: appError(code, detail) };
}
