/**
 * The known name that was likely meant, whatever its capitals.
 *
 * @returns `undefined` where none is near: more than a third of the letters would have to change
 */
export function nearestName(typed: string, known: readonly string[]): string | undefined {
  const wanted = typed.toLowerCase();
  let best: { name: string; changes: number } | undefined;
  for (const name of known) {
    const most = Math.floor(Math.max(name.length, wanted.length) / 3);
    // The lengths alone need as many changes; so a name of a megabyte is not compared at all.
    if (Math.abs(name.length - wanted.length) > most) continue;
    if (name.length + wanted.length > 200) continue;
    const changes = distance(wanted, name.toLowerCase());
    if (changes <= most && changes < (best?.changes ?? Infinity)) best = { name, changes };
  }
  return best?.name;
}

/** How many letters have to be put in, left out or replaced (Levenshtein). */
function distance(one: string, other: string): number {
  let row = Array.from({ length: other.length + 1 }, (_none, index) => index);
  for (let index = 0; index < one.length; index += 1) {
    const letter = one[index];
    const next = [index + 1];
    for (let at = 1; at <= other.length; at += 1) {
      const replaced = (row[at - 1] ?? 0) + (other[at - 1] === letter ? 0 : 1);
      next.push(Math.min((row[at] ?? 0) + 1, (next[at - 1] ?? 0) + 1, replaced));
    }
    row = next;
  }
  return row[other.length] ?? 0;
}
