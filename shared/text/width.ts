/**
 * Characters that take two columns where every other takes one: those with the East Asian width `W`
 * or `F` that people and servers write (Unicode Standard Annex 11), and pictures.
 */
const wide =
  /[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\ua960-\ua97f\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6b\uff01-\uff60\uffe0-\uffe6\u{1f300}-\u{1f64f}\u{1f680}-\u{1f6ff}\u{1f900}-\u{1f9ff}\u{20000}-\u{3fffd}]/u;

/** Marks that stand on the character before. */
const mark = /\p{M}/u;

/** No line begins with these: closing marks, and small letters that belong to what is before. */
const neverFirst = new Set(
  '、。，．・：；？！」』）］｝】〉》ー々ぁぃぅぇぉっゃゅょァィゥェォッャュョ%)]}:;,.',
);

/** No line ends with these. */
const neverLast = new Set('「『（［｛【〈《([{');

/** The columns that a text takes where letters are all equally wide. */
export function columnsOf(text: string): number {
  // Most of what servers say is ASCII, and there are a hundred thousand lines of it.
  if (/^[\x20-\x7e]*$/.test(text)) return text.length;
  let columns = 0;
  for (const character of text) {
    if (wide.test(character)) columns += 2;
    else if (!mark.test(character)) columns += 1;
  }
  return columns;
}

/**
 * A word in the parts between which a line may end. Scripts that write no spaces may end nearly
 * anywhere; a word of letters is one part.
 */
export function breakableParts(word: string): string[] {
  if (!wide.test(word)) return [word];
  const parts: string[] = [];
  let part = '';
  let before = '';
  for (const character of word) {
    const mayBreak =
      part !== '' &&
      (wide.test(character) || wide.test(before)) &&
      !neverFirst.has(character) &&
      !neverLast.has(before) &&
      !mark.test(character);
    if (mayBreak) {
      parts.push(part);
      part = '';
    }
    part += character;
    before = character;
  }
  return [...parts, part];
}
