const japanese = /[\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Han}ー]/u;
/** What Japanese has no space before, and what it has none after: its own punctuation in both. */
const closing = /[\s、。，．・：；？！…「」『』（）,.:;?!)\]}]/u;
const opening = /[\s、。，．・：；？！…「」『』（）([{]/u;

/**
 * A template tag for Japanese with values in it. Microsoft's Japanese style has a half-width space
 * between Japanese and other letters; whether a value needs one is known only once it is there:
 * `テナント contoso.com に` but `このテナントに`.
 */
export function ja(strings: TemplateStringsArray, ...values: readonly string[]): string {
  return strings.reduce((text, part, index) => join(text, join(values[index - 1] ?? '', part)));
}

function join(left: string, right: string): string {
  const before = Array.from(left).at(-1);
  const after = Array.from(right).at(0);
  if (before === undefined || after === undefined) return left + right;
  const meet =
    (japanese.test(before) && !japanese.test(after) && !closing.test(after)) ||
    (japanese.test(after) && !japanese.test(before) && !opening.test(before));
  return meet ? `${left} ${right}` : left + right;
}
