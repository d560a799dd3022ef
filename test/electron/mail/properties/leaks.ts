/** A piece of a secret this long is one too many; of a shorter secret, the whole. */
const pieceCharacters = 16;

/** What is as good as the same to who wants the secret: another case, the other base64 alphabet. */
function alike(text: string): string {
  return text.toLowerCase().replaceAll('-', '+').replaceAll('_', '/');
}

/** The secret, and the base64 of it wherever it begins in what was encoded. */
function formsOf(secret: string): string[] {
  const aligned = [0, 1, 2].map((before) => {
    const encoded = Buffer.from(' '.repeat(before) + secret).toString('base64');
    // Only characters that depend on the secret alone.
    return encoded.slice(
      before === 0 ? 0 : before + 1,
      Math.floor(((before + secret.length) * 4) / 3),
    );
  });
  return [secret, ...aligned].map(alike);
}

/**
 * A search for a secret of ASCII in texts, plain or in base64, also within base64. It has nothing in
 * common with the filter that it tests: it knows every piece by heart.
 *
 * @returns what of the secret a text has: nothing, where all is well
 */
export function leakFinder(secret: string): (text: string) => string[] {
  const pieces = new Map<number, Set<string>>();
  for (const form of formsOf(secret)) {
    const length = Math.min(pieceCharacters, form.length);
    const known = pieces.get(length) ?? new Set<string>();
    for (let at = 0; at + length <= form.length; at++) known.add(form.slice(at, at + length));
    pieces.set(length, known);
  }
  const search = (text: string): string[] => {
    const searched = alike(text);
    const found: string[] = [];
    for (const [length, known] of pieces) {
      for (let at = 0; at + length <= searched.length; at++) {
        const piece = searched.slice(at, at + length);
        if (known.has(piece)) found.push(piece);
      }
    }
    return found;
  };
  return (text) => {
    const encoded = text.match(/[A-Za-z0-9+/_-]{12,}/g) ?? [];
    const within = encoded.flatMap((run) =>
      [0, 1, 2, 3].map((skipped) => Buffer.from(run.slice(skipped), 'base64').toString('latin1')),
    );
    return [text, ...within].flatMap(search);
  };
}
