/** A piece of a secret that is long enough to be worth stealing, and too long to appear by chance. */
const windowLength = 16;

/**
 * Searches a text for pieces of secrets: plain, percent-encoded, and in base64 or base64url at
 * each of the three alignments that base64 knows.
 *
 * @param secrets what must not appear, by a name for the answer; shorter ones than 16 characters
 *   are looked for whole
 * @returns `name (form)` for each secret that was found
 */
export function findSecrets(text: string, secrets: Readonly<Record<string, string>>): string[] {
  const found: string[] = [];
  // Looked up rather than searched for: a token has thousands of pieces, a run megabytes of text.
  const windows = new Set(pieces(text));
  const holds = (piece: string): boolean =>
    piece.length === windowLength ? windows.has(piece) : text.includes(piece);
  for (const [name, secret] of Object.entries(secrets)) {
    for (const [form, encoded] of encodings(secret)) {
      if (pieces(encoded).some(holds)) found.push(`${name} (${form})`);
    }
  }
  return found;
}

function* encodings(secret: string): Generator<[form: string, encoded: string]> {
  yield ['plain', secret];
  if (encodeURIComponent(secret) !== secret) yield ['percent-encoded', encodeURIComponent(secret)];
  for (const shift of [0, 1, 2]) {
    const bytes = Buffer.concat([Buffer.alloc(shift), Buffer.from(secret)]);
    // What depends on the neighbours, at both ends, is not part of the secret's own encoding.
    const own = (text: string): string =>
      text.slice(shift === 0 ? 0 : 4, bytes.length % 3 === 0 ? undefined : -4);
    yield [`base64, shifted by ${String(shift)}`, own(bytes.toString('base64'))];
    const url = bytes.toString('base64url');
    yield [`base64url, shifted by ${String(shift)}`, url.slice(shift === 0 ? 0 : 4, -3)];
  }
  yield ['hexadecimal', Buffer.from(secret).toString('hex')];
}

function pieces(encoded: string): string[] {
  if (encoded.length <= windowLength) return encoded === '' ? [] : [encoded];
  const count = encoded.length - windowLength + 1;
  return Array.from({ length: count }, (_, at) => encoded.slice(at, at + windowLength));
}
