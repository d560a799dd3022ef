/** What takes two columns in an editor's font: Chinese characters, kana, and their punctuation. */
const wide = /[\u1100-\u115f\u2e80-\u303e\u3041-\uff60\uffe0-\uffe6]/gu;

/**
 * What a line is not broken in: a word in Latin letters, and one in katakana; and before what may
 * begin no line, and after what may end none. Source: JIS X 4051, the rules for line breaks.
 */
const unbroken =
  /[「『（(\[]*(?:[\x21-\x7e]+|[ァ-ヶー]+|[^\s])[、。，．・：；？！」』）ぁぃぅぇぉっゃゅょー)\]]*/gu;

/** How many columns a text takes where each letter takes one, and a wide one two. */
export function columnsOf(text: string): number {
  return text.length + (text.match(wide)?.length ?? 0);
}

/**
 * A text in lines.
 *
 * @param width the most columns of a line; only what cannot be broken takes more
 */
export function wrap(text: string, width: number): string[] {
  const lines: string[] = [];
  let line = '';
  for (const { 0: word, index } of text.matchAll(unbroken)) {
    const space = line !== '' && text.charAt(index - 1) === ' ' ? ' ' : '';
    if (line !== '' && columnsOf(line + space + word) > width) {
      lines.push(line);
      line = word;
    } else {
      line += space + word;
    }
  }
  return line === '' ? lines : [...lines, line];
}
