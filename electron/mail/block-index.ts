/** A text is looked up in blocks of so many characters. */
export const blockCharacters = 8;

/** One bit for each value of the hash: 32 kB. A token's blocks set about one in twenty. */
const hashBits = 18;

/**
 * Says of a block of {@link blockCharacters} characters that it is surely not in any of some texts,
 * at the cost of looking at the block alone: a Bloom filter with one hash. A server may send a
 * megabyte, and searching a token for every block of that would take seconds.
 */
export class BlockIndex {
  readonly #bits = new Uint32Array(2 ** hashBits / 32);

  constructor(texts: readonly string[]) {
    for (const text of texts) {
      for (let at = 0; at + blockCharacters <= text.length; at++) {
        const hash = hashAt(text, at);
        this.#bits[hash >>> 5] = (this.#bits[hash >>> 5] ?? 0) | (1 << (hash & 31));
      }
    }
  }

  /** False where the block of `text` that begins at `at` is in none of the texts. */
  mayHold(text: string, at: number): boolean {
    const hash = hashAt(text, at);
    return (((this.#bits[hash >>> 5] ?? 0) >>> (hash & 31)) & 1) === 1;
  }
}

/** FNV-1a over UTF-16 code units, its upper bits folded onto those that are kept. */
function hashAt(text: string, at: number): number {
  let hash = 0x811c9dc5;
  for (let index = at; index < at + blockCharacters; index++) {
    hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
  }
  return (hash ^ (hash >>> hashBits)) & (2 ** hashBits - 1);
}
